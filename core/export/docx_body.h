// SPDX-License-Identifier: GPL-3.0-or-later
// The main part of a Word document.
#pragma once

#include "core/export/head_cells.h"
#include "core/export/paper.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

class DocxBody : public Paper {
public:
    explicit DocxBody(double textWidth) // in points
        : m_textWidth(textWidth)
    {}

    void heading(std::string_view words, int level) override;
    void text(const Blocks& blocks) override;
    void table(const PagePart& part) override;
    void note(std::string_view words) override;

    [[nodiscard]] const std::string& content() const { return m_out; }
    // The first number of each numbered list, in the order of their ids from kFirstOrdered on.
    static constexpr int kBullets = 1;
    static constexpr int kFirstOrdered = 2;
    [[nodiscard]] const std::vector<int>& orderedLists() const { return m_orderedLists; }

private:
    friend struct DocxSink;

    // How a paragraph looks beyond its style.
    struct Look {
        std::string_view style;
        int listId = 0; // 0: in no list
        int listLevel = 0;
        int indent = 0; // in twentieths of a point
        bool bold = false;
    };
    void paragraph(const Runs& runs, const Look& look);
    void run(const text::MarkdownRun& run, bool bold);
    // Blocks in a cell or in the text; at least one paragraph.
    void blocks(const Blocks& blocks, const Look& look);
    void headRows(const PagePart& part);
    void headCell(const PagePart& part, const HeadCell& cell, bool begins);
    void bodyRows(const PagePart& part);
    void cell(const PagePart& part, std::size_t row, std::size_t column);
    void beginCell(const PagePart& part, std::size_t column, std::size_t columns);

    double m_textWidth;
    std::string m_out;
    std::vector<int> m_orderedLists;
};

} // namespace crosscase::exporting
