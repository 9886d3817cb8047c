// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts a text of separated values into records, and finds out by what they are separated.
#pragma once

#include "core/table/csv.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace crosscase::table {

// One pass over a text; cells come as they stand there, without their quotes.
// A line ends with LF, CR, CR LF or CR CR LF. A quote opens a cell only as its first character.
class CsvScanner {
public:
    // `firstLine` is the number of the line that `text` begins with.
    CsvScanner(std::string_view text, char separator, std::size_t firstLine = 1);

    // The next record, in place of what `row` held; false at the end.
    [[nodiscard]] bool next(CsvRow& row);

    // Where the quoted cell opened that the text ended in; 0: none did.
    [[nodiscard]] std::size_t unclosedQuoteLine() const { return m_unclosedQuoteLine; }
    // How many quoted cells so far went on after their closing quote.
    [[nodiscard]] std::size_t strays() const { return m_strays; }

private:
    void readCell(std::string& cell);
    void readQuoted(std::string& cell);

    std::string_view m_text;
    char m_separator;
    std::array<bool, 256> m_endsCell{};
    std::size_t m_at = 0;
    std::size_t m_line;
    std::size_t m_unclosedQuoteLine = 0;
    std::size_t m_strays = 0;
};

// The line `sep=;` that Excel understands at the start of a file.
struct Opening {
    char separator = '\0'; // none given
    std::size_t bytes = 0; // length of the line with its end
};
[[nodiscard]] Opening openingOf(std::string_view text);
// Does the text begin with `sep=`, case ignored?
[[nodiscard]] bool startsSeparatorLine(std::string_view text);

// Comma, semicolon, tab or bar: the one by which most of the first records have as many cells as
// the first; on a draw, the one that makes more columns. Comma if none makes more than one.
[[nodiscard]] char sniffedSeparator(std::string_view text);

} // namespace crosscase::table
