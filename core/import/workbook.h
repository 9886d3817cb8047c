// SPDX-License-Identifier: GPL-3.0-or-later
// One sheet of a workbook (xlsx) as a table of words.
#pragma once

#include "core/table/csv.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct SheetTable {
    table::CsvFile table; // `line` is the row's number in the sheet, encoding and separator are
                          // empty; rows of nothing but empty cells are left out
    std::string sheet;    // its name
    std::vector<std::string> others; // names of the workbook's other sheets
    std::vector<std::string> sheets; // all of them, in its order
    std::vector<std::string> warnings;
};

// `sheet` is a name (case ignored) or a number from 1 in the order of the workbook, hidden ones
// counted; empty: the first sheet that has content and is not hidden. Its first row with content
// names the columns.
// Cells come as the words they stand for: whole numbers without decimals, others in the fewest
// digits that read back the same, true and false, dates as ISO (see sheet_dates.h), results of
// formulas. Errors (#N/A) are empty cells, counted in the warnings.
// NotFound: no such sheet, the names are listed. Malformed: damaged, no workbook, or no content.
// Unsupported: too large (see sheet_cells.h), xlsb.
[[nodiscard]] Result<SheetTable> readWorkbook(std::string_view bytes, std::string_view sheet = {});

} // namespace crosscase::importing
