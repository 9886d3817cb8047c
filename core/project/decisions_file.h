// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions on disagreements as a person writes them: by number, in a table.
#pragma once

#include "core/project/consensus.h"
#include "core/table/csv.h"

#include <string>
#include <vector>

namespace crosscase::project {

struct WrittenDecision {
    std::size_t line = 0; // of the table; 0: of none
    std::string id;
    model::Decision decision = model::Decision::Discuss;
    std::string reason;
    std::string first; // coder_a and coder_b, if the table has them
    std::string second;
};

// Needs the columns id and decision; reason, coder_a and coder_b may be there, as may others. Rows
// without a decision are left out. Malformed: every row that cannot be read, with its line.
[[nodiscard]] Result<std::vector<WrittenDecision>> decisionsFrom(const table::CsvFile& file);

// The disagreements meant. Where a table names the coders, A and B are its. NotFound: numbers that
// no disagreement has (all are listed, with their lines); Refused: one is decided twice.
[[nodiscard]] Result<std::vector<Decided>>
matchDecisions(const model::Corpus& corpus,
               const agreement::Differences& found,
               const std::vector<WrittenDecision>& written);

} // namespace crosscase::project
