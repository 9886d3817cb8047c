// SPDX-License-Identifier: GPL-3.0-or-later
// The cells of one sheet of a workbook (xlsx) -> a table of words.
#pragma once

#include "core/import/sheet_dates.h"
#include "core/table/csv.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pugi {
class xml_node;
}

namespace crosscase::importing {

// What the cells of all sheets of a workbook refer to.
struct SharedCells {
    std::vector<std::string> strings;
    std::vector<Shown> styles; // by a cell's style number
    DateSystem dates = DateSystem::From1900;
};

struct SheetCells {
    table::CsvFile table;        // `line` is the row's number in the sheet; the first row with
                                 // content names the columns; every row has as many cells
    std::size_t errors = 0;      // cells of an error (#N/A), read as empty
    std::size_t unknown = 0;     // formulas without a stored result, read as empty
    std::size_t mergedAreas = 0; // their value stands in their first cell alone
};

// `xml` is the sheet's part, UTF-8. Malformed: damaged. Unsupported: more than 1,048,576 rows,
// 16,384 columns, 20 million cells, 512 MB of words, or a row of more than 16 MB.
[[nodiscard]] Result<SheetCells> readCells(std::string_view xml, const SharedCells& shared);

// The words of a string: its runs joined, how they are pronounced (rPh) left out, the escapes
// _x000D_ resolved, line ends LF, valid UTF-8.
[[nodiscard]] std::string stringOf(const pugi::xml_node& string);

} // namespace crosscase::importing
