// SPDX-License-Identifier: GPL-3.0-or-later
// A table from a file, separated values or a workbook: one shape for both.
#pragma once

#include "core/table/csv.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct TableOptions {
    std::optional<std::string> encoding = {}; // of separated values; else detected
    char separator = '\0';                    // of separated values; else sniffed
    std::string sheet = {};                   // of a workbook, see readWorkbook; else the first
};

struct TableFile {
    table::CsvFile table;
    std::string description; // "windows-1252, separator ';', 412 rows, 9 columns"
    std::vector<std::string> warnings = {};
    std::string sheet = {};               // of a workbook: the one that was read
    std::vector<std::string> sheets = {}; // and all of them, in its order
};

// Refused: an option that is for the other kind of file. Else the errors of table::readCsv and
// readWorkbook; Unsupported: another format, named. Malformed: no rows below the headers.
[[nodiscard]] Result<TableFile> readTableFile(std::string_view bytes,
                                              const TableOptions& options = {});

} // namespace crosscase::importing
