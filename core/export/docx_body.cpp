// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/docx_body.h"

#include "core/export/xml.h"
#include "core/table/groups.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace crosscase::exporting {

namespace {

constexpr double kTwips = 20;    // of a point
constexpr int kIndentStep = 200; // twips

template <typename... Words>
void put(std::string& out, fmt::format_string<Words...> form, Words&&... words)
{
    fmt::format_to(std::back_inserter(out), form, std::forward<Words>(words)...);
}

int twips(double points)
{
    return static_cast<int>(std::lround(points * kTwips));
}

// The words of one line: tabs are elements of their own.
void appendLine(std::string& out, std::string_view line)
{
    for (bool first = true;; first = false) {
        const std::size_t tab = line.find('\t');
        if (!first)
            out += "<w:tab/>";
        if (const auto words = line.substr(0, tab); !words.empty()) {
            out += "<w:t xml:space=\"preserve\">";
            appendXml(out, words);
            out += "</w:t>";
        }
        if (tab == std::string_view::npos)
            return;
        line.remove_prefix(tab + 1);
    }
}

struct HeadInRow {
    HeadCell cell;
    bool begins = false; // in this row, or in one above
};

std::vector<HeadInRow> headsInRow(const std::vector<std::vector<HeadCell>>& levels, std::size_t row)
{
    std::vector<HeadInRow> heads;
    for (std::size_t above = 0; above <= row; ++above)
        for (const HeadCell& cell : levels[above])
            if (row < above + cell.levels)
                heads.push_back({cell, above == row});
    std::ranges::sort(heads, {}, [](const HeadInRow& head) { return head.cell.column; });
    return heads;
}

} // namespace

// Blocks as paragraphs one after the other: in Word a list item is a paragraph with a number.
struct DocxSink {
    void openList(const text::MarkdownBlock& first)
    {
        if (!first.ordered) {
            m_lists.push_back(DocxBody::kBullets);
            return;
        }
        m_body.m_orderedLists.push_back(first.number);
        m_lists.push_back(DocxBody::kFirstOrdered + static_cast<int>(m_body.m_orderedLists.size())
                          - 1);
    }
    void openItem(const text::MarkdownBlock&) {}
    void closeItem() {}
    void closeList(bool) { m_lists.pop_back(); }

    void block(const text::MarkdownBlock& block)
    {
        DocxBody::Look look = m_look;
        look.bold = look.bold || block.kind == text::MarkdownKind::Heading;
        if (block.kind == text::MarkdownKind::ListItem) {
            look.listId = m_lists.back();
            look.listLevel = block.depth - 1;
        } else {
            look.indent += kIndentStep * (block.depth + (block.kind == text::MarkdownKind::Quote));
        }
        m_body.paragraph(block.runs, look);
    }

    DocxBody& m_body;
    DocxBody::Look m_look;
    std::vector<int> m_lists = {};
};

void DocxBody::run(const text::MarkdownRun& run, bool bold)
{
    std::string looks;
    if (run.code)
        looks += "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/>";
    if (run.bold || bold)
        looks += "<w:b/><w:bCs/>";
    if (run.italic)
        looks += "<w:i/><w:iCs/>";
    if (runsRightToLeft(run.text))
        looks += "<w:rtl/>";
    m_out += "<w:r>";
    if (!looks.empty())
        m_out.append("<w:rPr>").append(looks).append("</w:rPr>");
    bool first = true;
    for (const std::string_view line : linesOf(run.text)) {
        m_out += first ? "" : "<w:br/>";
        appendLine(m_out, line);
        first = false;
    }
    m_out += "</w:r>";
}

void DocxBody::paragraph(const Runs& runs, const Look& look)
{
    put(m_out, "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>", look.style);
    if (look.listId > 0)
        put(m_out,
            "<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr>",
            look.listLevel,
            look.listId);
    if (runsRightToLeft(runs))
        m_out += "<w:bidi/>";
    if (look.indent > 0)
        put(m_out, "<w:ind w:left=\"{}\"/>", look.indent);
    m_out += "</w:pPr>";
    for (const text::MarkdownRun& one : runs)
        run(one, look.bold);
    m_out += "</w:p>";
}

void DocxBody::blocks(const Blocks& blocks, const Look& look)
{
    if (blocks.empty()) {
        paragraph({}, look);
        return;
    }
    DocxSink sink{*this, look};
    nested(blocks, sink);
}

void DocxBody::heading(std::string_view words, int level)
{
    const std::string style = level == 0 ? "Title" : fmt::format("Heading{}", level);
    paragraph({{std::string(words)}}, {.style = style});
}

void DocxBody::text(const Blocks& blocks)
{
    DocxSink sink{*this, {.style = "BodyText"}};
    nested(blocks, sink);
}

void DocxBody::note(std::string_view words)
{
    paragraph({{std::string(words)}}, {.style = "TableNote"});
}

void DocxBody::beginCell(const PagePart& part, std::size_t column, std::size_t columns)
{
    double share = 0;
    for (std::size_t i = column; i < column + columns; ++i)
        share += part.widths[i];
    put(m_out, "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>", twips(share * m_textWidth));
    if (columns > 1)
        put(m_out, "<w:gridSpan w:val=\"{}\"/>", columns);
}

// A head that reaches down several levels is a cell merged downwards, which each row must name.
void DocxBody::headRows(const PagePart& part)
{
    const auto levels = headCells(part.table);
    for (std::size_t level = 0; level < levels.size(); ++level) {
        m_out += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        for (const HeadInRow& head : headsInRow(levels, level))
            headCell(part, head.cell, head.begins);
        m_out += "</w:tr>\n";
    }
}

void DocxBody::headCell(const PagePart& part, const HeadCell& cell, bool begins)
{
    beginCell(part, cell.column, cell.columns);
    if (cell.levels > 1)
        m_out += begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
    m_out += "<w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" "
             "w:color=\"404040\"/></w:tcBorders><w:vAlign w:val=\"bottom\"/></w:tcPr>";
    const bool end = cell.leaf && part.table.columns[cell.column].isEndAligned();
    const std::string_view style = end                ? "TableHeadNumber"
                                   : cell.columns > 1 ? "TableHeadGroup"
                                                      : "TableHead";
    paragraph(begins ? Runs{{cell.text}} : Runs{}, {.style = style});
    m_out += "</w:tc>";
}

void DocxBody::cell(const PagePart& part, std::size_t row, std::size_t column)
{
    const table::Row& cells = part.table.rows[row];
    const bool number = part.table.columns[column].isEndAligned();
    const int indent = column == 0 ? std::clamp(cells.indent, 0, 9) * kIndentStep : 0;
    blocks(contentOf(part.table, cells, column),
           {.style = number ? "TableNumber" : "TableText", .indent = indent, .bold = cells.total});
}

void DocxBody::bodyRows(const PagePart& part)
{
    const table::Groups groups(part.table);
    for (std::size_t row = 0; row < part.table.rows.size(); ++row) {
        const bool rule = part.table.rows[row].total && row > 0 && !part.table.rows[row - 1].total;
        m_out += "<w:tr>";
        for (std::size_t column = 0; column < part.table.columns.size(); ++column) {
            const std::size_t height = groups.rows(row, column);
            beginCell(part, column, 1);
            if (height != 1)
                m_out += height > 1 ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
            if (rule)
                m_out += "<w:tcBorders><w:top w:val=\"single\" w:sz=\"6\" w:space=\"0\" "
                         "w:color=\"404040\"/></w:tcBorders>";
            m_out += "</w:tcPr>";
            if (height == 0)
                paragraph({}, {.style = "TableText"});
            else
                cell(part, row, column);
            m_out += "</w:tc>";
        }
        m_out += "</w:tr>\n";
    }
}

void DocxBody::table(const PagePart& part)
{
    if (!part.caption.empty())
        paragraph({{part.caption}}, {.style = "Caption"});
    if (part.table.columns.empty())
        return;
    double share = 0;
    for (const double one : part.widths)
        share += one;
    put(m_out,
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"CaseTable\"/><w:tblW w:w=\"{}\" w:type=\"dxa\"/>"
        "<w:tblLayout w:type=\"fixed\"/>"
        "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" "
        "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
        twips(share * m_textWidth));
    for (const double one : part.widths)
        put(m_out, "<w:gridCol w:w=\"{}\"/>", twips(one * m_textWidth));
    m_out += "</w:tblGrid>\n";
    headRows(part);
    bodyRows(part);
    m_out += "</w:tbl>\n";
    paragraph({}, {.style = "TableNote"}); // two tables that touch would be one
}

} // namespace crosscase::exporting
