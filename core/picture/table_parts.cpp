// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/table_parts.h"

#include "core/base/number.h"

#include <algorithm>
#include <cmath>

namespace crosscase::picture {

namespace {

bool holdsValues(const table::Table& table,
                 std::size_t column,
                 const std::vector<std::string>& levels)
{
    if (table.columns[column].kind != table::Kind::Text)
        return true;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const table::Value& cell = cellOf(table, row, column);
        if (numberOf(cell))
            return true;
        if (const auto* words = std::get_if<std::string>(&cell))
            if (std::find(levels.begin(), levels.end(), *words) != levels.end())
                return true;
    }
    return false;
}

} // namespace

TableParts partsOf(const table::Table& table, Totals totals, const std::vector<std::string>& levels)
{
    TableParts parts;
    const std::size_t columns = table.columns.size();
    const std::size_t heads = std::min(table.headColumns, columns);
    std::size_t first = heads;
    while (first < columns && !holdsValues(table, first, levels))
        ++first;
    if (first == columns)
        first = heads;
    for (std::size_t column = 0; column < columns; ++column)
        (column < first ? parts.names : parts.values).push_back(column);
    parts.totalColumns.resize(columns);
    if (totals.column && !parts.values.empty())
        parts.totalColumns.back() = true;
    for (const table::Row& row : table.rows)
        parts.totalRows.push_back(row.total);
    if (totals.row && !parts.totalRows.empty())
        parts.totalRows.back() = true;
    return parts;
}

const table::Value& cellOf(const table::Table& table, std::size_t row, std::size_t column)
{
    static const table::Value kNothing;
    const auto& cells = table.rows[row].cells;
    return column < cells.size() ? cells[column] : kNothing;
}

std::optional<double> numberOf(const table::Value& value)
{
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*count);
    if (const auto* rate = std::get_if<table::Decimal>(&value); rate && std::isfinite(rate->value))
        return rate->value;
    return std::nullopt;
}

std::string wordsOf(const table::Value& value)
{
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return std::to_string(*count);
    if (const auto* rate = std::get_if<table::Decimal>(&value))
        return std::isfinite(rate->value)
                   ? formatNumber(rate->value, std::clamp(rate->decimals, 0, 2))
                   : std::string();
    const auto* words = std::get_if<std::string>(&value);
    return words == nullptr ? std::string() : cleaned(*words);
}

NameWidths nameWidths(const table::Table& table, const TableParts& parts, Font font, double most)
{
    NameWidths result;
    for (std::size_t i = 0; i < parts.names.size(); ++i) {
        const std::size_t column = parts.names[i];
        const double limit = i == 0 ? most : most * 0.4;
        double width = widthOf(cleaned(table::headLine(table.columns[column])), font);
        for (std::size_t row = 0; row < table.rows.size() && width < limit; ++row) {
            const double indent = i == 0 ? kIndent * std::max(table.rows[row].indent, 0) : 0;
            const Font shown{font.size, font.bold || parts.totalRows[row]};
            width = std::max(width, indent + widthOf(wordsOf(cellOf(table, row, column)), shown));
        }
        result.widths.push_back(std::min(width, limit) + 12);
        result.sum += result.widths.back();
    }
    return result;
}

} // namespace crosscase::picture
