// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that the tests of the formats write.
#pragma once

#include "core/table/table.h"

namespace crosscase::exporting::samples {

using table::Decimal;
using table::Kind;
using table::Table;
using Count = std::int64_t;

// Two head levels, embedded cases, an attribute, a rate, an empty cell, a total, repeated heads.
inline Table counts()
{
    Table table;
    table.title = "Cases x codes, references";
    table.headColumns = 2;
    table.columns = {{{"case"}, Kind::Text},
                     {{"sector"}, Kind::Text},
                     {{"Trust", "Character-based trust"}, Kind::Integer},
                     {{"Trust", "Competence"}, Kind::Integer},
                     {{"Cost"}, Kind::Integer},
                     {{"Cost"}, Kind::Decimal}};
    table.rows = {{{"Alpha", "public", Count{12}, Count{3}, Count{0}, Decimal{2.0 / 3, 3}}},
                  {{"Unit 1", {}, Count{2}, Count{1}, Count{0}, Decimal{0.5, 3}}, 1},
                  {{"Beta <R&D>", "private|other", Count{1}, Count{0}, Count{-4}, {}}},
                  {{"Total", {}, Count{13}, Count{3}, Count{-4}, Decimal{12.25, 3}}, 0, true}};
    table.notes = {"Counted: references, every coding once.",
                   "The total of Trust differs from the sum of its cells."};
    return table;
}

// Long words to wrap, line breaks, quotes, a formula, right-to-left, wide characters, emoji.
inline Table quotes()
{
    Table table;
    table.title = "Quotes";
    table.columns = {{{"case"}, Kind::Text},
                     {{"quote"}, Kind::Text},
                     {{"source"}, Kind::Text},
                     {{"n"}, Kind::Integer}};
    table.rows = {{{"Anna",
                    "After a few weeks I felt isolated. My study group met online every Tuesday, "
                    "and that kept me "
                    "going; without it I would have given up.",
                    "P01 \u00b64",
                    Count{2}}},
                  {{"Ben", "=\"my supervisor\"\nanswered, quickly", "P02 \u00b61", Count{1}}},
                  {{"\u05d7\u05e0\u05d4",
                    "\u05d4\u05d9\u05d9\u05ea\u05d9 \u05dc\u05d1\u05d3",
                    "P03 \u00b62",
                    Count{1}}},
                  {{"\u5f20\u4f1f",
                    "\u6211\u4eec\u4fe1\u4efb\u5408\u4f5c\u4f19\u4f34",
                    "P04 \u00b62",
                    Count{1}}},
                  {{"Zo\u00eb",
                    "\U0001F469\u200d\U0001F469\u200d\U0001F467 fine \U0001F44D\U0001F3FD",
                    "P05 \u00b69",
                    Count{1}}}};
    return table;
}

// Nothing in it but a head.
inline Table empty()
{
    Table table;
    table.columns = {{{"case"}, Kind::Text}, {{"n"}, Kind::Integer}};
    return table;
}

// As many columns as fit into no terminal.
inline Table wide()
{
    Table table;
    table.title = "Cases x themes";
    table.columns = {{{"case"}, Kind::Text}};
    table.rows = {{{"Anna"}}, {{"Ben"}}};
    for (int i = 1; i <= 14; ++i) {
        table.columns.push_back({{"Relational norm " + std::to_string(i)}, Kind::Integer});
        for (table::Row& row : table.rows)
            row.cells.emplace_back(Count{i});
    }
    table.notes = {"Counted: references."};
    return table;
}

} // namespace crosscase::exporting::samples
