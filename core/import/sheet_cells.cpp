// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sheet_cells.h"

#include "core/base/number.h"
#include "core/import/xml.h"
#include "core/import/xml_cut.h"
#include "core/text/decode.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxRow = 1'048'576;
constexpr std::size_t kMaxColumn = 16'384;
constexpr std::size_t kMaxCells = 20'000'000;
constexpr std::size_t kMaxWords = std::size_t{512} << 20U;
constexpr std::size_t kEscape = 7; // characters of one
constexpr std::size_t kMaxRowXml = std::size_t{16} << 20U;

// The character of "_x000D_" at the front of `text`.
std::optional<char32_t> escapeAt(std::string_view text)
{
    if (text.size() < kEscape || !text.starts_with("_x") || text[6] != '_')
        return std::nullopt;
    std::uint32_t value = 0;
    const auto [end, problem] = std::from_chars(text.data() + 2, text.data() + 6, value, 16);
    if (problem != std::errc() || end != text.data() + 6)
        return std::nullopt;
    return value;
}

bool isHighHalf(char32_t c)
{
    return c >= 0xD800 && c < 0xDC00;
}

bool isLowHalf(char32_t c)
{
    return c >= 0xDC00 && c < 0xE000;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    char32_t high = 0; // the first half of a pair, if that came just before
    while (!text.empty()) {
        const std::size_t mark = std::min(text.find("_x"), text.size());
        if (mark > 0)
            high = 0;
        plain.append(text.substr(0, mark));
        text.remove_prefix(mark);
        if (text.empty())
            break;
        const std::optional<char32_t> escaped = escapeAt(text);
        const char32_t c = escaped.value_or(U'_');
        text.remove_prefix(escaped.has_value() ? kEscape : 1);
        if (high != 0 && isLowHalf(c)) {
            plain.resize(plain.size() - 3); // U+FFFD of the first half
            text::append(plain, 0x10000 + ((high - 0xD800) << 10U) + (c - 0xDC00));
        } else {
            text::append(plain, c);
        }
        high = isHighHalf(c) ? c : 0;
    }
    return plain;
}

// Valid UTF-8 with the line ends of every text.
std::string cleaned(std::string text)
{
    if (!text::isValidUtf8(text)) {
        std::string valid;
        for (std::size_t at = 0; at < text.size();)
            text::append(valid, text::decodeAt(text, at));
        text = std::move(valid);
    }
    return text.find_first_of(std::string_view("\r\0", 2)) == std::string::npos
               ? text
               : text::normaliseLineEnds(text);
}

std::string wordsOf(std::string_view raw)
{
    return cleaned(raw.find("_x") == std::string_view::npos ? std::string(raw) : unescaped(raw));
}

void addText(const pugi::xml_node& element, std::string& text)
{
    for (const pugi::xml_node& part : element.children())
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
            text += part.value();
}

std::string textOf(const pugi::xml_node& element)
{
    std::string text;
    addText(element, text);
    return text;
}

std::string numberText(double value)
{
    constexpr double kAllDigitsBelow = 1e18;
    const bool whole = std::trunc(value) == value && std::abs(value) < kAllDigitsBelow;
    return whole ? formatNumber(value, 0) : formatNumber(value);
}

// The column of "AB12", from 0; nothing when it begins with no letters.
std::optional<std::size_t> columnOf(std::string_view place)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < place.size() && letters < 4; ++letters) {
        const char c = place[letters];
        if (c < 'A' || c > 'Z')
            break;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    if (letters == 0)
        return std::nullopt;
    return column - 1;
}

class CellReader {
public:
    explicit CellReader(const SharedCells& shared)
        : m_shared(shared)
    {}

    Result<void> readRow(const pugi::xml_node& row)
    {
        if (auto numbered = numberRow(attributeOf(row, "r")); !numbered)
            return numbered;
        table::CsvRow record{m_row, {}};
        std::size_t next = 0;
        for (const pugi::xml_node& cell : row.children()) {
            if (localName(cell) != "c")
                continue;
            if (const std::string_view place = attributeOf(cell, "r"); !place.empty()) {
                const auto column = columnOf(place);
                if (!column)
                    return damaged(fmt::format("'{}' is no place of a cell", place));
                next = *column;
            }
            if (auto added = addCell(record, next++, cell); !added)
                return added;
        }
        if (!record.cells.empty())
            m_sheet.table.rows.push_back(std::move(record));
        return {};
    }

    // The first row becomes the headers, and all rows get the same length.
    Result<SheetCells> finish()
    {
        table::CsvFile& table = m_sheet.table;
        std::size_t columns = 0;
        for (const table::CsvRow& row : table.rows)
            columns = std::max(columns, row.cells.size());
        if (columns * table.rows.size() > kMaxCells)
            return tooLarge();
        for (table::CsvRow& row : table.rows)
            row.cells.resize(columns);
        if (!table.rows.empty()) {
            table.headers = std::move(table.rows.front().cells);
            table.rows.erase(table.rows.begin());
        }
        for (std::string& header : table.headers)
            header = std::string(text::trimBlanks(header));
        return std::move(m_sheet);
    }

private:
    tl::unexpected<Error> damaged(std::string_view what) const
    {
        return fail(ErrorCode::Malformed, fmt::format("row {}: {}", m_row, what));
    }

    static tl::unexpected<Error> tooLarge()
    {
        return fail(ErrorCode::Unsupported,
                    fmt::format("the sheet is too large: at most {} rows, {} columns, {} cells and "
                                "{} MB of words are read; split it",
                                kMaxRow,
                                kMaxColumn,
                                kMaxCells,
                                kMaxWords >> 20U));
    }

    Result<void> numberRow(std::string_view number)
    {
        ++m_row;
        if (!number.empty()) {
            const auto given = parseInteger(number);
            if (!given || *given < 1)
                return damaged(fmt::format("the row after it has the number '{}'", number));
            m_row = static_cast<std::size_t>(*given);
        }
        return m_row > kMaxRow ? Result<void>(tooLarge()) : Result<void>();
    }

    Result<void> addCell(table::CsvRow& record, std::size_t column, const pugi::xml_node& cell)
    {
        Result<std::string> words = valueOf(cell);
        if (!words)
            return passOn(words);
        if (words->empty())
            return {};
        if (column >= kMaxColumn)
            return tooLarge();
        if (column >= record.cells.size()) {
            m_cells += column + 1 - record.cells.size();
            if (m_cells > kMaxCells)
                return tooLarge();
            record.cells.resize(column + 1);
        }
        m_words += words->size();
        if (m_words > kMaxWords)
            return tooLarge();
        if (!record.cells[column].empty())
            return damaged(fmt::format("column {} stands there twice", column + 1));
        record.cells[column] = std::move(*words);
        return {};
    }

    Result<std::string> valueOf(const pugi::xml_node& cell)
    {
        const std::string_view type = attributeOf(cell, "t");
        if (type == "inlineStr")
            return stringOf(childOf(cell, "is"));
        const pugi::xml_node value = childOf(cell, "v");
        if (!value) {
            if (childOf(cell, "f"))
                ++m_sheet.unknown;
            return std::string();
        }
        const std::string raw = textOf(value);
        if (type == "s")
            return sharedString(raw);
        if (type == "str")
            return wordsOf(raw);
        if (type == "e") {
            ++m_sheet.errors;
            return std::string();
        }
        if (type == "b" && !raw.empty())
            return std::string(trim(raw) == "1" || trim(raw) == "true" ? "true" : "false");
        if (type == "d")
            return cleaned(dateTextOfIso(trim(raw)));
        return numberOf(raw, attributeOf(cell, "s"));
    }

    Result<std::string> sharedString(std::string_view raw) const
    {
        const auto at = parseInteger(raw);
        if (!at || *at < 0 || static_cast<std::size_t>(*at) >= m_shared.strings.size())
            return damaged(fmt::format("there is no shared string '{}'", raw));
        return m_shared.strings[static_cast<std::size_t>(*at)];
    }

    // What is no number although it should be is kept as words.
    std::string numberOf(const std::string& raw, std::string_view style) const
    {
        const std::optional<double> number = parseNumber(raw);
        if (!number)
            return wordsOf(raw);
        const auto at = parseInteger(style);
        const bool known = at && *at >= 0 && static_cast<std::size_t>(*at) < m_shared.styles.size();
        const Shown shown = known ? m_shared.styles[static_cast<std::size_t>(*at)] : Shown::Number;
        return dateText(*number, shown, m_shared.dates).value_or(numberText(*number));
    }

    const SharedCells& m_shared;
    SheetCells m_sheet;
    std::size_t m_row = 0;
    std::size_t m_cells = 0;
    std::size_t m_words = 0;
};

Result<void> readRows(std::string_view xml, CellReader& reader)
{
    ElementCutter rows(xml, "row");
    for (;;) {
        const Result<std::string_view> row = rows.next();
        if (!row)
            return tl::unexpected(row.error());
        if (row->empty())
            return {};
        if (row->size() > kMaxRowXml)
            return fail(ErrorCode::Unsupported,
                        fmt::format("a row is larger than the {} MB that are read of one",
                                    kMaxRowXml >> 20U));
        const Result<pugi::xml_document> parsed = parseXml(*row, "a row");
        if (!parsed)
            return tl::unexpected(parsed.error());
        if (auto read = reader.readRow(parsed->first_child()); !read)
            return read;
    }
}

// How many areas of cells are merged; their list stands behind the cells.
Result<std::size_t> countMergedAreas(std::string_view xml)
{
    const std::size_t behind = xml.rfind("sheetData");
    ElementCutter areas(xml.substr(behind == std::string_view::npos ? 0 : behind), "mergeCell");
    for (std::size_t count = 0;; ++count) {
        const Result<std::string_view> area = areas.next();
        if (!area)
            return tl::unexpected(area.error());
        if (area->empty())
            return count;
    }
}

} // namespace

std::string stringOf(const pugi::xml_node& string)
{
    std::string text;
    for (const pugi::xml_node& part : string.children()) {
        if (localName(part) == "t")
            addText(part, text);
        else if (localName(part) == "r")
            addText(childOf(part, "t"), text);
    }
    return wordsOf(text);
}

Result<SheetCells> readCells(std::string_view xml, const SharedCells& shared)
{
    CellReader reader(shared);
    if (auto read = readRows(xml, reader); !read)
        return passOn(read);
    auto cells = reader.finish();
    if (!cells)
        return cells;
    auto merged = countMergedAreas(xml);
    if (!merged)
        return passOn(merged);
    cells->mergedAreas = *merged;
    return cells;
}

} // namespace crosscase::importing
