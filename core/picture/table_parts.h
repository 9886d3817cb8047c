// SPDX-License-Identifier: GPL-3.0-or-later
// What figures read out of a table: which columns name the rows, which hold values, which are sums.
#pragma once

#include "core/picture/text_width.h"
#include "core/table/table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::picture {

// Where a table holds sums beyond Table::Row::total, which a transposed table has lost.
struct Totals {
    bool column = false; // the last column
    bool row = false;    // the last row
};

struct TableParts {
    std::vector<std::size_t> names;  // columns that name the row: head columns, attributes
    std::vector<std::size_t> values; // the others
    std::vector<bool> totalColumns;  // one for each of the table's columns
    std::vector<bool> totalRows;     // one for each row
};

// Columns of words that follow the head columns count as names, up to the first that holds a
// number or one of `levels`.
[[nodiscard]] TableParts
partsOf(const table::Table& table, Totals totals, const std::vector<std::string>& levels = {});

// The cell; nothing where the row is short.
[[nodiscard]] const table::Value&
cellOf(const table::Table& table, std::size_t row, std::size_t column);
// A finite number, or nothing.
[[nodiscard]] std::optional<double> numberOf(const table::Value& value);
// The value as a picture prints it: clean, numbers with at most 2 decimals.
[[nodiscard]] std::string wordsOf(const table::Value& value);

// How wide the columns in `parts.names` are drawn, the first at most `most`, and their sum.
struct NameWidths {
    std::vector<double> widths;
    double sum = 0;
};
[[nodiscard]] NameWidths
nameWidths(const table::Table& table, const TableParts& parts, Font font, double most);

inline constexpr double kIndent = 12; // of a row one level down

} // namespace crosscase::picture
