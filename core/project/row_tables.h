// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of which each row is one thing that the researcher wrote or judged: all rows become one
// batch, or, if any has a fault, all faults are listed with their lines and nothing is done.
#pragma once

#include "core/project/edit.h"
#include "core/table/csv.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

enum class RowKind : std::uint8_t { Links, Memos, Progress, Propositions, Ratings, Summaries };

struct RowTable {
    RowKind kind;
    std::string_view what;             // "summaries"
    std::vector<std::string> required; // columns
    std::vector<std::string> optional;
};
[[nodiscard]] const RowTable& rowTable(RowKind kind);

// The columns that are not used. Malformed: one that is required is missing.
[[nodiscard]] Result<std::vector<std::string>> unusedColumns(const RowTable& table,
                                                             const table::CsvFile& file);

// `scale`: of ratings whose rows name none. Malformed: as above, or rows with faults.
[[nodiscard]] Result<void>
importRows(Edit& edit, RowKind kind, const table::CsvFile& file, const std::string& scale = {});

} // namespace crosscase::project
