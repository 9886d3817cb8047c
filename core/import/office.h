// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents of word processors (docx, odt) have in common: names of styles, what is left
// out and said, comments, cells of tables.
#pragma once

#include "core/import/reader.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

// "heading 1", "Heading1", "Heading_20_1" -> 1 (7 to 9 count as 6), "Title" -> 1, "Subtitle" -> 2;
// any other name: 0.
[[nodiscard]] std::uint8_t headingOfStyleName(std::string_view name);

// What a style does not say itself it takes from the one that it is based on.
template <typename T>
void inherit(std::optional<T>& own, const std::optional<T>& base)
{
    if (!own)
        own = base;
}

// The nearest of 1..6; 0 for what is below 1.
[[nodiscard]] std::uint8_t headingLevel(std::int64_t level);
// The nearest of 1..9.
[[nodiscard]] std::uint8_t listDepth(std::int64_t depth);

// The whole number in `text`, brought into [low, high]; `otherwise` if there is none.
struct Bounds {
    std::int64_t low = 0;
    std::int64_t high = 0;
};
[[nodiscard]] std::int64_t
numberIn(std::string_view text, const Bounds& bounds, std::int64_t otherwise);

// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string wellFormed(std::string_view utf8);

// The error of the part that holds the text, with what the person can do. A part that is missing is
// Malformed.
[[nodiscard]] Error withAdvice(Error error);

// What a reader passes over, counted.
struct LeftOut {
    int pictures = 0;
    int deleted = 0;  // runs of text, as a tracked change
    int hidden = 0;   // runs of text
    int embedded = 0; // documents in the document
    int repeated = 0; // cells that are repeated too often
    int comments = 0; // they stand at no place of the text
};
// Adds a sentence for each thing.
void report(const LeftOut& leftOut, std::vector<std::string>& warnings);

// Gives the document its comments, in the order of their places, which are brought into the text.
void setComments(Imported& imported, std::vector<Comment> comments);

// Where the cell at hand stands, in nested tables.
class TableCursor {
public:
    [[nodiscard]] bool inTable() const { return !m_open.empty(); }
    // Outside a table: nothing.
    [[nodiscard]] text::Cell cell() const;

    void beginTable();
    void endTable();
    void beginRow();
    // The row at hand stands for `rows` more.
    void repeatRow(std::int64_t rows);
    // The next cell begins after `columns` empty ones.
    void skipColumns(std::int64_t columns);
    // A cell as wide as `columns`.
    void beginCell(std::int64_t columns);

private:
    struct Table {
        std::int32_t number = 0;
        std::int32_t row = 0;
        std::int32_t column = 1; // of the cell at hand
        std::int32_t next = 1;   // of the next cell
    };
    std::vector<Table> m_open;
    std::int32_t m_tables = 0;
};

} // namespace crosscase::importing
