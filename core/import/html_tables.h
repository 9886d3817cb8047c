// SPDX-License-Identifier: GPL-3.0-or-later
// Which tables of a page hold data, which only place things, and where the cells of the former are.
#pragma once

#include "core/import/html_tree.h"
#include "core/text/layout.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::importing {

// A table is for layout if it says so, has a single column, or holds other tables, headings or more
// than 2,000 words in a cell. Row and column are counted from 1, with those that colspan and
// rowspan cover.
class HtmlTables {
public:
    explicit HtmlTables(const HtmlTree& tree);

    [[nodiscard]] bool isData(const GumboNode& table) const { return m_data.contains(&table); }
    // Without the number of the table.
    [[nodiscard]] text::Cell placeOf(const GumboNode& cell) const;

private:
    struct Open {
        const GumboNode* table = nullptr;
        bool isLayout = false;
        text::Cell at{.table = 0, .row = 0, .column = 0};
        std::int32_t columns = 0;
        std::size_t words = 0;                  // of the cell at hand
        std::vector<std::int32_t> coveredUntil; // per column: to which row rowspan reaches
    };
    bool enter(const GumboNode& node);
    void leave(const GumboNode& node);
    void enterCell(Open& open, const GumboNode& cell);

    std::vector<Open> m_open;
    std::unordered_set<const GumboNode*> m_data;
    std::unordered_map<const GumboNode*, text::Cell> m_places;
};

} // namespace crosscase::importing
