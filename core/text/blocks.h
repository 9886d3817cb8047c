// SPDX-License-Identifier: GPL-3.0-or-later
// A text cut at its line ends into what becomes passages, and the headings among them.
#pragma once

#include "core/text/structure.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscase::text {

// Byte positions in the text.
struct Block {
    std::size_t start = 0;
    std::size_t end = 0;          // without the line end
    std::size_t contentStart = 0; // of a heading: without its marks; else as above
    std::size_t contentEnd = 0;
    std::uint8_t heading = 0; // level 1..6, 0: none
};

// A line of White_Space only is blank and in no block. A heading is a block of its own. No block
// goes beyond one of `borders` (byte positions of line starts or ends, ascending).
[[nodiscard]] std::vector<Block> cutBlocks(std::string_view utf8,
                                           Paragraphs paragraphs,
                                           Markup markup,
                                           const std::vector<std::size_t>& borders = {});

} // namespace crosscase::text
