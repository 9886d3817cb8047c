// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/head_cells.h"

#include <algorithm>

namespace crosscase::exporting {

namespace {

// Does column `i` stand under the same group at `level` as the one before it?
bool continuesGroup(const table::Table& table, std::size_t i, std::size_t level)
{
    if (i == 0 || i == table.headColumns)
        return false;
    const auto& heads = table.columns[i].heads;
    const auto& before = table.columns[i - 1].heads;
    return level + 1 < heads.size() && level + 1 < before.size()
           && std::equal(heads.begin(),
                         heads.begin() + static_cast<std::ptrdiff_t>(level) + 1,
                         before.begin());
}

} // namespace

std::vector<std::vector<HeadCell>> headCells(const table::Table& table)
{
    std::size_t depth = 1;
    for (const table::Column& column : table.columns)
        depth = std::max(depth, column.heads.size());

    std::vector<std::vector<HeadCell>> levels(depth);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& heads = table.columns[i].heads;
        for (std::size_t level = 0; level + 1 < heads.size(); ++level) {
            if (continuesGroup(table, i, level))
                ++levels[level].back().columns;
            else
                levels[level].push_back({heads[level], i, 1, 1, false});
        }
        const std::size_t leaf = heads.empty() ? 0 : heads.size() - 1;
        levels[leaf].push_back(
            {heads.empty() ? std::string() : heads[leaf], i, 1, depth - leaf, true});
    }
    return levels;
}

} // namespace crosscase::exporting
