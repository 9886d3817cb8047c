// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/markdown.h"

#include "core/export/content.h"
#include "core/export/xml.h"

#include <algorithm>

namespace crosscase::exporting {

namespace {

bool isWordByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')
           || (c >= 'A' && c <= 'Z');
}

// Must the character at `at` be escaped? An underline only at the border of a word, where it would
// emphasise.
bool isMarkup(std::string_view words, std::size_t at)
{
    if (words[at] == '_') {
        const bool within = at > 0 && at + 1 < words.size() && isWordByte(words[at - 1])
                            && isWordByte(words[at + 1]);
        return !within;
    }
    const bool link = words[at] == ']' && at + 1 < words.size() && words[at + 1] == '(';
    return link || std::string_view("\\|`*<").find(words[at]) != std::string_view::npos;
}

// `&amp;`, `&#38;`
bool startsEntity(std::string_view words)
{
    const auto end = words.find(';');
    return end != std::string_view::npos && end > 1
           && std::all_of(words.begin() + 1,
                          words.begin() + static_cast<std::ptrdiff_t>(end),
                          [](char c) { return c == '#' || isWordByte(c); });
}

std::string escaped(std::string_view words)
{
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char c = words[i];
        if (c == '\r' || c == '\n') {
            i += words.substr(i, 2) == "\r\n" ? 1U : 0U;
            out += "<br>";
        } else if (c == '&') {
            out += startsEntity(words.substr(i)) ? "\\&" : "&";
        } else {
            if (isMarkup(words, i))
                out += '\\';
            out += c;
        }
    }
    return out;
}

// Markdown in a cell of a table: in one line, and no bar ends the cell. A list becomes lines.
std::string inOneLine(std::string_view markdown)
{
    std::string out;
    bool escapes = false; // an odd number of backslashes stands before
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        const char c = markdown[i];
        if (c == '\r' || c == '\n') {
            i += markdown.substr(i, 2) == "\r\n" ? 1U : 0U;
            out += "<br>";
        } else {
            out += c == '|' && !escapes ? "\\" : "";
            out += c;
        }
        escapes = c == '\\' && !escapes;
    }
    return out;
}

void appendLine(std::string& out, const std::vector<std::string>& cells)
{
    for (const std::string& cell : cells)
        out.append("| ").append(cell).append(cell.empty() ? "" : " ");
    out += "|\n";
}

void appendTable(std::string& out, const table::Table& table)
{
    std::vector<std::string> heads;
    std::vector<std::string> rule;
    for (const table::Column& column : table.columns) {
        heads.push_back(escaped(headLine(column)));
        rule.emplace_back(column.isEndAligned() ? "---:" : "---");
    }
    appendLine(out, heads);
    appendLine(out, rule);
    std::vector<std::string> cells;
    for (const table::Row& row : table.rows) {
        cells.clear();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string words = table::toText(row.cells[i]);
            cells.push_back(table::isMarkdown(table, row, i) ? inOneLine(words) : escaped(words));
        }
        appendLine(out, cells);
    }
}

void appendAll(std::string& out, const table::Table& table, const std::vector<std::string>& foot)
{
    const std::size_t begin = out.size();
    if (!table.title.empty())
        out += "**" + escaped(table.title) + "**\n\n";
    if (!table.columns.empty())
        appendTable(out, table);
    for (const std::string& note : foot)
        out.append(out.size() == begin || out.ends_with("\n\n") ? "" : "\n")
            .append(escaped(note))
            .append("\n");
}

void appendParagraph(std::string& out, std::string_view markdown)
{
    out.append(markdown.substr(0, markdown.find_last_not_of('\n') + 1)).append("\n");
}

} // namespace

Result<std::string> writeMarkdown(const table::Table& table, const Options& options)
{
    std::string out;
    appendAll(out, table, footOf(table, options));
    return out;
}

Result<std::string> writeMarkdownReport(const table::Report& report, const Options& options)
{
    std::string out;
    if (!report.title.empty())
        out += "# " + escaped(oneLine(report.title)) + "\n";
    for (const auto& block : report.blocks) {
        out += out.empty() ? "" : "\n";
        if (const auto* heading = std::get_if<table::Heading>(&block))
            out += std::string(static_cast<std::size_t>(std::clamp(heading->level + 1, 2, 6)), '#')
                   + " " + escaped(oneLine(heading->words)) + "\n";
        else if (const auto* paragraph = std::get_if<table::Paragraph>(&block))
            appendParagraph(out, paragraph->markdown);
        else
            appendAll(out, std::get<table::Table>(block), std::get<table::Table>(block).notes);
    }
    for (const std::string& line : options.about)
        out += (out.empty() ? "" : "\n") + escaped(line) + "\n";
    return out;
}

} // namespace crosscase::exporting
