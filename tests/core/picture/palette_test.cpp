// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/palette.h"

#include <catch2/catch.hpp>

using namespace crosscase::picture;

TEST_CASE("words can be read on every shade, in light and in dark")
{
    for (const Tone tone : {Tone::Light, Tone::Dark}) {
        const Palette& palette = paletteOf(tone);
        CHECK(contrast(palette.ink, palette.paper) >= 7);
        CHECK(contrast(palette.faint, palette.paper) >= 4.5);
        for (const Colour ground : {palette.paper, palette.wash, palette.accent})
            CHECK(contrast(palette.inkOn(ground), ground) >= 4.5);
        for (int i = 0; i <= 100; ++i) {
            const Colour more = palette.quantity(i / 100.0);
            const Colour less = palette.negative(i / 100.0);
            CHECK(contrast(palette.inkOn(more), more) >= 4.5);
            CHECK(contrast(palette.inkOn(less), less) >= 4.5);
        }
    }
}

TEST_CASE("more is always farther from the paper, so lightness alone tells quantities")
{
    for (const Tone tone : {Tone::Light, Tone::Dark}) {
        const Palette& palette = paletteOf(tone);
        for (int i = 0; i < 50; ++i) {
            CHECK(contrast(palette.quantity(i / 50.0), palette.paper)
                  < contrast(palette.quantity((i + 1) / 50.0), palette.paper) + 1e-9);
            CHECK(contrast(palette.negative(i / 50.0), palette.paper)
                  < contrast(palette.negative((i + 1) / 50.0), palette.paper) + 1e-9);
        }
    }
}

TEST_CASE("contrast is that of WCAG 2.1")
{
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21));
    CHECK(contrast({119, 119, 119}, {255, 255, 255}) == Approx(4.48).epsilon(0.002));
}

TEST_CASE("colours are read from their text and written back; what is none is nothing")
{
    CHECK(toText(*colourFromText("#1F4E9E")) == "#1f4e9e");
    for (const char* bad : {"", "#12345", "1f4e9e0", "#1f4e9g", "red"})
        CHECK_FALSE(colourFromText(bad));
}

TEST_CASE("a colour that the paper swallows is moved towards the ink")
{
    const Palette& palette = paletteOf(Tone::Light);
    CHECK(contrast(palette.visible({254, 254, 250}, 1.6), palette.paper) >= 1.6);
    CHECK(palette.visible({0, 0, 90}, 1.6) == Colour{0, 0, 90});
}
