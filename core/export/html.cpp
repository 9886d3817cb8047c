// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html.h"

#include "core/export/content.h"
#include "core/export/head_cells.h"
#include "core/export/html_blocks.h"
#include "core/export/xml.h"
#include "core/table/groups.h"
#include "core/table/sections.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::exporting {

namespace {

// `unicode-bidi: plaintext` lets every cell find its own direction.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light dark; --ink: #1c1c1c; --paper: #fff; --faint: #6b6b6b; --line: #d0d0d0; --strong: #8a8a8a; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e6; --paper: #1b1b1b; --faint: #a0a0a0; --line: #3d3d3d; --strong: #7a7a7a; }
}
body { margin: 2rem; background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, sans-serif; }
h1, h2, h3, h4, h5, h6 { margin: 1.6em 0 .5em; font-weight: 600; line-height: 1.25; }
h1 { font-size: 1.5rem; margin-top: 0; } h2 { font-size: 1.25rem; } h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
body > p, body > ul, body > ol, body > blockquote { max-width: 50rem; }
table { border-collapse: collapse; margin: 0 0 1.2rem; border-bottom: 1.5px solid var(--strong); }
caption { padding-bottom: .8rem; font-size: 1.2rem; font-weight: 600; text-align: start; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top;
  unicode-bidi: plaintext; overflow-wrap: anywhere; min-width: 3ch; max-width: 40rem; }
thead th { border-bottom-color: var(--strong); vertical-align: bottom; overflow-wrap: normal; }
thead tr:first-child th { border-top: 1.5px solid var(--strong); }
th[scope=colgroup] { text-align: center; }
th[scope=row], th[scope=rowgroup] { font-weight: 600; overflow-wrap: normal; }
td > p, td > blockquote, th > p { margin: 0 0 .35rem; }
ul, ol { margin: 0; padding-inline-start: 1.3rem; }
blockquote { margin: 0 0 .35rem; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line); }
pre { margin: 0; white-space: pre-wrap; } pre, code { font: .9em/1.4 ui-monospace, monospace; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.end { text-align: end; }
.total > * { border-top: 2px solid var(--strong); font-weight: 600; }
.total + .total > * { border-top: 0; }
footer { margin-top: 1rem; color: var(--faint); font-size: .9rem; max-width: 50rem; }
footer p { margin: .2rem 0; unicode-bidi: plaintext; }
@media print {
  :root { --ink: #000; --paper: #fff; --faint: #333; --line: #aaa; --strong: #000; }
  body { margin: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
  h1, h2, h3, h4, h5, h6, caption { break-after: avoid; }
}
)css";

// The title of the page is one line.
std::string pageTitle(std::string_view title)
{
    return title.empty() ? "Crosscase" : xml(oneLine(title));
}

std::string_view classOf(const table::Column& column)
{
    if (column.kind != table::Kind::Text)
        return " class=\"number\"";
    return column.toTheEnd ? " class=\"end\"" : "";
}

void appendHead(std::string& out, const table::Table& table)
{
    out += "<thead>\n";
    for (const auto& level : headCells(table)) {
        out += "<tr>";
        for (const HeadCell& cell : level) {
            out += cell.leaf ? "<th scope=\"col\"" : "<th scope=\"colgroup\"";
            if (cell.columns > 1)
                out += fmt::format(" colspan=\"{}\"", cell.columns);
            if (cell.levels > 1)
                out += fmt::format(" rowspan=\"{}\"", cell.levels);
            if (cell.leaf)
                out += classOf(table.columns[cell.column]);
            out += " dir=\"auto\">";
            appendHtml(out, cell.text);
            out += "</th>";
        }
        out += "</tr>\n";
    }
    out += "</thead>\n";
}

// A cell that is `height` rows high.
void appendCell(std::string& out,
                const table::Table& table,
                const table::Row& row,
                std::size_t column,
                std::size_t height)
{
    const bool head = column < table.headColumns;
    const bool group = head && height > 1;
    out += group ? "<th scope=\"rowgroup\"" : head ? "<th scope=\"row\"" : "<td";
    if (height > 1)
        out += fmt::format(" rowspan=\"{}\"", height);
    out += classOf(table.columns[column]);
    if (column == 0 && row.indent > 0)
        out += fmt::format(" style=\"padding-inline-start: {:g}rem\"", 1.4 * row.indent + 0.7);
    const table::Value& cell = table::cellAt(row, column);
    out += std::holds_alternative<std::string>(cell) ? " dir=\"auto\">" : ">";
    if (table::isMarkdown(table, row, column))
        appendHtml(out, contentOf(table, row, column), true);
    else
        appendHtml(out, table::toText(cell));
    out += head ? "</th>" : "</td>";
}

void appendBody(std::string& out, const table::Table& table)
{
    const table::Groups groups(table);
    out += "<tbody>\n";
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const table::Row& row = table.rows[at];
        out += row.total ? "<tr class=\"total\">" : "<tr>";
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            if (const std::size_t height = groups.rows(at, column); height > 0)
                appendCell(out, table, row, column, height);
        out += "</tr>\n";
    }
    out += "</tbody>\n";
}

void appendTable(std::string& out, const table::Table& table, std::string_view caption)
{
    out += "<table>\n";
    if (!caption.empty()) {
        out += "<caption dir=\"auto\">";
        appendHtml(out, caption);
        out += "</caption>\n";
    }
    if (!table.columns.empty())
        appendHead(out, table);
    appendBody(out, table);
    out += "</table>\n";
}

void appendFoot(std::string& out, const std::vector<std::string>& lines)
{
    if (lines.empty())
        return;
    out += "<footer>\n";
    for (const std::string& line : lines) {
        out += "<p>";
        appendHtml(out, line);
        out += "</p>\n";
    }
    out += "</footer>\n";
}

void appendHeading(std::string& out, std::string_view words, int level)
{
    out += fmt::format("<h{} dir=\"auto\">", level);
    appendHtml(out, words);
    out += fmt::format("</h{}>\n", level);
}

// One section a top-level head, which names it. `level`: of the sections' headings.
void appendSections(std::string& out, const table::Table& table, int level)
{
    if (!table.title.empty())
        appendHeading(out, table.title, level - 1);
    for (const table::Section& section : table::splitByTopHead(table)) {
        out += "<section>\n";
        if (!section.head.empty())
            appendHeading(out, section.head, level);
        appendTable(out, section.table, {});
        out += "</section>\n";
    }
}

std::string pageBegin(std::string_view title)
{
    std::string out =
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    return out.append(pageTitle(title))
        .append("</title>\n<style>")
        .append(kStyle)
        .append("</style>\n</head>\n<body>\n");
}

constexpr std::string_view kPageEnd = "</body>\n</html>\n";

} // namespace

Result<std::string> writeHtml(const table::Table& table, const Options& options)
{
    std::string out = pageBegin(table.title);
    if (table.sheetPerHead)
        appendSections(out, table, 2);
    else
        appendTable(out, table, table.title);
    appendFoot(out, footOf(table, options));
    return out.append(kPageEnd);
}

Result<std::string> writeHtmlReport(const table::Report& report, const Options& options)
{
    std::string out = pageBegin(report.title);
    if (!report.title.empty())
        appendHeading(out, report.title, 1);
    int level = 1; // of the last heading
    for (const auto& block : report.blocks) {
        if (const auto* heading = std::get_if<table::Heading>(&block)) {
            level = std::clamp(heading->level + 1, 2, 6);
            appendHeading(out, heading->words, level);
        } else if (const auto* paragraph = std::get_if<table::Paragraph>(&block)) {
            appendHtml(out, fromMarkdown(paragraph->markdown), false);
            out += '\n';
        } else {
            const auto& table = std::get<table::Table>(block);
            if (table.sheetPerHead)
                appendSections(out, table, std::min(level + 2, 6));
            else
                appendTable(out, table, table.title);
            appendFoot(out, table.notes);
        }
    }
    appendFoot(out, options.about);
    return out.append(kPageEnd);
}

} // namespace crosscase::exporting
