// SPDX-License-Identifier: GPL-3.0-or-later
// What a changed codebook does to the tables and displays that a project keeps.
#pragma once

#include "core/base/progress.h"
#include "core/codebook/diff.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/table/table.h"

#include <string>
#include <vector>

namespace crosscase::project {

struct TableEffect {
    std::string table;   // its name
    std::string code;    // the code's path before; empty: the effect is on the table as a whole
    std::string written; // how the table names the code
    std::string now;     // what it finds by that name now; empty: nothing
    std::string effect;  // in words
    bool operator==(const TableEffect&) const = default;
};

// For each name of a code in a saved table of `corpus` (in its axes, filter, order and options, and
// in the saved queries it asks for) by which the earlier codebook has a code: is the same code
// found by it in the later one? Nothing is said where it is, under the same path.
[[nodiscard]] std::vector<TableEffect> effectsOnTables(const model::Corpus& corpus,
                                                       const codebook::Codebook& before,
                                                       const codebook::Codebook& after,
                                                       const codebook::Use& use = {});

// Each saved table of `after`, made of both moments of one project: how many cells differ. Rows and
// columns are known by their heads. Nothing is said of a table that is the same. Cancelled.
[[nodiscard]] Result<std::vector<TableEffect>> cellsThatDiffer(const model::Corpus& before,
                                                               const model::Corpus& after,
                                                               const model::TextSource& texts,
                                                               const Progress& progress = {});

// The effects below the differences, in the same columns: change is "table", other the table's
// name.
void append(table::Table& differences, const std::vector<TableEffect>& effects);

} // namespace crosscase::project
