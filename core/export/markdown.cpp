// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/markdown.h"

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
        for (const table::Value& value : row.cells)
            cells.push_back(escaped(table::toText(value)));
        appendLine(out, cells);
    }
}

} // namespace

Result<std::string> writeMarkdown(const table::Table& table, const Options&)
{
    std::string out;
    if (!table.title.empty())
        out += "**" + escaped(table.title) + "**\n\n";
    if (!table.columns.empty())
        appendTable(out, table);
    for (const std::string& note : table.notes)
        out.append(out.empty() || out.ends_with("\n\n") ? "" : "\n")
            .append(escaped(note))
            .append("\n");
    return out;
}

} // namespace crosscase::exporting
