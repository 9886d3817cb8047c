// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/table.h"

#include "core/base/number.h"

#include <algorithm>
#include <cmath>

namespace crosscase::table {

namespace {

// The head at `level`, empty where the column has fewer levels.
std::string headAt(const Column& column, std::size_t level)
{
    return level < column.heads.size() ? column.heads[level] : std::string();
}

Kind kindOf(const Value& value)
{
    if (std::holds_alternative<std::int64_t>(value))
        return Kind::Integer;
    return std::holds_alternative<Decimal>(value) ? Kind::Decimal : Kind::Text;
}

// The kind of a column that shows the cells of `row` from `first` on: words win over rates, rates
// over counts.
Kind kindOfRow(const Row& row, std::size_t first)
{
    Kind kind = Kind::Text;
    for (std::size_t i = first; i < row.cells.size(); ++i) {
        const Value& value = row.cells[i];
        if (std::holds_alternative<std::string>(value))
            return Kind::Text;
        if (!std::holds_alternative<std::monostate>(value))
            kind = std::max(kind, kindOf(value));
    }
    return kind;
}

// The column that `row`, the `number`th from 1, becomes.
Column columnOf(const Row& row, std::size_t headColumns, std::size_t number)
{
    Column column;
    for (std::size_t i = 0; i < headColumns; ++i)
        column.heads.push_back(toText(cellAt(row, i)));
    if (column.heads.empty())
        column.heads.push_back(std::to_string(number));
    column.kind = kindOfRow(row, headColumns);
    column.markdown = row.markdown;
    return column;
}

} // namespace

const Value& cellAt(const Row& row, std::size_t column)
{
    static const Value kNothing;
    return column < row.cells.size() ? row.cells[column] : kNothing;
}

bool isMarkdown(const Table& table, const Row& row, std::size_t column)
{
    return (column < table.columns.size() && table.columns[column].markdown)
           || (row.markdown && column >= table.headColumns);
}

std::string headLine(const Column& column)
{
    std::string line;
    for (const std::string& head : column.heads) {
        if (head.empty())
            continue;
        if (!line.empty())
            line += " > ";
        line += head;
    }
    return line;
}

std::string toText(const Value& value)
{
    if (const auto* words = std::get_if<std::string>(&value))
        return *words;
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return std::to_string(*count);
    const auto* rate = std::get_if<Decimal>(&value);
    if (rate == nullptr || !std::isfinite(rate->value))
        return {};
    return formatNumber(rate->value, rate->decimals);
}

Table transposed(const Table& table)
{
    const std::size_t headColumns = std::min(table.headColumns, table.columns.size());
    std::size_t levels = 1;
    for (const Column& column : table.columns)
        levels = std::max(levels, column.heads.size());

    Table result;
    result.title = table.title;
    result.headColumns = levels;
    result.notes = table.notes;
    for (std::size_t level = 0; level < levels; ++level) {
        Column corner;
        for (std::size_t i = 0; i < headColumns; ++i)
            corner.heads.push_back(headAt(table.columns[i], level));
        if (corner.heads.empty())
            corner.heads.emplace_back();
        corner.grouped = level + 1 < levels;
        result.columns.push_back(std::move(corner));
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        result.columns.push_back(columnOf(table.rows[i], headColumns, i + 1));

    for (std::size_t i = headColumns; i < table.columns.size(); ++i) {
        Row row;
        row.markdown = table.columns[i].markdown;
        for (std::size_t level = 0; level < levels; ++level)
            row.cells.emplace_back(headAt(table.columns[i], level));
        for (const Row& old : table.rows)
            row.cells.push_back(cellAt(old, i));
        result.rows.push_back(std::move(row));
    }
    return result;
}

} // namespace crosscase::table
