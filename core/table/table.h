// SPDX-License-Identifier: GPL-3.0-or-later
// A table as a plain value: what every display, list and export of the program is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace crosscase::table {

// A number with the number of decimals it is shown with in files for people and CSV (trailing
// zeros dropped); JSON carries it in full.
struct Decimal {
    double value = 0;
    int decimals = 2;
    bool operator==(const Decimal&) const = default;
};

// Nothing (an empty cell), a count, a rate, or words.
using Value = std::variant<std::monostate, std::int64_t, Decimal, std::string>;

enum class Kind : std::uint8_t { Text, Integer, Decimal };

struct Column {
    std::vector<std::string> heads; // one for each level, outermost first; at least one
    Kind kind = Kind::Text;
    bool toTheEnd = false; // its words end at the next column, as numbers do
    // Equal cells below each other are one: merged in formats for reading, the repeats blank in a
    // terminal, repeated in data (csv, tsv, json, jsonl, md). See groups.h.
    bool grouped = false;
    // Its words are Markdown: formats for reading show bullets, bold and italics, the others the
    // source.
    bool markdown = false;
    [[nodiscard]] bool isEndAligned() const { return toTheEnd || kind != Kind::Text; }
};

struct Row {
    std::vector<Value> cells; // as many as there are columns
    int indent = 0;           // depth in a tree, shown before the first cell in terminal and html
    bool total = false;       // set apart from the rows above
    bool markdown = false;    // as Column::markdown, for the cells behind the head columns; of a
                              // transposed table
};

struct Table {
    std::string title;
    std::vector<Column> columns;
    std::size_t headColumns = 1; // how many columns at the left name the row
    std::vector<Row> rows;
    std::vector<std::string>
        notes; // what is counted, for whom, by which rule: foot of every export but csv, tsv, jsonl
    // Formats with sheets or sections make one for each top-level head behind the head columns,
    // which stand in each; see sections.h.
    bool sheetPerHead = false;
};

// The heads of a column in one line: levels joined by ' > '.
[[nodiscard]] std::string headLine(const Column& column);

// A value as csv and the terminal write it.
[[nodiscard]] std::string toText(const Value& value);

// The cell, or nothing where the row is too short.
[[nodiscard]] const Value& cellAt(const Row& row, std::size_t column);

// Are the words of the cell in this row and column Markdown?
[[nodiscard]] bool isMarkdown(const Table& table, const Row& row, std::size_t column);

// Rows become columns; head columns become heads. Notes stay. Columns of Markdown become rows of
// Markdown, outer heads grouped columns; a table in sheets is in one again.
[[nodiscard]] Table transposed(const Table& table);

} // namespace crosscase::table
