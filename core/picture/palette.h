// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of the pictures, light and dark, that colour-blind people can tell apart.
//
// Quantities run over one hue from near the paper to far from it, so lightness alone tells them;
// values of both signs run from orange over the paper to blue. Kinds have the eight colours of
// Okabe and Ito (2008), of which the yellow is darker on white and the black is ours.
#pragma once

#include "core/picture/picture.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::picture {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Colour&) const = default;
};

[[nodiscard]] std::string toText(Colour colour);                           // "#rrggbb"
[[nodiscard]] std::optional<Colour> colourFromText(std::string_view text); // of "#rrggbb"
[[nodiscard]] Colour mixed(Colour a, Colour b, double share);              // share 0: a, 1: b

// The contrast of two colours, 1 to 21 (WCAG 2.1).
[[nodiscard]] double contrast(Colour a, Colour b);

struct Palette {
    Colour paper;
    Colour ink;                       // words
    Colour faint;                     // words of less weight; contrast on the paper at least 4.5
    Colour line;                      // axes, borders
    Colour hair;                      // grids
    Colour wash;                      // a tint of the paper, for boxes
    Colour accent;                    // what stands in the middle
    std::array<Colour, 5> quantities; // from little to much
    std::array<Colour, 4> negatives;  // from little to much below zero
    std::array<Colour, 8> kinds;

    [[nodiscard]] Colour quantity(double share) const;   // 0..1
    [[nodiscard]] Colour negative(double share) const;   // 0..1
    [[nodiscard]] Colour kind(std::size_t number) const; // beyond eight they come again
    // The ink for words on `ground`: contrast at least 4.5.
    [[nodiscard]] Colour inkOn(Colour ground) const;
    // `colour` moved towards the ink until its contrast with the paper is at least `least`.
    [[nodiscard]] Colour visible(Colour colour, double least) const;
};

[[nodiscard]] const Palette& paletteOf(Tone tone);

} // namespace crosscase::picture
