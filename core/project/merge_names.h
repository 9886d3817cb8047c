// SPDX-License-Identifier: GPL-3.0-or-later
// Names that only one object of a kind may have.
#pragma once

#include "core/project/merge_keys.h"
#include "core/project/merge_work.h"

#include <set>

namespace crosscase::project::merging {

// `name`, or "name (2)" ... where another object has it.
template <typename Row>
[[nodiscard]] std::string freeName(const Work& work, const std::string& name)
{
    std::set<std::string> taken;
    for (const Row& row : work.mine().rows<Row>())
        if (!work.isRemoved(row.id))
            taken.insert(text::foldKey(row.name));
    std::string free = name;
    for (int number = 2; taken.contains(text::foldKey(free)); ++number)
        free = fmt::format("{} ({})", name, number);
    return free;
}

// Where both sides gave a name to different objects the younger one gets another.
template <typename Row>
void makeNamesUnique(Work& work)
{
    std::set<std::string> taken;
    std::vector<Row> doubled;
    for (const Row& row : work.mine().rows<Row>())
        if (!work.isRemoved(row.id) && !taken.insert(keyOf(row)).second)
            doubled.push_back(row);
    for (Row& row : doubled) {
        const std::string before = row.name;
        row.name = freeName<Row>(work, before);
        work.note(fmt::format(
            "'{}' is the name of two; the one that came in is '{}' now", before, row.name));
        work.edit.change(std::move(row));
    }
}

} // namespace crosscase::project::merging
