// SPDX-License-Identifier: GPL-3.0-or-later
// The content of an OpenDocument text.
#pragma once

#include "core/export/head_cells.h"
#include "core/export/paper.h"

#include <string>
#include <string_view>

namespace crosscase::exporting {

class OdtBody : public Paper {
public:
    explicit OdtBody(double textWidth) // in points
        : m_textWidth(textWidth)
    {}

    void heading(std::string_view words, int level) override;
    void text(const Blocks& blocks) override;
    void table(const PagePart& part) override;
    void note(std::string_view words) override;

    [[nodiscard]] const std::string& content() const { return m_out; }
    // Of the tables and columns so far.
    [[nodiscard]] const std::string& tableStyles() const { return m_styles; }

private:
    friend struct OdtSink;

    // Words from right to left bear the twin of the style.
    void paragraph(const Runs& runs, std::string_view style, bool bold = false);
    void run(const text::MarkdownRun& run, bool bold);
    void headRows(const PagePart& part);
    void headCell(const PagePart& part, const HeadCell& cell, std::string_view style);
    void bodyRows(const PagePart& part);
    void cell(const PagePart& part, std::size_t row, std::size_t column);
    void styleTable(const PagePart& part);

    double m_textWidth;
    int m_tables = 0;
    std::string m_out;
    std::string m_styles;
};

} // namespace crosscase::exporting
