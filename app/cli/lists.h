// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that list objects of a project.
#pragma once

#include "core/table/table.h"

#include <string>
#include <vector>

namespace crosscase::cli {

class List {
public:
    List(std::string title, const std::vector<std::string>& heads);
    // As many cells as there are heads.
    void add(std::vector<table::Value> cells, int indent = 0);
    // A column is one of numbers when it holds nothing else.
    [[nodiscard]] table::Table done();

private:
    table::Table m_table;
};

// Whole numbers of any width as a cell.
template <typename Number>
[[nodiscard]] table::Value count(Number number)
{
    return static_cast<std::int64_t>(number);
}

// Text as a cell; an empty one is an empty cell.
[[nodiscard]] table::Value words(std::string_view text);

[[nodiscard]] std::string joined(const std::vector<std::string>& parts,
                                 std::string_view separator = "; ");

} // namespace crosscase::cli
