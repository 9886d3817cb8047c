// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lists.h"

#include <fmt/format.h>
#include <utility>

namespace crosscase::cli {

List::List(std::string title, const std::vector<std::string>& heads)
{
    m_table.title = std::move(title);
    for (const std::string& head : heads)
        m_table.columns.push_back({{head}, table::Kind::Text});
}

void List::add(std::vector<table::Value> cells, int indent)
{
    m_table.rows.push_back({std::move(cells), indent, false});
}

table::Table List::done()
{
    for (std::size_t column = 0; column < m_table.columns.size(); ++column) {
        bool numbers = false;
        bool others = false;
        for (const table::Row& row : m_table.rows) {
            numbers = numbers || std::holds_alternative<std::int64_t>(row.cells[column]);
            others = others || std::holds_alternative<std::string>(row.cells[column]);
        }
        if (numbers && !others)
            m_table.columns[column].kind = table::Kind::Integer;
    }
    return std::move(m_table);
}

table::Value words(std::string_view text)
{
    return text.empty() ? table::Value() : table::Value(std::string(text));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    return fmt::format("{}", fmt::join(parts, separator));
}

} // namespace crosscase::cli
