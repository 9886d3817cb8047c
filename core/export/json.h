// SPDX-License-Identifier: GPL-3.0-or-later
// A table as JSON: for programs. Numbers in full precision, nothing for an empty cell is null.
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

// { "title", "headColumns", "columns": [{ "key", "heads", "kind" }], "rows": [{ key: value }],
// "totals", "notes", "about" (if there is anything to say) } A key is the head in one line; a
// repeated one gets " (2)", " (3)", ... `totals` counts rows from 0.
[[nodiscard]] Result<std::string> writeJson(const table::Table& table, const Options& options);

// One object of `rows` a line.
[[nodiscard]] Result<std::string> writeJsonLines(const table::Table& table, const Options& options);

} // namespace crosscase::exporting
