// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/sections.h"

#include <algorithm>
#include <unordered_map>

namespace crosscase::table {

Table excerpt(const Table& table, const std::vector<std::size_t>& columns)
{
    Table part;
    part.headColumns = std::min(table.headColumns, table.columns.size());
    const auto pick = [&](const auto& from, auto& to) {
        to.reserve(part.headColumns + columns.size());
        for (std::size_t i = 0; i < part.headColumns && i < from.size(); ++i)
            to.push_back(from[i]);
        for (const std::size_t i : columns)
            if (i < from.size())
                to.push_back(from[i]);
    };
    pick(table.columns, part.columns);
    part.rows.reserve(table.rows.size());
    for (const Row& row : table.rows) {
        Row& copy = part.rows.emplace_back();
        pick(row.cells, copy.cells);
        copy.indent = row.indent;
        copy.total = row.total;
        copy.markdown = row.markdown;
    }
    return part;
}

std::vector<Section> splitByTopHead(const Table& table)
{
    std::vector<std::string> heads;
    std::vector<std::vector<std::size_t>> columns;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = table.headColumns; i < table.columns.size(); ++i) {
        const auto& levels = table.columns[i].heads;
        const std::string head = levels.empty() ? std::string() : levels.front();
        const auto [place, isNew] = places.emplace(head, heads.size());
        if (isNew) {
            heads.push_back(head);
            columns.emplace_back();
        }
        columns[place->second].push_back(i);
    }
    if (heads.empty()) {
        heads.emplace_back();
        columns.emplace_back();
    }
    std::vector<Section> sections;
    for (std::size_t i = 0; i < heads.size(); ++i)
        sections.push_back({heads[i], excerpt(table, columns[i])});
    return sections;
}

} // namespace crosscase::table
