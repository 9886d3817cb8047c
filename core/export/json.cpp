// SPDX-License-Identifier: GPL-3.0-or-later
//
// The frame is written by hand, so that a large table needs no second copy of itself as a tree;
// words and numbers are nlohmann's.
#include "core/export/json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_set>

namespace crosscase::exporting {

namespace {

std::string inQuotes(const std::string& words)
{
    return nlohmann::json(words).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string scalar(const table::Value& value)
{
    if (const auto* words = std::get_if<std::string>(&value))
        return inQuotes(*words);
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return std::to_string(*count);
    const auto* rate = std::get_if<table::Decimal>(&value);
    return rate != nullptr && std::isfinite(rate->value) ? nlohmann::json(rate->value).dump()
                                                         : "null";
}

std::string_view nameOf(table::Kind kind)
{
    switch (kind) {
    case table::Kind::Integer:
        return "integer";
    case table::Kind::Decimal:
        return "decimal";
    case table::Kind::Text:
        break;
    }
    return "text";
}

// One key a column, quoted.
std::vector<std::string> keysOf(const table::Table& table)
{
    std::vector<std::string> keys;
    std::unordered_set<std::string> taken;
    for (const table::Column& column : table.columns) {
        const std::string head = headLine(column);
        std::string key = head;
        for (int n = 2; !taken.insert(key).second; ++n)
            key = head + " (" + std::to_string(n) + ")";
        keys.push_back(inQuotes(key));
    }
    return keys;
}

// "[a, b]" of texts that are JSON already, one a line if `indent` is not empty.
std::string listOf(const std::vector<std::string>& items, std::string_view indent = {})
{
    if (items.empty())
        return "[]";
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); ++i) {
        out += i == 0 ? "" : indent.empty() ? ", " : ",";
        if (!indent.empty())
            out.append("\n  ").append(indent);
        out += items[i];
    }
    if (!indent.empty())
        out.append("\n").append(indent);
    return out += ']';
}

std::string listOfWords(const std::vector<std::string>& words)
{
    std::vector<std::string> items;
    for (const std::string& one : words)
        items.push_back(inQuotes(one));
    return listOf(items, "  ");
}

void appendRow(std::string& out,
               const table::Row& row,
               const std::vector<std::string>& keys,
               std::string_view indent)
{
    out += '{';
    for (std::size_t i = 0; i < keys.size(); ++i) {
        out += i == 0 ? "" : indent.empty() ? ", " : ",";
        if (!indent.empty())
            out.append("\n  ").append(indent);
        out.append(keys[i]).append(": ");
        out += i < row.cells.size() ? scalar(row.cells[i]) : "null";
    }
    if (!indent.empty() && !keys.empty())
        out.append("\n").append(indent);
    out += '}';
}

std::string columnsOf(const table::Table& table, const std::vector<std::string>& keys)
{
    std::vector<std::string> items;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        std::vector<std::string> heads;
        for (const std::string& head : table.columns[i].heads)
            heads.push_back(inQuotes(head));
        items.push_back("{\"key\": " + keys[i] + ", \"heads\": " + listOf(heads) + ", \"kind\": \""
                        + std::string(nameOf(table.columns[i].kind)) + "\"}");
    }
    return listOf(items, "  ");
}

std::string totalsOf(const table::Table& table)
{
    std::vector<std::string> items;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (table.rows[i].total)
            items.push_back(std::to_string(i));
    return listOf(items);
}

} // namespace

Result<std::string> writeJson(const table::Table& table, const Options& options)
{
    const std::vector<std::string> keys = keysOf(table);
    std::string out = "{\n  \"title\": " + inQuotes(table.title);
    out += ",\n  \"headColumns\": " + std::to_string(table.headColumns);
    out += ",\n  \"columns\": " + columnsOf(table, keys);
    out += ",\n  \"rows\": [";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        out += i == 0 ? "\n    " : ",\n    ";
        appendRow(out, table.rows[i], keys, "    ");
    }
    out += table.rows.empty() ? "]" : "\n  ]";
    out += ",\n  \"totals\": " + totalsOf(table);
    out += ",\n  \"notes\": " + listOfWords(table.notes);
    if (!options.about.empty())
        out += ",\n  \"about\": " + listOfWords(options.about);
    out += "\n}\n";
    return out;
}

Result<std::string> writeJsonLines(const table::Table& table, const Options&)
{
    const std::vector<std::string> keys = keysOf(table);
    std::string out;
    for (const table::Row& row : table.rows) {
        appendRow(out, row, keys, {});
        out += '\n';
    }
    return out;
}

} // namespace crosscase::exporting
