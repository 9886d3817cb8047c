// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/token_scanner.h"

#include "core/text/letters.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <array>
#include <bit>
#include <cstring>

namespace crosscase::query {

namespace {

constexpr std::size_t kBlock = 64;           // bytes; one bit of a word each
constexpr std::size_t kLongRun = 96;         // longer ones hardly come again
constexpr std::size_t kRemembered = 1 << 20; // runs

// Between words, whatever stands on its other side.
bool isSeparator(char c)
{
    return static_cast<unsigned char>(c) <= 0x20;
}

// A bit for every byte of the block that `holds` of. Written so that compilers use wide registers.
template <typename Holds>
std::uint64_t bitsOf(const unsigned char* block, Holds holds)
{
    std::array<unsigned char, kBlock> flags;
    for (std::size_t i = 0; i < kBlock; ++i)
        flags[i] = holds(block[i]) ? 1 : 0;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < kBlock; i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, flags.data() + i, 8);
        bits |= ((eight * 0x0102040810204080U) >> 56U) << i; // gathers the lowest bits
    }
    return bits;
}

// Blocks of a stretch of text; behind its end there are blanks.
class Blocks {
public:
    Blocks(std::string_view utf8, text::ByteSpan within)
        : m_utf8(utf8)
        , m_end(within.end)
    {}
    const unsigned char* at(std::size_t byte)
    {
        if (byte + kBlock <= m_end)
            return bytes(byte);
        m_rest.fill(' ');
        std::memcpy(m_rest.data(), m_utf8.data() + byte, m_end - byte);
        return m_rest.data();
    }

private:
    [[nodiscard]] const unsigned char* bytes(std::size_t byte) const
    {
        // NOLINTNEXTLINE(*-reinterpret-cast): bytes
        return reinterpret_cast<const unsigned char*>(m_utf8.data() + byte);
    }

    std::string_view m_utf8;
    std::size_t m_end;
    std::array<unsigned char, kBlock> m_rest{};
};

// A mark or a joiner behind a blank belongs to the blank: there the text is not cut into runs.
bool beginsRun(std::string_view utf8, std::size_t byte)
{
    if (static_cast<signed char>(utf8[byte]) >= 0)
        return true;
    const char32_t c = text::decodeAt(utf8, byte);
    return text::isLetter(c) || text::isDigit(c) || (c >= 0x2010 && c <= 0x2027)
           || (c >= 0xA1 && c <= 0xBF && c != 0xAD);
}

// General punctuation: no letter that an atom begins with, though it is not ASCII.
bool isPunctuation(std::string_view utf8, std::size_t byte)
{
    return utf8.substr(byte).starts_with("\xE2\x80");
}

// Where a token that begins with one of `letters` or not with ASCII may begin.
class Candidates {
public:
    explicit Candidates(std::string_view letters)
    {
        for (std::size_t i = 0; i < m_letters.size(); ++i)
            m_letters[i] = static_cast<unsigned char>(
                letters.empty() ? 0xFF : letters[i % letters.size()] | 0x20);
    }
    // An ASCII letter stands within a token if one stands before it; others need not.
    std::uint64_t in(const unsigned char* block)
    {
        const auto letters = m_letters;
        const std::uint64_t first = bitsOf(block, [letters](unsigned char c) {
            const auto small = static_cast<unsigned char>(c | 0x20U);
            return small == letters[0] || small == letters[1] || small == letters[2]
                   || small == letters[3];
        });
        const std::uint64_t inside = bitsOf(block, [](unsigned char c) {
            const auto small = static_cast<unsigned char>(c | 0x20U);
            return static_cast<unsigned char>(small - 'a') < 26
                   || static_cast<unsigned char>(c - '0') < 10;
        });
        const std::uint64_t before = (inside << 1U) | m_carry;
        m_carry = inside >> 63U;
        return (first & ~before) | bitsOf(block, [](unsigned char c) { return c >= 0x80; });
    }

private:
    std::array<unsigned char, TokenScanner::kMaxLetters> m_letters{};
    std::uint64_t m_carry = 0;
};

} // namespace

std::uint32_t TokenScanner::scan(std::string_view utf8,
                                 text::ByteSpan within,
                                 std::uint32_t position,
                                 std::vector<Occurrence>& found)
{
    const std::uint32_t firstPosition = position;
    const std::size_t already = found.size();
    Blocks blocks(utf8, within);
    std::size_t start = within.start;
    const auto takeUntil = [&](std::size_t end) {
        if (start < end) {
            if (start > within.start && !beginsRun(utf8, start))
                return false;
            position = take(utf8, {start, end}, position, found);
        }
        start = end + 1;
        return true;
    };
    for (std::size_t at = within.start; at < within.end; at += kBlock) {
        std::uint64_t separators = bitsOf(blocks.at(at), [](unsigned char c) { return c <= 0x20; });
        for (; separators != 0; separators &= separators - 1) {
            const auto end = at + static_cast<std::size_t>(std::countr_zero(separators));
            if (end >= within.end)
                break;
            if (!takeUntil(end)) {
                found.resize(already);
                return cut(utf8, within, firstPosition, found);
            }
        }
    }
    if (takeUntil(within.end))
        return position;
    found.resize(already);
    return cut(utf8, within, firstPosition, found);
}

void TokenScanner::scanFor(std::string_view letters,
                           std::string_view utf8,
                           text::ByteSpan within,
                           std::vector<Occurrence>& found)
{
    const std::size_t already = found.size();
    Blocks blocks(utf8, within);
    Candidates candidates(letters);
    std::size_t done = within.start; // before it all is found
    for (std::size_t at = within.start; at < within.end; at += kBlock) {
        std::uint64_t bits = candidates.in(blocks.at(at));
        for (; bits != 0; bits &= bits - 1) {
            const auto byte = at + static_cast<std::size_t>(std::countr_zero(bits));
            if (byte < done)
                continue;
            if (isPunctuation(utf8, byte)) {
                done = byte + 3;
                continue;
            }
            text::ByteSpan run{byte, byte};
            while (run.start > within.start && !isSeparator(utf8[run.start - 1]))
                --run.start;
            while (run.end < within.end && !isSeparator(utf8[run.end]))
                ++run.end;
            if (run.start > within.start && !beginsRun(utf8, run.start)) {
                found.resize(already);
                cut(utf8, within, 0, found);
                return;
            }
            take(utf8, run, 0, found);
            done = run.end;
        }
    }
}

std::uint32_t TokenScanner::take(std::string_view utf8,
                                 text::ByteSpan run,
                                 std::uint32_t position,
                                 std::vector<Occurrence>& found)
{
    const std::size_t length = run.end - run.start;
    if (length > kLongRun)
        return cut(utf8, run, position, found);
    const std::string_view bytes = utf8.substr(run.start, length);
    if (m_runs.size() > kRemembered) {
        m_runs.clear();
        m_known.clear();
        m_atomsOfRuns.clear();
    }
    std::uint32_t& known = m_runs.of(bytes, utf8.size() - run.start);
    if (known == TokenTable::kNew)
        known = learn(bytes);
    if ((known & 1U) == 0)
        return position + known / 2;
    const Run& what = m_known[known / 2];
    const auto start = static_cast<std::uint32_t>(run.start);
    for (std::uint32_t i = what.first; i < what.first + what.count; ++i) {
        const Occurrence& atom = m_atomsOfRuns[i];
        found.push_back({position + atom.position, start + atom.start, start + atom.end, atom.set});
    }
    return position + what.tokens;
}

std::uint32_t TokenScanner::learn(std::string_view run)
{
    const auto first = static_cast<std::uint32_t>(m_atomsOfRuns.size());
    const std::uint32_t tokens = cut(run, {0, run.size()}, 0, m_atomsOfRuns);
    const auto count = static_cast<std::uint32_t>(m_atomsOfRuns.size()) - first;
    if (count == 0)
        return 2 * tokens;
    m_known.push_back({tokens, first, count});
    return static_cast<std::uint32_t>(2 * (m_known.size() - 1) + 1);
}

// Without runs.
std::uint32_t TokenScanner::cut(std::string_view utf8,
                                text::ByteSpan stretch,
                                std::uint32_t position,
                                std::vector<Occurrence>& found)
{
    const std::string_view bytes = utf8.substr(stretch.start, stretch.end - stretch.start);
    if (m_tokens.size() > kRemembered)
        m_tokens.clear();
    text::tokens(bytes, m_cut);
    for (const text::ByteSpan token : m_cut) {
        std::uint32_t& set = m_tokens.of(bytes.substr(token.start, token.end - token.start),
                                         bytes.size() - token.start);
        if (set == TokenTable::kNew)
            set = m_matcher.setOf(bytes.substr(token.start, token.end - token.start));
        if (set != 0)
            found.push_back({position,
                             static_cast<std::uint32_t>(stretch.start + token.start),
                             static_cast<std::uint32_t>(stretch.start + token.end),
                             set});
        ++position;
    }
    return position;
}

} // namespace crosscase::query
