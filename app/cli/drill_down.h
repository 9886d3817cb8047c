// SPDX-License-Identifier: GPL-3.0-or-later
// The way back from a cell of a table to its codings.
#pragma once

#include "core/matrix/cross_table.h"
#include "core/project/project.h"
#include "core/table/table.h"

#include <string>

namespace crosscase::cli {

// The rows of the long table, one for each coding that the cell counts. `row` and `column` are
// heads as the table prints them (all levels joined by ' > ', or the last one if unique); "Total"
// is the total. NotFound lists what comes near.
[[nodiscard]] Result<table::Table> codingsBehind(const project::Project& project,
                                                 const matrix::CrossTable& cross,
                                                 const std::string& row,
                                                 const std::string& column,
                                                 const Progress& progress);

} // namespace crosscase::cli
