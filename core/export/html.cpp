// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/html.h"

#include "core/export/head_cells.h"

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
table { border-collapse: collapse; }
caption { padding-bottom: .8rem; font-size: 1.2rem; font-weight: 600; text-align: start; }
th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top;
  unicode-bidi: plaintext; overflow-wrap: anywhere; min-width: 3ch; max-width: 40rem; }
thead th { border-bottom-color: var(--strong); vertical-align: bottom; overflow-wrap: normal; }
th[scope=colgroup] { text-align: center; }
th[scope=row] { font-weight: 600; overflow-wrap: normal; }
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
  tr { break-inside: avoid; }
}
)css";

void appendEscaped(std::string& out, std::string_view words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\r':
            i += words.substr(i, 2) == "\r\n" ? 1U : 0U;
            [[fallthrough]];
        case '\n':
            out += "<br>";
            break;
        default: {
            const auto byte = static_cast<unsigned char>(c);
            const bool forbidden = (byte < 0x20 && c != '\t') || byte == 0x7F;
            if (forbidden)
                out += "\uFFFD";
            else
                out += c;
        }
        }
    }
}

std::string escaped(std::string_view words)
{
    std::string out;
    appendEscaped(out, words);
    return out;
}

// The title of the page is one line.
std::string pageTitle(std::string title)
{
    for (char& c : title)
        if (c == '\n' || c == '\r')
            c = ' ';
    return escaped(title);
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
            out += '>';
            appendEscaped(out, cell.text);
            out += "</th>";
        }
        out += "</tr>\n";
    }
    out += "</thead>\n";
}

void appendRow(std::string& out, const table::Table& table, const table::Row& row)
{
    out += row.total ? "<tr class=\"total\">" : "<tr>";
    for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
        const bool head = i < table.headColumns;
        out += head ? "<th scope=\"row\"" : "<td";
        out += classOf(table.columns[i]);
        if (i == 0 && row.indent > 0)
            out += fmt::format(" style=\"padding-inline-start: {:g}rem\"", 1.4 * row.indent + 0.7);
        out += '>';
        appendEscaped(out, table::toText(row.cells[i]));
        out += head ? "</th>" : "</td>";
    }
    out += "</tr>\n";
}

} // namespace

Result<std::string> writeHtml(const table::Table& table, const Options&)
{
    std::string out =
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    out += table.title.empty() ? "Crosscase" : pageTitle(table.title);
    out += "</title>\n<style>";
    out += kStyle;
    out += "</style>\n</head>\n<body>\n<table>\n";
    if (!table.title.empty())
        out += "<caption>" + escaped(table.title) + "</caption>\n";
    if (!table.columns.empty())
        appendHead(out, table);
    out += "<tbody>\n";
    for (const table::Row& row : table.rows)
        appendRow(out, table, row);
    out += "</tbody>\n</table>\n";
    if (!table.notes.empty()) {
        out += "<footer>\n";
        for (const std::string& note : table.notes)
            out += "<p>" + escaped(note) + "</p>\n";
        out += "</footer>\n";
    }
    out += "</body>\n</html>\n";
    return out;
}

} // namespace crosscase::exporting
