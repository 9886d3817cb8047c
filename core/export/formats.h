// SPDX-License-Identifier: GPL-3.0-or-later
// Every format a table can leave in: one entry each.
#pragma once

#include "core/base/error.h"
#include "core/table/table.h"

#include <span>
#include <string>
#include <string_view>

namespace crosscase::exporting {

struct Options {
    char separator = ',';     // csv
    bool bom = false;         // csv, tsv
    bool formulaGuard = true; // csv, tsv
    bool heads = true;        // csv, tsv: the line of heads
    int width = 0;            // terminal: columns to fit into, 0: as wide as needed
};

struct Format {
    std::string_view name;        // what --format takes
    std::string_view ending;      // file ending without the dot; empty: none
    std::string_view description; // for --help
    Result<std::string> (*write)(const table::Table&, const Options&);
    // Pieces of a table, written one by one (the heads with the first), are the table.
    bool byRows = false;
};

[[nodiscard]] std::span<const Format> formats();

// nullptr if there is none of that name / ending (case ignored).
[[nodiscard]] const Format* formatNamed(std::string_view name);
[[nodiscard]] const Format* formatForFile(std::string_view fileName);

} // namespace crosscase::exporting
