// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a page in reading order.
//
// A gutter is an upright strip without text between two columns of prose: lines on both sides, in
// number alike, that fill their column and have several words. So a table, a margin with times or
// speakers, and wide blanks between sentences make no columns; their lines go across. What stands
// above a gutter is read before it, what stands below after it.
#pragma once

#include "core/import/pdf_page.h"

#include <vector>

namespace crosscase::importing::pdf {

// None empty.
[[nodiscard]] std::vector<std::vector<Run>> columnsOf(std::vector<Run> runs);

} // namespace crosscase::importing::pdf
