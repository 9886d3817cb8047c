// SPDX-License-Identifier: GPL-3.0-or-later
// What a column of a survey looks like, by its head and its cells alone.
#pragma once

#include "core/import/survey.h"

#include <string>
#include <string_view>

namespace crosscase::importing {

// A cell that says that there is no answer: NA, N/A, n/a, #N/A, -.
[[nodiscard]] bool meansNoAnswer(std::string_view cell);

struct ColumnLook {
    SurveyColumn column;    // its type, and what was counted; no name, no role
    bool looksOpen = false; // long and mostly different answers
    bool namesEach = false; // no cell empty, none repeated
};
// `known`: the type that the attribute has already, or that the person gave.
[[nodiscard]] ColumnLook
lookAt(const table::CsvFile& table, std::size_t at, std::optional<model::AttributeType> known);

// Does a head like this one name cases? 0: no; the greater, the more likely.
[[nodiscard]] int likenessToId(std::string_view head);

// The cells behind the last column, without empty ones at the end, joined by the table's separator;
// empty: there are none.
[[nodiscard]] std::string surplusOf(const table::CsvFile& table, const table::CsvRow& row);

} // namespace crosscase::importing
