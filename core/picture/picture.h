// SPDX-License-Identifier: GPL-3.0-or-later
// A figure as SVG, with the places that stand for something.
#pragma once

#include "core/base/error.h"
#include "core/model/id.h"
#include "core/picture/geometry.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::picture {

// A place in a picture and what it stands for. All that it does not stand for is empty.
struct HitArea {
    std::vector<Point> corners{};      // of a polygon, at least three, in the units of the picture
    std::optional<std::size_t> row;    // of the table the picture was made of
    std::optional<std::size_t> column; // the same; heads have a row or a column alone
    std::vector<model::AnyId> objects{}; // codes, cases, links, codings, documents ...
};

struct Picture {
    std::string svg{}; // a whole file: SVG Tiny 1.2, UTF-8
    double width = 0;
    double height = 0;
    std::vector<HitArea> areas{};     // later ones lie over earlier ones
    std::vector<std::string> notes{}; // what the picture leaves out or could not show
};

enum class Tone : std::uint8_t { Light, Dark };

// What every picture takes.
struct Style {
    Tone tone = Tone::Light;
    double width = 720;  // wanted, in units of which 720 go on the width of a page; a figure that
                         // needs more takes more
    std::string title{}; // empty: the figure's own
};

inline constexpr double kSmallestWidth = 320;
inline constexpr double kLargestWidth = 10000;

} // namespace crosscase::picture
