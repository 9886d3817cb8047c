// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <unicode/utf8.h>

namespace crosscase::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::uint64_t eightBytes(const char* at)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

const std::uint8_t* unsignedBytes(std::string_view utf8)
{
    return reinterpret_cast<const std::uint8_t*>(utf8.data());
}

} // namespace

// NOLINTNEXTLINE(readability-function-size): the size is the macro's.
std::size_t nextCodePoint(std::string_view utf8, std::size_t byte)
{
    const std::uint8_t* bytes = unsignedBytes(utf8);
    auto at = static_cast<std::int64_t>(byte);
    const auto end = static_cast<std::int64_t>(utf8.size());
    U8_FWD_1(bytes, at, end);
    return static_cast<std::size_t>(at);
}

char32_t decodeAt(std::string_view utf8, std::size_t& byte)
{
    const std::uint8_t* bytes = unsignedBytes(utf8);
    auto at = static_cast<std::int64_t>(byte);
    const auto end = static_cast<std::int64_t>(utf8.size());
    UChar32 codePoint = 0;
    U8_NEXT_OR_FFFD(bytes, at, end, codePoint);
    byte = static_cast<std::size_t>(at);
    return static_cast<char32_t>(codePoint);
}

void append(std::string& utf8, char32_t codePoint)
{
    if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint < 0xE000))
        codePoint = kReplacement;
    const auto add = [&](char32_t byte) { utf8 += static_cast<char>(byte); };
    const auto addTrail = [&](int shift) { add(0x80 | (codePoint >> shift & 0x3F)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0 | codePoint >> 6);
        addTrail(0);
    } else if (codePoint < 0x10000) {
        add(0xE0 | codePoint >> 12);
        addTrail(6);
        addTrail(0);
    } else {
        add(0xF0 | codePoint >> 18);
        addTrail(12);
        addTrail(6);
        addTrail(0);
    }
}

std::size_t asciiPrefix(std::string_view bytes)
{
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        const std::uint64_t high = eightBytes(bytes.data() + at) & 0x8080808080808080U;
        if (high == 0)
            continue;
        if constexpr (std::endian::native == std::endian::little)
            return at + static_cast<std::size_t>(std::countr_zero(high)) / 8;
        break;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80)
        ++at;
    return at;
}

// NOLINTNEXTLINE(readability-function-size): the size is the macro's.
std::size_t validPrefix(std::string_view bytes)
{
    const std::uint8_t* data = unsignedBytes(bytes);
    const auto end = static_cast<std::int64_t>(bytes.size());
    std::int64_t at = 0;
    while (at < end) {
        if (data[at] < 0x80) {
            at +=
                static_cast<std::int64_t>(asciiPrefix(bytes.substr(static_cast<std::size_t>(at))));
            continue;
        }
        const std::int64_t start = at;
        UChar32 codePoint = 0;
        U8_NEXT(data, at, end, codePoint);
        if (codePoint < 0)
            return static_cast<std::size_t>(start);
    }
    return bytes.size();
}

bool isValidUtf8(std::string_view bytes)
{
    return validPrefix(bytes) == bytes.size();
}

std::size_t countCodePoints(std::string_view utf8)
{
    constexpr std::uint64_t kLowBits = 0x0101010101010101U;
    std::size_t trails = 0;
    std::size_t at = 0;
    for (; at + 8 <= utf8.size(); at += 8) {
        const std::uint64_t bytes = eightBytes(utf8.data() + at);
        // One bit a byte: the product adds them up in the highest byte.
        trails += static_cast<std::size_t>((bytes >> 7 & ~bytes >> 6 & kLowBits) * kLowBits >> 56);
    }
    for (; at < utf8.size(); ++at)
        trails += (static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U ? 1U : 0U;
    return utf8.size() - trails;
}

} // namespace crosscase::text
