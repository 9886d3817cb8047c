// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of a grid in the order of --by, with their levels.
#pragma once

#include "core/matrix/case_grid.h"

namespace crosscase::matrix {

struct OrderedCases {
    CaseGrid grid;
    Levels levels;
    std::vector<Level> of; // by place in grid.cases()

    // A table with the columns level and case.
    [[nodiscard]] table::Table begun(const std::string& title) const;
    // The order, the scale, who rated.
    void addNotes(std::vector<std::string>& notes) const;
};

// Refused: no --by. Errors of CaseGrid::make and Levels.
[[nodiscard]] Result<OrderedCases> orderedBy(const DisplayInput& input, UsualCodes usual);

} // namespace crosscase::matrix
