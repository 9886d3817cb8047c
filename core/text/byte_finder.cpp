// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two bytes of the needle are compared at many places at once, the two that are rarest in texts;
// only where both stand is the whole needle compared. A text made to mislead that (aaa...ab in
// aaaa...) would cost its length times the needle's, so after too much in vain memmem goes on,
// which is linear whatever comes.
#include "core/text/byte_finder.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace crosscase::text {

namespace {

constexpr bool isAsciiLetter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

// How common a byte is in texts of Latin script: the higher the more.
constexpr auto kCommonness = [] {
    std::array<unsigned char, 256> ranks{};
    for (unsigned c = 0x80; c < 0x100; ++c)
        ranks[c] = 60; // where they occur at all they are frequent
    for (unsigned c = '0'; c <= '9'; ++c)
        ranks[c] = 30;
    for (unsigned c = 'A'; c <= 'Z'; ++c)
        ranks[c] = 20;
    unsigned char rank = 255;
    for (const char c : std::string_view(" etaniorshdlucmgwpfybvk,.zj'xq-\n"))
        ranks[static_cast<unsigned char>(c)] = rank -= 6;
    return ranks;
}();

#if defined(__GNUC__)
// Vectors of the compiler: any machine it builds for has them, as instructions or in pieces.
using Lanes = unsigned char __attribute__((vector_size(16)));
constexpr std::size_t kUnrolled = 4;
constexpr std::size_t kStride = kUnrolled * sizeof(Lanes);

inline Lanes loaded(const char* place)
{
    Lanes lanes;
    std::memcpy(&lanes, place, sizeof lanes);
    return lanes;
}

// The first lane that is not 0; their number if there is none.
inline std::size_t firstOf(Lanes lanes)
{
    std::array<std::uint64_t, 2> halves;
    std::memcpy(halves.data(), &lanes, sizeof lanes);
    if ((halves[0] | halves[1]) == 0)
        return sizeof lanes;
    const std::size_t half = halves[0] == 0 ? 1 : 0;
    const int bits = std::endian::native == std::endian::little ? std::countr_zero(halves[half])
                                                                : std::countl_zero(halves[half]);
    return half * 8 + static_cast<std::size_t>(bits) / 8;
}
#endif

} // namespace

void lowerAscii(char* bytes, std::size_t size)
{
    // Without a branch, so that the compiler takes many at once.
    for (std::size_t i = 0; i < size; ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        const auto capital = static_cast<unsigned char>(c - 'A') < 26U;
        bytes[i] = static_cast<char>(c | static_cast<unsigned>(capital) << 5U);
    }
}

ByteFinder::ByteFinder(std::string needle, bool anyCase)
    : m_needle(std::move(needle))
    , m_anyCase(anyCase)
{
    if (anyCase)
        lowerAscii(m_needle.data(), m_needle.size());
    const auto commonness = [&](std::size_t at) {
        return kCommonness[static_cast<unsigned char>(m_needle[at])];
    };
    std::size_t rarest = 0;
    for (std::size_t at = 1; at < m_needle.size(); ++at)
        if (commonness(at) < commonness(rarest))
            rarest = at;
    std::size_t second = rarest == 0 && m_needle.size() > 1 ? 1 : 0;
    for (std::size_t at = 0; at < m_needle.size(); ++at)
        if (at != rarest && commonness(at) < commonness(second))
            second = at;
    const std::array<std::size_t, 2> places = {rarest, second};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto value = static_cast<unsigned char>(m_needle[places[i]]);
        const bool letter = m_anyCase && isAsciiLetter(value);
        m_probes[i] = {places[i], value, static_cast<unsigned char>(letter ? 0x20 : 0)};
    }
}

bool ByteFinder::probesAt(const char* place) const
{
    const auto stands = [&](const Probe& probe) {
        return (static_cast<unsigned char>(place[probe.at]) | probe.fold) == probe.value;
    };
    return stands(m_probes[0]) && stands(m_probes[1]);
}

bool ByteFinder::standsAt(const char* place) const
{
    if (!m_anyCase)
        return std::memcmp(place, m_needle.data(), m_needle.size()) == 0;
    return std::equal(m_needle.begin(), m_needle.end(), place, [](char wanted, char is) {
        return wanted == lowered(is);
    });
}

// The first place at or after `from` where both probes stand and the needle has room.
std::size_t ByteFinder::skipTo(std::string_view bytes, std::size_t from) const
{
    const std::size_t last = bytes.size() - m_needle.size(); // the caller has seen that it fits
    std::size_t at = from;
#if defined(__GNUC__)
    const char* first = bytes.data() + m_probes[0].at;
    const char* second = bytes.data() + m_probes[1].at;
    const Lanes folds[2] = {Lanes{} + m_probes[0].fold, Lanes{} + m_probes[1].fold};
    const Lanes values[2] = {Lanes{} + m_probes[0].value, Lanes{} + m_probes[1].value};
    const auto standing = [&](std::size_t place) {
        const Lanes one = (loaded(first + place) | folds[0]) ^ values[0];
        const Lanes other = (loaded(second + place) | folds[1]) ^ values[1];
        return reinterpret_cast<Lanes>((one | other) == Lanes{});
    };
    const auto nothingAhead = [&] {
        Lanes found{};
        for (std::size_t i = 0; i < kUnrolled; ++i)
            found |= standing(at + i * sizeof(Lanes));
        return firstOf(found) == sizeof(Lanes);
    };
    while (at + sizeof(Lanes) <= last + 1) {
        if (const std::size_t lane = firstOf(standing(at)); lane < sizeof(Lanes))
            return at + lane;
        at += sizeof(Lanes);
        while (at + kStride <= last + 1 && nothingAhead())
            at += kStride;
    }
#endif
    for (; at <= last; ++at)
        if (probesAt(bytes.data() + at))
            return at;
    return kNowhere;
}

// memmem, over lower-cased pieces if need be.
std::size_t ByteFinder::nextSteadily(std::string_view bytes, std::size_t from) const
{
    const auto search = [&](std::string_view in) {
        const void* found = ::memmem(in.data(), in.size(), m_needle.data(), m_needle.size());
        return found == nullptr
                   ? kNowhere
                   : static_cast<std::size_t>(static_cast<const char*>(found) - in.data());
    };
    if (!m_anyCase) {
        const std::size_t found = search(bytes.substr(from));
        return found == kNowhere ? kNowhere : from + found;
    }
    const std::size_t step = std::max<std::size_t>(std::size_t{1} << 16U, m_needle.size());
    std::string piece;
    for (; from + m_needle.size() <= bytes.size(); from += step) {
        piece = bytes.substr(from, step + m_needle.size() - 1);
        lowerAscii(piece.data(), piece.size());
        if (const std::size_t found = search(piece); found != kNowhere)
            return from + found;
    }
    return kNowhere;
}

std::size_t ByteFinder::next(std::string_view bytes, std::size_t from) const
{
    if (bytes.size() < m_needle.size())
        return kNowhere;
    std::size_t inVain = 0;
    for (std::size_t at = from; at + m_needle.size() <= bytes.size(); ++at) {
        at = skipTo(bytes, at);
        if (at == kNowhere || standsAt(bytes.data() + at))
            return at;
        inVain += m_needle.size();
        if (inVain > 4096 + 4 * (at - from))
            return nextSteadily(bytes, at + 1);
    }
    return kNowhere;
}

} // namespace crosscase::text
