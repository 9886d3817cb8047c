// SPDX-License-Identifier: GPL-3.0-or-later
// Separated values: RFC 4180, as spreadsheets write them and as we do.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::table {

// A cell that a spreadsheet would take for a formula (it starts with = + - @ TAB or CR and is
// longer than that one character, and is no number) gets an apostrophe in front; so does one that
// starts with apostrophes followed by one of these. Unguarding takes off exactly one such
// apostrophe: unguarded(guarded(x)) == x for every x.
[[nodiscard]] std::string guarded(std::string_view cell);
[[nodiscard]] std::string unguarded(std::string_view cell);

struct CsvRow {
    std::size_t line = 0; // where it starts in the file, from 1
    std::vector<std::string> cells;
};

struct CsvFile {
    std::string encoding; // as found
    char separator = ',';
    std::size_t replaced = 0;         // undecodable bytes that became U+FFFD
    std::vector<std::string> headers; // outer blanks off
    std::vector<CsvRow> rows;         // rows of nothing but empty cells are left out
    // Index of a header, ASCII case ignored; nothing if it is not there.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view header) const;
};

struct CsvOptions {
    std::optional<std::string> encoding = std::nullopt; // else detected
    char separator = '\0'; // else sniffed: comma, semicolon, tab or bar
    bool unguard = true;
};

// A cell of `row`, empty when the row is short or the column is not there.
[[nodiscard]] std::string_view cellOf(const CsvRow& row, std::optional<std::size_t> column);

// Malformed: a quote that never ends (line named), a file without a header line. Ragged rows come
// as they are.
[[nodiscard]] Result<CsvFile> readCsv(std::string_view bytes, const CsvOptions& options = {});

// May this character separate cells? ASCII, but no quote, line end or NUL.
[[nodiscard]] bool isSeparator(char character);

struct CsvStyle {
    char separator = ',';
    bool formulaGuard = true;
    bool bom = false;
};

// Adds one record, minimal quoting, LF.
void appendCsvRecord(std::string& out,
                     const std::vector<std::string>& cells,
                     const CsvStyle& style = {});

} // namespace crosscase::table
