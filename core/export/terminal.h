// SPDX-License-Identifier: GPL-3.0-or-later
// A table to read in a terminal: plain lines, no colours.
//
// Columns are two blanks apart, numbers at the right of theirs. With a width to fit into, cells of
// words are wrapped; a table that is too wide even so is cut into blocks of columns, one below the
// other, each with the head columns again.
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

[[nodiscard]] Result<std::string> writeTerminal(const table::Table& table, const Options& options);

} // namespace crosscase::exporting
