// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the pages beside their text: running heads and feet, page numbers, the numbers of
// lines in the margin, a stamp on every page.
//
// A line at the top or the bottom is a running one if lines of the same words stand at the same
// height on at least three pages near each other (left and right pages may differ); digits count as
// equal. A line without letters has to be the number of the page: arabic or roman, rising with the
// pages. Lines are looked at from the edge inwards until one stays.
#pragma once

#include "core/import/pdf_page.h"

#include <cstddef>
#include <vector>

namespace crosscase::importing::pdf {

// Takes the lines out and returns how many.
std::size_t removeRunningLines(std::vector<Page>& pages);

// Takes the numbers out where a column of them counts the lines (each, or every fifth), on at
// least half of the pages; returns on how many.
std::size_t removeLineNumbers(std::vector<Page>& pages);

} // namespace crosscase::importing::pdf
