// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/terminal_widths.h"

#include "core/export/head_cells.h"
#include "core/export/wrap.h"

#include <algorithm>
#include <numeric>

namespace crosscase::exporting {

namespace {

constexpr int kLongWord = 16;    // a longer word may be cut
constexpr int kLongText = 60;    // a column of longer lines is read as prose,
constexpr int kProseColumn = 24; // which wants this much

int minimumOf(std::string_view words)
{
    return std::min(widestWord(words), kLongWord);
}

void widen(ColumnWidth& width, int natural, int minimum)
{
    width.natural = std::max(width.natural, natural);
    width.minimum = std::max(width.minimum, minimum);
}

void measureCells(const table::Table& table, std::vector<ColumnWidth>& widths)
{
    for (const table::Row& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size() && i < widths.size(); ++i) {
            const std::string words = table::toText(row.cells[i]);
            const int indent = i == 0 ? kIndentWidth * row.indent : 0;
            const int natural = widestLine(words);
            const bool isText = std::holds_alternative<std::string>(row.cells[i]);
            widen(widths[i], natural + indent, (isText ? minimumOf(words) : natural) + indent);
        }
    }
}

// The last column of a group takes what the group's head needs more.
void measureGroup(const HeadCell& cell, std::vector<ColumnWidth>& widths)
{
    const auto gaps = static_cast<int>(cell.columns - 1) * kColumnGap;
    ColumnWidth sum{gaps, gaps};
    for (std::size_t i = cell.column; i < cell.column + cell.columns; ++i) {
        sum.natural += widths[i].natural;
        sum.minimum += widths[i].minimum;
    }
    ColumnWidth& last = widths[cell.column + cell.columns - 1];
    last.natural += std::max(0, widestLine(cell.text) - sum.natural);
    last.minimum += std::max(0, minimumOf(cell.text) - sum.minimum);
}

int total(const std::vector<int>& widths)
{
    const auto gaps = static_cast<int>(widths.empty() ? 0 : widths.size() - 1) * kColumnGap;
    return std::accumulate(widths.begin(), widths.end(), gaps);
}

std::vector<int> cappedAt(const std::vector<ColumnWidth>& widths, int cap)
{
    std::vector<int> result;
    for (const ColumnWidth& width : widths)
        result.push_back(std::min(width.natural, std::max(cap, width.minimum)));
    return result;
}

} // namespace

std::vector<ColumnWidth> measured(const table::Table& table)
{
    std::vector<ColumnWidth> widths(table.columns.size());
    measureCells(table, widths);
    const auto levels = headCells(table);
    for (const auto& level : levels)
        for (const HeadCell& cell : level)
            if (cell.leaf)
                widen(widths[cell.column], widestLine(cell.text), minimumOf(cell.text));
    for (ColumnWidth& width : widths)
        if (width.natural > kLongText)
            width.minimum = std::max(width.minimum, kProseColumn);
    for (auto level = levels.rbegin(); level != levels.rend(); ++level)
        for (const HeadCell& cell : *level)
            if (!cell.leaf)
                measureGroup(cell, widths);
    return widths;
}

std::vector<ColumnRun>
runsOf(const std::vector<ColumnWidth>& widths, std::size_t headColumns, int width)
{
    if (width <= 0 || headColumns >= widths.size())
        return {{headColumns, widths.size()}};
    int heads = 0;
    for (std::size_t i = 0; i < headColumns; ++i)
        heads += widths[i].minimum + kColumnGap;

    std::vector<ColumnRun> runs;
    int used = 0;
    for (std::size_t i = headColumns; i < widths.size(); ++i) {
        const int wanted = widths[i].minimum;
        const bool fits = !runs.empty() && used + kColumnGap + wanted <= width;
        if (!fits)
            runs.push_back({i, i});
        used = fits ? used + kColumnGap + wanted : heads + wanted;
        runs.back().last = i + 1;
    }
    return runs;
}

std::vector<int> fitted(const std::vector<ColumnWidth>& widths, int width)
{
    int low = 0;
    int high = 0;
    for (const ColumnWidth& column : widths)
        high = std::max(high, column.natural);
    if (width <= 0 || total(cappedAt(widths, high)) <= width)
        return cappedAt(widths, high);
    while (high - low > 1) { // the largest cap that fits; if none does, the minimum
        const int middle = std::midpoint(low, high);
        (total(cappedAt(widths, middle)) <= width ? low : high) = middle;
    }
    std::vector<int> result = cappedAt(widths, low);
    for (std::size_t i = 0; i < result.size(); ++i) // what is left over, a column each
        if (result[i] < widths[i].natural && total(result) < width)
            ++result[i];
    return result;
}

} // namespace crosscase::exporting
