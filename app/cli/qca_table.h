// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions from the columns of a file.
#pragma once

#include "core/matrix/conditions.h"

#include <string>
#include <vector>

namespace crosscase::cli {

// The first column names the cases. Empty cells, "NA" and "?" are missing; true/false, yes/no are
// 1/0; other words need a map. NotFound: a column; Refused: a case named twice or not at all, words
// that are no numbers (lines named).
[[nodiscard]] Result<matrix::ConditionTable>
conditionsFromFile(const std::string& file, const std::vector<matrix::ConditionSpec>& specs);

// The columns but the first and that of the outcome, as conditions.
[[nodiscard]] Result<std::vector<matrix::ConditionSpec>> allColumns(const std::string& file,
                                                                    const std::string& outcome);

} // namespace crosscase::cli
