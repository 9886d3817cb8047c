// SPDX-License-Identifier: GPL-3.0-or-later
// The table engine: rows x columns x measure x filter over one snapshot, with the way back to the
// codings behind every cell. `corpus` is the whole snapshot; the spec says which layer of it.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/matrix/spec.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/table/table.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::matrix {

enum class CellState : std::uint8_t { Coded, NotApplicable, NoText, Absent, NotCodedYet };
[[nodiscard]] std::string_view
nameOf(CellState state); // "coded", "n/a", "no text", "absent", "not coded yet"

// A row or a column of a built table.
struct Entry {
    std::vector<std::string> heads; // levels, outermost first
    model::AnyId
        object; // the case, code, document, coder ... it stands for; none: a value or the total
    int indent = 0;
    std::int64_t cases =
        0; // how many cases stand in it: 1 of a case, n of an attribute value, else 0
};

// A built table. Cells are [row][column] in the spec's orientation, before transposing.
struct CrossTable {
    TableSpec spec;
    std::vector<Entry> rows;
    std::vector<Entry> columns;
    std::vector<std::vector<table::Value>> cells; // rows x columns
    std::vector<std::vector<CellState>> states;   // filled when spec.state or the measure is State
    std::vector<table::Value> rowTotals;          // with spec.totals: one a row, and
    std::vector<table::Value> columnTotals;       // one a column,
    table::Value grandTotal;                      // and the corner
    std::vector<std::string> attributeHeads;      // attributes beside the row names
    std::vector<std::vector<std::string>> attributes; // rows x attributeHeads
    std::vector<std::string>
        notes; // what is counted, filter, coders, rules; where totals differ from sums
};

// NotFound / Ambiguous: a name in the spec that the project does not have; Refused: an axis and a
// measure that do not go together (said how to ask instead); Cancelled.
[[nodiscard]] Result<CrossTable> build(const model::Corpus& corpus,
                                       const model::TextSource& texts,
                                       const TableSpec& spec,
                                       const Progress& progress = {});

// As a plain table (transposed if the spec says so), heads, attributes, states, totals and notes
// included.
[[nodiscard]] table::Table toTable(const CrossTable& cross);

// Drill-down: the codings behind a cell, by document order and start. row == rows.size() or
// column == columns.size(): the totals.
[[nodiscard]] Result<std::vector<model::Id<model::Coding>>>
codingsOf(const model::Corpus& corpus,
          const model::TextSource& texts,
          const CrossTable& cross,
          std::size_t row,
          std::size_t column);

} // namespace crosscase::matrix
