// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on a page of a PDF: runs of words with their boxes, in points from the top left
// corner. The only place that sees poppler's words.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace poppler {
class page;
}

namespace crosscase::importing::pdf {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    [[nodiscard]] double width() const { return right - left; }
    [[nodiscard]] double height() const { return bottom - top; }
};

// The smallest box that holds both.
[[nodiscard]] Box united(const Box& a, const Box& b);
// How much of the lower of the two boxes the other covers in height, 0..1.
[[nodiscard]] double sharedHeight(const Box& a, const Box& b);

// Words of one size beside each other, as poppler found them in a line.
struct Run {
    Box box;
    std::string text; // valid UTF-8, without controls
    int words = 0;
    double firstWordRight = 0;
    double secondWordLeft = std::numeric_limits<double>::infinity(); // of a single word: none
};

struct Page {
    int number = 0;        // from 1
    std::vector<Run> runs; // of the page's main direction, turned upright
    // Texts at right angles to it, one an angle, each in upright coordinates of its own.
    std::vector<std::vector<Run>> turned;
    int slanted = 0; // texts at other angles; they are left out

    [[nodiscard]] bool empty() const { return runs.empty() && turned.empty(); }
};

// One layout pass of poppler. Ligatures (U+FB00..FB06) come as their letters; a soft hyphen that
// shows comes as a hyphen but at the end of a word. `words` is raised by their number.
[[nodiscard]] Page readPage(const poppler::page& page, int number, std::size_t& words);

} // namespace crosscase::importing::pdf
