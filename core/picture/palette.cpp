// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/palette.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <span>

namespace crosscase::picture {

namespace {

constexpr Colour hex(std::uint32_t rgb)
{
    return {static_cast<std::uint8_t>(rgb >> 16U),
            static_cast<std::uint8_t>((rgb >> 8U) & 0xFFU),
            static_cast<std::uint8_t>(rgb & 0xFFU)};
}

constexpr Colour kBlack = hex(0x000000);
constexpr Colour kWhite = hex(0xFFFFFF);

constexpr Palette kLight{
    .paper = kWhite,
    .ink = hex(0x1D2329),
    .faint = hex(0x5C6670),
    .line = hex(0x9AA4AD),
    .hair = hex(0xE3E7EB),
    .wash = hex(0xF5F7F9),
    .accent = hex(0x1F4E79),
    .quantities = {hex(0xE6EFF7), hex(0xAFCFE8), hex(0x62A1D0), hex(0x2468A4), hex(0x0C3663)},
    .negatives = {hex(0xFBEBDD), hex(0xF3BE8F), hex(0xD97F35), hex(0x9A4A0B)},
    .kinds = {hex(0x0072B2),
              hex(0xE69F00),
              hex(0x009E73),
              hex(0xCC79A7),
              hex(0x56B4E9),
              hex(0xD55E00),
              hex(0xB8A500),
              hex(0x6B7480)}};

constexpr Palette kDark{
    .paper = hex(0x1B1E22),
    .ink = hex(0xE8EAED),
    .faint = hex(0xA7B0B9),
    .line = hex(0x6C7680),
    .hair = hex(0x33383E),
    .wash = hex(0x25292E),
    .accent = hex(0x9CC7EE),
    .quantities = {hex(0x22323F), hex(0x26506F), hex(0x2F7DB0), hex(0x6DB3E2), hex(0xCDE6F8)},
    .negatives = {hex(0x3B2C20), hex(0x70451F), hex(0xC07A36), hex(0xF2BE8C)},
    .kinds = {hex(0x4FA3DD),
              hex(0xE9AE2C),
              hex(0x2FBF94),
              hex(0xDB93BB),
              hex(0x8CCBF0),
              hex(0xEE8344),
              hex(0xE4D84A),
              hex(0xA9B2BC)}};

// Relative luminance (WCAG 2.1).
double luminance(Colour colour)
{
    const auto linear = [](std::uint8_t channel) {
        const double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
           + 0.0722 * linear(colour.blue);
}

Colour along(std::span<const Colour> stops, double share)
{
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    return mixed(stops[below], stops[below + 1], place - static_cast<double>(below));
}

} // namespace

std::string toText(Colour colour)
{
    return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue);
}

std::optional<Colour> colourFromText(std::string_view text)
{
    if (text.size() != 7 || text.front() != '#')
        return std::nullopt;
    std::uint32_t rgb = 0;
    for (const char c : text.substr(1)) {
        const bool digit = c >= '0' && c <= '9';
        const char lower = static_cast<char>(c | 0x20);
        if (!digit && (lower < 'a' || lower > 'f'))
            return std::nullopt;
        rgb = rgb * 16 + static_cast<std::uint32_t>(digit ? c - '0' : lower - 'a' + 10);
    }
    return hex(rgb);
}

Colour mixed(Colour a, Colour b, double share)
{
    const auto mix = [share](std::uint8_t from, std::uint8_t to) {
        return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
    };
    return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

double contrast(Colour a, Colour b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Colour Palette::quantity(double share) const
{
    return along(quantities, share);
}

Colour Palette::negative(double share) const
{
    return along(negatives, share);
}

Colour Palette::kind(std::size_t number) const
{
    return kinds[number % kinds.size()];
}

Colour Palette::inkOn(Colour ground) const
{
    if (contrast(ink, ground) >= 4.5)
        return ink;
    // One of the two always has it: their contrasts multiply to 21.
    return contrast(kWhite, ground) >= contrast(kBlack, ground) ? kWhite : kBlack;
}

Colour Palette::visible(Colour colour, double least) const
{
    Colour moved = colour;
    for (int step = 1; step <= 10 && contrast(moved, paper) < least; ++step)
        moved = mixed(colour, ink, step / 10.0);
    return moved;
}

const Palette& paletteOf(Tone tone)
{
    return tone == Tone::Dark ? kDark : kLight;
}

} // namespace crosscase::picture
