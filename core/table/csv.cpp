// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/csv.h"

#include "core/base/number.h"
#include "core/table/csv_scanner.h"
#include "core/text/decode.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::table {

namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Apostrophes (at least one) followed by a character that starts a formula.
bool looksGuarded(std::string_view cell)
{
    const auto first = cell.find_first_not_of('\'');
    return first != 0 && first != std::string_view::npos
           && kFormulaStarts.find(cell[first]) != std::string_view::npos;
}

bool looksLikeFormula(std::string_view cell)
{
    if (cell.size() < 2 || kFormulaStarts.find(cell.front()) == std::string_view::npos)
        return false;
    const bool isNumber = trim(cell).size() == cell.size() && parseNumber(cell).has_value();
    return !isNumber;
}

// Would a reader take the beginning of a file for something else than the cell? (A mark, or
// `sep=`.)
bool misleadsAtStart(std::string_view cell)
{
    return cell.starts_with(kByteOrderMark) || startsSeparatorLine(cell);
}

void appendCell(std::string& out, std::string_view cell, bool quoted)
{
    if (!quoted) {
        out += cell;
        return;
    }
    out += '"';
    for (std::size_t at = 0;;) {
        const auto quote = cell.find('"', at);
        if (quote == std::string_view::npos) {
            out += cell.substr(at);
            break;
        }
        out += cell.substr(at, quote + 1 - at);
        out += '"';
        at = quote + 1;
    }
    out += '"';
}

// The cells of a record as they were before they were written.
void restore(CsvRow& row, bool unguard)
{
    for (std::string& cell : row.cells) {
        if (unguard && looksGuarded(cell))
            cell.erase(0, 1);
        if (cell.find('\r') != std::string::npos)
            cell = text::normaliseLineEnds(cell);
    }
}

bool isBlank(const CsvRow& row)
{
    return std::all_of(
        row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
}

// The text to scan. UTF-8 is scanned as it came, with its carriage returns, because the guard of a
// cell that starts with one could not be told once it is a line feed.
std::string_view scannable(std::string_view bytes, const text::Decoded& decoded)
{
    const bool asItCame = decoded.encoding == "UTF-8" && decoded.replaced == 0
                          && bytes.find('\0') == std::string_view::npos;
    if (!asItCame)
        return decoded.utf8;
    if (bytes.starts_with(kByteOrderMark))
        bytes.remove_prefix(kByteOrderMark.size());
    return bytes;
}

Result<void> readRecords(CsvScanner& scanner, bool unguard, CsvFile& file)
{
    CsvRow row;
    while (scanner.next(row)) {
        if (scanner.unclosedQuoteLine() != 0)
            return fail(
                ErrorCode::Malformed,
                fmt::format(
                    "line {}: a quote is opened and never closed; close it, or double it if "
                    "it belongs to the words",
                    scanner.unclosedQuoteLine()));
        if (isBlank(row))
            continue;
        restore(row, unguard);
        if (file.headers.empty()) {
            file.headers = std::move(row.cells);
        } else {
            file.rows.push_back(std::move(row));
        }
        row.cells.clear();
        row.cells.reserve(file.headers.size());
    }
    return {};
}

} // namespace

std::string guarded(std::string_view cell)
{
    std::string result(looksLikeFormula(cell) || looksGuarded(cell) ? "'" : "");
    return result.append(cell);
}

std::string unguarded(std::string_view cell)
{
    return std::string(looksGuarded(cell) ? cell.substr(1) : cell);
}

std::optional<std::size_t> CsvFile::column(std::string_view header) const
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    const auto same = [&](const std::string& other) {
        return std::equal(
            header.begin(), header.end(), other.begin(), other.end(), [&](char a, char b) {
                return lower(a) == lower(b);
            });
    };
    const auto found = std::find_if(headers.begin(), headers.end(), same);
    if (found == headers.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - headers.begin());
}

std::string_view cellOf(const CsvRow& row, std::optional<std::size_t> column)
{
    return column && *column < row.cells.size() ? std::string_view(row.cells[*column])
                                                : std::string_view();
}

Result<CsvFile> readCsv(std::string_view bytes, const CsvOptions& options)
{
    if (options.separator != '\0' && !isSeparator(options.separator))
        return fail(ErrorCode::Unsupported,
                    "the separator must be one ASCII character, and no quote or line end");
    auto decoded = text::decode(bytes, options.encoding);
    if (!decoded)
        return passOn(decoded);

    CsvFile file;
    file.encoding = decoded->encoding;
    file.replaced = decoded->replaced;
    const std::string_view whole = scannable(bytes, *decoded);
    const Opening opening = openingOf(whole);
    file.separator = options.separator;
    if (file.separator == '\0')
        file.separator = opening.separator != '\0' ? opening.separator : sniffedSeparator(whole);

    CsvScanner scanner(whole.substr(opening.bytes), file.separator, opening.bytes == 0 ? 1 : 2);
    if (auto read = readRecords(scanner, options.unguard, file); !read)
        return passOn(read);
    if (file.headers.empty())
        return fail(ErrorCode::Malformed,
                    "the table is empty: its first line must name the columns");
    for (std::string& header : file.headers)
        header = std::string(text::trimBlanks(header));
    return file;
}

bool isSeparator(char character)
{
    const auto byte = static_cast<unsigned char>(character);
    return byte != 0 && byte < 0x80 && character != '"' && character != '\n' && character != '\r';
}

void appendCsvRecord(std::string& out, const std::vector<std::string>& cells, const CsvStyle& style)
{
    const bool startsFile = out.empty();
    if (startsFile && style.bom)
        out += kByteOrderMark;
    const char special[] = {style.separator, '"', '\n', '\r'};
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            out += style.separator;
        const std::string cell = style.formulaGuard ? guarded(cells[i]) : cells[i];
        const bool alone = cells.size() == 1 && cell.empty(); // else it would be an empty line
        const bool quoted = alone
                            || cell.find_first_of(special, 0, sizeof special) != std::string::npos
                            || (startsFile && i == 0 && misleadsAtStart(cell));
        appendCell(out, cell, quoted);
    }
    out += '\n';
}

} // namespace crosscase::table
