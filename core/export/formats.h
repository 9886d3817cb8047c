// SPDX-License-Identifier: GPL-3.0-or-later
// Every format a table or a report can leave in: one entry each.
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/table/report.h"
#include "core/table/table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

struct Options {
    char separator = ',';     // csv
    bool bom = false;         // csv, tsv
    bool formulaGuard = true; // csv, tsv
    bool heads = true;        // csv, tsv: the line of heads
    int width = 0;            // terminal: columns to fit into, 0: as wide as needed
    // On project, date, version: below the notes where notes are written, but not in a terminal.
    std::vector<std::string> about = {};
    // When the file was made, for formats that carry it; without it they carry a fixed day, so that
    // the same table gives the same bytes.
    std::optional<Timestamp> made = {};
};

struct Format {
    std::string_view name;        // what --format takes
    std::string_view ending;      // file ending without the dot; empty: none
    std::string_view description; // for --help
    Result<std::string> (*write)(const table::Table&, const Options&);
    // Pieces of a table, written one by one (the heads with the first), are the table.
    bool byRows = false;
};

// What a report can leave in.
struct ReportFormat {
    std::string_view name;
    std::string_view ending;
    std::string_view description;
    Result<std::string> (*write)(const table::Report&, const Options&);
};

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] std::span<const ReportFormat> reportFormats();

// nullptr if there is none of that name / ending (case ignored).
[[nodiscard]] const Format* formatNamed(std::string_view name);
[[nodiscard]] const Format* formatForFile(std::string_view fileName);
[[nodiscard]] const ReportFormat* reportFormatNamed(std::string_view name);
[[nodiscard]] const ReportFormat* reportFormatForFile(std::string_view fileName);

} // namespace crosscase::exporting
