// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/odt_body.h"

#include "core/export/xml.h"
#include "core/table/groups.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace crosscase::exporting {

namespace {

template <typename... Words>
void put(std::string& out, fmt::format_string<Words...> form, Words&&... words)
{
    fmt::format_to(std::back_inserter(out), form, std::forward<Words>(words)...);
}

// OpenDocument takes runs of blanks for one, and those at the ends for none.
void appendLine(std::string& out, std::string_view line)
{
    for (std::size_t at = 0; at < line.size();) {
        if (line[at] == '\t') {
            out += "<text:tab/>";
            ++at;
        } else if (line[at] == ' ') {
            const std::size_t end = std::min(line.find_first_not_of(' ', at), line.size());
            const bool inside = at > 0 && end < line.size() && line[at - 1] != '\t';
            out += inside ? " " : "";
            if (const std::size_t more = end - at - (inside ? 1 : 0); more > 0)
                put(out, "<text:s text:c=\"{}\"/>", more);
            at = end;
        } else {
            const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
            appendXml(out, line.substr(at, end - at));
            at = end;
        }
    }
}

} // namespace

struct OdtSink {
    void openList(const text::MarkdownBlock& first)
    {
        m_first = first.ordered ? first.number : 0;
        m_body.m_out += first.ordered ? "<text:list text:style-name=\"Numbers\">"
                                      : "<text:list text:style-name=\"Bullets\">";
    }
    void openItem(const text::MarkdownBlock&)
    {
        if (m_first > 0)
            put(m_body.m_out, "<text:list-item text:start-value=\"{}\">", m_first);
        else
            m_body.m_out += "<text:list-item>";
        m_first = 0;
    }
    void closeItem() { m_body.m_out += "</text:list-item>"; }
    void closeList(bool) { m_body.m_out += "</text:list>"; }

    void block(const text::MarkdownBlock& block)
    {
        const bool heading = block.kind == text::MarkdownKind::Heading;
        const bool quote = block.kind == text::MarkdownKind::Quote;
        const bool inCell = m_style.starts_with("Table");
        const std::string_view quotes = inCell ? "Table_20_Indent_20_1" : "Quotations";
        m_body.paragraph(block.runs, quote ? quotes : m_style, m_bold || heading);
    }

    OdtBody& m_body;
    std::string_view m_style;
    bool m_bold = false;
    int m_first = 0; // the number that the next item begins with, 0: goes on
};

void OdtBody::run(const text::MarkdownRun& run, bool bold)
{
    std::string style;
    style.append(run.bold || bold ? "B" : "").append(run.italic ? "I" : "");
    style += run.code ? "C" : "";
    if (!style.empty())
        put(m_out, "<text:span text:style-name=\"{}\">", style);
    bool first = true;
    for (const std::string_view line : linesOf(run.text)) {
        m_out += first ? "" : "<text:line-break/>";
        appendLine(m_out, line);
        first = false;
    }
    if (!style.empty())
        m_out += "</text:span>";
}

void OdtBody::paragraph(const Runs& runs, std::string_view style, bool bold)
{
    put(m_out, "<text:p text:style-name=\"{}{}\">", style, runsRightToLeft(runs) ? "_20_RTL" : "");
    for (const text::MarkdownRun& one : runs)
        run(one, bold);
    m_out += "</text:p>";
}

void OdtBody::heading(std::string_view words, int level)
{
    if (level == 0) {
        paragraph({{std::string(words)}}, "Title");
    } else {
        put(m_out,
            "<text:h text:style-name=\"Heading_20_{}\" text:outline-level=\"{}\">",
            level,
            level);
        run({std::string(words)}, false);
        m_out += "</text:h>";
    }
    m_out += '\n';
}

void OdtBody::text(const Blocks& blocks)
{
    OdtSink sink{*this, "Text_20_body"};
    nested(blocks, sink);
    m_out += '\n';
}

void OdtBody::note(std::string_view words)
{
    paragraph({{std::string(words)}}, "Table_20_Note");
    m_out += '\n';
}

void OdtBody::styleTable(const PagePart& part)
{
    double share = 0;
    for (const double one : part.widths)
        share += one;
    put(m_styles,
        "<style:style style:name=\"T{}\" style:family=\"table\"><style:table-properties "
        "style:width=\"{:.1f}pt\" table:align=\"left\" table:border-model=\"collapsing\"/>"
        "</style:style>\n",
        m_tables,
        share * m_textWidth);
    for (std::size_t i = 0; i < part.widths.size(); ++i)
        put(m_styles,
            "<style:style style:name=\"T{}.{}\" style:family=\"table-column\">"
            "<style:table-column-properties style:column-width=\"{:.1f}pt\"/></style:style>\n",
            m_tables,
            i + 1,
            part.widths[i] * m_textWidth);
}

void OdtBody::headRows(const PagePart& part)
{
    const auto levels = headCells(part.table);
    m_out += "<table:table-header-rows>\n";
    for (std::size_t level = 0; level < levels.size(); ++level) {
        m_out += "<table:table-row table:style-name=\"HeadRow\">";
        auto next = levels[level].begin();
        for (std::size_t column = 0; column < part.table.columns.size(); ++column) {
            if (next == levels[level].end() || next->column != column) {
                m_out += "<table:covered-table-cell/>";
                continue;
            }
            headCell(part, *next++, level == 0 ? "HeadTop" : "Head");
        }
        m_out += "</table:table-row>\n";
    }
    m_out += "</table:table-header-rows>\n";
}

void OdtBody::headCell(const PagePart& part, const HeadCell& cell, std::string_view style)
{
    put(m_out, "<table:table-cell table:style-name=\"{}\" office:value-type=\"string\"", style);
    if (cell.columns > 1)
        put(m_out, " table:number-columns-spanned=\"{}\"", cell.columns);
    if (cell.levels > 1)
        put(m_out, " table:number-rows-spanned=\"{}\"", cell.levels);
    m_out += '>';
    const bool end = cell.leaf && part.table.columns[cell.column].isEndAligned();
    paragraph({{cell.text}},
              end                ? "Table_20_Head_20_Number"
              : cell.columns > 1 ? "Table_20_Head_20_Group"
                                 : "Table_20_Heading");
    m_out += "</table:table-cell>";
}

void OdtBody::cell(const PagePart& part, std::size_t row, std::size_t column)
{
    const table::Row& cells = part.table.rows[row];
    const bool number = part.table.columns[column].isEndAligned();
    std::string style = number ? "Table_20_Number" : "Table_20_Contents";
    if (column == 0 && cells.indent > 0 && !number)
        style = fmt::format("Table_20_Indent_20_{}", std::min(cells.indent, 9));
    const Blocks blocks = contentOf(part.table, cells, column);
    if (blocks.empty())
        paragraph({}, style);
    OdtSink sink{*this, style, cells.total};
    nested(blocks, sink);
}

void OdtBody::bodyRows(const PagePart& part)
{
    const table::Groups groups(part.table);
    const auto& rows = part.table.rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const bool rule = rows[row].total && row > 0 && !rows[row - 1].total;
        m_out += "<table:table-row>";
        for (std::size_t column = 0; column < part.table.columns.size(); ++column) {
            const std::size_t height = groups.rows(row, column);
            if (height == 0) {
                m_out += "<table:covered-table-cell/>";
                continue;
            }
            const bool last = row + height == rows.size();
            put(m_out,
                "<table:table-cell table:style-name=\"Body{}{}\" office:value-type=\"string\"",
                rule ? "Total" : "",
                last ? "Last" : "");
            if (height > 1)
                put(m_out, " table:number-rows-spanned=\"{}\"", height);
            m_out += '>';
            cell(part, row, column);
            m_out += "</table:table-cell>";
        }
        m_out += "</table:table-row>\n";
    }
}

void OdtBody::table(const PagePart& part)
{
    if (!part.caption.empty())
        paragraph({{part.caption}}, "Caption");
    m_out += '\n';
    if (part.table.columns.empty())
        return;
    ++m_tables;
    styleTable(part);
    put(m_out, "<table:table table:name=\"Table{0}\" table:style-name=\"T{0}\">\n", m_tables);
    for (std::size_t i = 0; i < part.widths.size(); ++i)
        put(m_out, "<table:table-column table:style-name=\"T{}.{}\"/>", m_tables, i + 1);
    m_out += '\n';
    headRows(part);
    bodyRows(part);
    m_out += "</table:table>\n";
    paragraph({}, "Table_20_Note");
    m_out += '\n';
}

} // namespace crosscase::exporting
