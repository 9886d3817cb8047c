// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uuid.h"

#include "core/base/time.h"

#include <cstring>
#include <random>

namespace crosscase {

namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> makeBase64Values()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kBase64.size(); ++i)
        values[static_cast<unsigned char>(kBase64[i])] = static_cast<std::int8_t>(i);
    return values;
}

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

Uuid Uuid::plus(std::uint64_t n) const
{
    Uuid sum = *this;
    std::uint64_t carry = n;
    for (std::size_t i = 16; i-- > 8 && carry != 0;) {
        carry += sum.bytes[i];
        sum.bytes[i] = static_cast<std::uint8_t>(carry);
        carry >>= 8U;
    }
    return sum;
}

Uuid Uuid::make()
{
    thread_local std::mt19937_64 random{[] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device()};
        return std::mt19937_64(seed);
    }()};
    Uuid uuid;
    const auto ms = static_cast<std::uint64_t>(now().ms);
    for (std::size_t i = 0; i < 6; ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(ms >> (8U * (5 - i)));
    const std::uint64_t high = random();
    const std::uint64_t low = random();
    uuid.bytes[6] = static_cast<std::uint8_t>(0x70U | (high & 0x0FU));
    uuid.bytes[7] = static_cast<std::uint8_t>(high >> 8U);
    for (std::size_t i = 0; i < 8; ++i)
        uuid.bytes[8 + i] = static_cast<std::uint8_t>(low >> (8U * i));
    // The variant bits; the bit after them stays 0, so that counting on has room.
    uuid.bytes[8] = static_cast<std::uint8_t>(0x80U | (uuid.bytes[8] & 0x1FU));
    return uuid;
}

std::string Uuid::toShort() const
{
    std::string text;
    text.reserve(22);
    for (std::size_t i = 0; i < 15; i += 3) {
        const unsigned triple =
            (unsigned{bytes[i]} << 16U) | (unsigned{bytes[i + 1]} << 8U) | unsigned{bytes[i + 2]};
        for (unsigned shift : {18U, 12U, 6U, 0U})
            text += kBase64[(triple >> shift) & 63U];
    }
    text += kBase64[bytes[15] >> 2U];
    text += kBase64[(bytes[15] & 3U) << 4U];
    return text;
}

std::optional<Uuid> Uuid::fromShort(std::string_view text)
{
    static constexpr auto kValues = makeBase64Values();
    if (text.size() != 22)
        return std::nullopt;
    std::array<unsigned, 22> six{};
    for (std::size_t i = 0; i < 22; ++i) {
        const int value = kValues[static_cast<unsigned char>(text[i])];
        if (value < 0)
            return std::nullopt;
        six[i] = static_cast<unsigned>(value);
    }
    Uuid uuid;
    for (std::size_t i = 0, j = 0; i < 15; i += 3, j += 4) {
        const unsigned triple =
            (six[j] << 18U) | (six[j + 1] << 12U) | (six[j + 2] << 6U) | six[j + 3];
        uuid.bytes[i] = static_cast<std::uint8_t>(triple >> 16U);
        uuid.bytes[i + 1] = static_cast<std::uint8_t>(triple >> 8U);
        uuid.bytes[i + 2] = static_cast<std::uint8_t>(triple);
    }
    uuid.bytes[15] = static_cast<std::uint8_t>((six[20] << 2U) | (six[21] >> 4U));
    return uuid;
}

std::string Uuid::toCanonical() const
{
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kHex[bytes[i] >> 4U];
        text += kHex[bytes[i] & 15U];
    }
    return text;
}

std::optional<Uuid> Uuid::fromCanonical(std::string_view text)
{
    if (text.size() == 38 && text.front() == '{' && text.back() == '}')
        text = text.substr(1, 36);
    if (text.size() != 36)
        return std::nullopt;
    Uuid uuid;
    std::size_t at = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            if (text[at++] != '-')
                return std::nullopt;
        }
        const int high = hexValue(text[at]);
        const int low = hexValue(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        uuid.bytes[i] = static_cast<std::uint8_t>(high * 16 + low);
        at += 2;
    }
    return uuid;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    return text.size() == 22 ? fromShort(text) : fromCanonical(text);
}

} // namespace crosscase

std::size_t std::hash<crosscase::Uuid>::operator()(const crosscase::Uuid& uuid) const noexcept
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::memcpy(&high, uuid.bytes.data(), 8);
    std::memcpy(&low, uuid.bytes.data() + 8, 8);
    return static_cast<std::size_t>(high * 0x9E3779B97F4A7C15ULL ^ low);
}
