// SPDX-License-Identifier: GPL-3.0-or-later
// A table as comma- or tab-separated values: one line of heads, the rows, nothing else.
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

// Unsupported if options.separator cannot separate (a quote, a line end, not ASCII).
[[nodiscard]] Result<std::string> writeCsv(const table::Table& table, const Options& options);

// The same with tabs: cells with tabs, quotes or line ends in them are quoted.
[[nodiscard]] Result<std::string> writeTsv(const table::Table& table, const Options& options);

} // namespace crosscase::exporting
