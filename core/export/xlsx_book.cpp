// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/xlsx_book.h"

#include "core/export/terminal_widths.h"
#include "core/export/wrap.h"
#include "core/export/xml.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::exporting {

namespace {

constexpr std::size_t kMostUnits = 32'767; // UTF-16 units in a cell
constexpr std::int64_t kMostExact = std::int64_t{1} << 53U;
constexpr int kWidest = 55;       // letters, of a column of words
constexpr int kWidestNumber = 16; // of a column of numbers, whose head may wrap
constexpr int kNarrowest = 6;
constexpr double kFrozen = 70; // letters of head columns that still leave room beside them

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Excel reads _x0041_ as "A": what looks like that in the words begins with an escaped underline.
bool looksEscaped(std::string_view words)
{
    return words.size() >= 7 && words[1] == 'x' && words[6] == '_'
           && std::all_of(words.begin() + 2, words.begin() + 6, isHexDigit);
}

// Legal, and lines end in LF.
std::string excelWords(std::string_view words)
{
    std::string out;
    bool first = true;
    for (const std::string_view line : linesOf(words)) {
        out.append(first ? "" : "\n").append(legal(line));
        first = false;
    }
    constexpr std::string_view kUnderline = "_x005F";
    for (std::size_t at = out.find("_x"); at != std::string::npos; at = out.find("_x", at + 1))
        if (looksEscaped(std::string_view(out).substr(at))) {
            out.insert(at, kUnderline);
            at += kUnderline.size();
        }
    return out;
}

std::string nameOf(lxw_row_t row, lxw_col_t column)
{
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, row, column);
    return name;
}

int lettersOf(const table::Column& column, const ColumnWidth& width)
{
    const bool number = column.kind != table::Kind::Text;
    const int widest = number ? std::max(kWidestNumber, width.minimum) : kWidest;
    return std::clamp(width.natural + 2, kNarrowest, widest + 2);
}

// How many lines the words take in a column of so many letters.
std::size_t linesOfWords(std::string_view words, int letters)
{
    if (words.size() <= static_cast<std::size_t>(letters)
        && words.find('\n') == std::string_view::npos)
        return 1;
    return wrapped(words, letters).size();
}

std::string shownIn(const table::Table& table, const table::Row& row, std::size_t column)
{
    if (!table::isMarkdown(table, row, column))
        return table::toText(table::cellAt(row, column));
    std::string all;
    for (const text::MarkdownRun& run : flattened(contentOf(table, row, column)))
        all += run.text;
    return all;
}

lxw_col_t asColumn(std::size_t column)
{
    return static_cast<lxw_col_t>(column);
}

} // namespace

void XlsxBook::reserve()
{
    m_longName = m_names.take("Long cells");
    m_aboutName = m_names.take("About");
}

lxw_worksheet* XlsxBook::begin(const std::string& name)
{
    m_name = name;
    m_sheet = workbook_add_worksheet(m_book, name.c_str());
    if (m_sheet == nullptr) {
        note(LXW_ERROR_PARAMETER_VALIDATION);
        return nullptr;
    }
    worksheet_set_paper(m_sheet, 9); // A4
    worksheet_set_landscape(m_sheet);
    worksheet_fit_to_pages(m_sheet, 1, 0);
    return m_sheet;
}

void XlsxBook::addTable(std::string_view name, const table::Table& table)
{
    if (begin(m_names.take(name)) == nullptr || table.columns.empty())
        return;
    const auto levels = static_cast<lxw_row_t>(headCells(table).size());
    setUp(table, levels);
    headRows(table);
    body(table, levels);
}

void XlsxBook::setUp(const table::Table& table, lxw_row_t headRows)
{
    const auto widths = measured(table);
    const std::size_t heads = std::min(table.headColumns, table.columns.size());
    double frozen = 0;
    m_letters.clear();
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const int letters = lettersOf(table.columns[i], widths[i]);
        note(worksheet_set_column(m_sheet, asColumn(i), asColumn(i), letters, nullptr));
        m_letters.push_back(letters);
        frozen += i < heads ? letters : 0;
    }
    worksheet_freeze_panes(m_sheet, headRows, frozen > kFrozen ? lxw_col_t{0} : asColumn(heads));
    note(worksheet_repeat_rows(m_sheet, 0, headRows - 1));
    note(worksheet_ignore_errors(m_sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
}

void XlsxBook::merge(Place from, Place to, lxw_format* format)
{
    note(worksheet_merge_range(m_sheet, from.row, from.column, to.row, to.column, "", format));
}

void XlsxBook::setHeight(lxw_row_t row, std::size_t lines)
{
    constexpr double kLine = 15;
    constexpr double kHighest = 409; // of Excel
    if (lines > 1)
        note(worksheet_set_row(
            m_sheet, row, std::min(kHighest, kLine * static_cast<double>(lines)), nullptr));
}

// Not of those that stand for several rows.
std::size_t
XlsxBook::linesIn(const table::Table& table, const table::Groups& groups, std::size_t row) const
{
    std::size_t lines = 1;
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (m_rowByRow || groups.rows(row, column) == 1)
            lines = std::max(
                lines,
                linesOfWords(shownIn(table, table.rows[row], column), m_letters[column] - 1));
    return lines;
}

void XlsxBook::headRows(const table::Table& table)
{
    const auto levels = headCells(table);
    std::vector<std::vector<HeadCell>> rows(levels.size()); // by the row where the words stand
    for (std::size_t level = 0; level < levels.size(); ++level)
        for (const HeadCell& cell : levels[level])
            rows[m_rowByRow ? level + cell.levels - 1 : level].push_back(cell);
    for (std::size_t level = 0; level < rows.size(); ++level) {
        setHeight(static_cast<lxw_row_t>(level), linesOf(levels[level]));
        for (const HeadCell& cell : rows[level])
            head(table, cell, level);
    }
}

// How many lines the heads of a level need in its row.
std::size_t XlsxBook::linesOf(const std::vector<HeadCell>& heads) const
{
    std::size_t lines = 1;
    for (const HeadCell& cell : heads)
        if (cell.columns == 1) {
            const std::size_t wanted = linesOfWords(cell.text, m_letters[cell.column] - 2);
            lines = std::max(lines, wanted - std::min(wanted, cell.levels - 1));
        }
    return lines;
}

void XlsxBook::head(const table::Table& table, const HeadCell& cell, std::size_t row)
{
    using Part = CellLook::Part;
    const bool right = cell.leaf && table.columns[cell.column].isEndAligned();
    lxw_format* format =
        m_looks.of({.part = cell.columns > 1 ? Part::GroupHead : Part::Head, .right = right});
    const Place from{static_cast<lxw_row_t>(row), asColumn(cell.column)};
    const std::size_t down = m_rowByRow ? 0 : cell.levels - 1;
    const Place to{static_cast<lxw_row_t>(row + down), asColumn(cell.column + cell.columns - 1)};
    if (from.row != to.row || from.column != to.column)
        merge(from, to, format);
    words(from, cell.text, format);
}

void XlsxBook::body(const table::Table& table, lxw_row_t headRows)
{
    const table::Groups groups(m_rowByRow ? table::Table{} : table);
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const table::Row& row = table.rows[at];
        setHeight(static_cast<lxw_row_t>(headRows + at), linesIn(table, groups, at));
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const std::size_t height = m_rowByRow ? 1 : groups.rows(at, column);
            if (height == 0)
                continue;
            const auto from = static_cast<lxw_row_t>(headRows + at);
            const auto last = static_cast<lxw_row_t>(from + height - 1);
            CellLook look{.right = table.columns[column].toTheEnd,
                          .bottom = at + height == table.rows.size(),
                          .indent = column == 0 ? row.indent : 0};
            look.part = row.total ? CellLook::Part::Total : CellLook::Part::Body;
            const Place place{from, asColumn(column)};
            if (height > 1)
                merge(place, {last, place.column}, m_looks.of(look));
            cell(place, table, row, look);
        }
    }
}

void XlsxBook::cell(Place place, const table::Table& table, const table::Row& row, CellLook look)
{
    const table::Value& value = table::cellAt(row, place.column);
    if (const auto* count = std::get_if<std::int64_t>(&value);
        count != nullptr && *count >= -kMostExact && *count <= kMostExact) {
        look.decimals = 0;
        note(worksheet_write_number(
            m_sheet, place.row, place.column, static_cast<double>(*count), m_looks.of(look)));
    } else if (const auto* rate = std::get_if<table::Decimal>(&value);
               rate != nullptr && std::isfinite(rate->value)) {
        look.decimals = std::clamp(rate->decimals, 0, 15);
        note(worksheet_write_number(
            m_sheet, place.row, place.column, rate->value, m_looks.of(look)));
    } else if (std::holds_alternative<std::string>(value)
               && table::isMarkdown(table, row, place.column)) {
        runs(place, flattened(contentOf(table, row, place.column)), m_looks.of(look));
    } else {
        words(place, table::toText(value), m_looks.of(look));
    }
}

void XlsxBook::words(Place place, std::string_view words, lxw_format* format)
{
    std::string legalWords = excelWords(words);
    if (legalWords.empty()) {
        note(worksheet_write_blank(m_sheet, place.row, place.column, format));
        return;
    }
    if (unitsOf(legalWords) > kMostUnits) {
        const std::string more = fmt::format(" [...] (whole on the sheet '{}')", m_longName);
        std::string begin(firstUnits(legalWords, kMostUnits - unitsOf(more)));
        m_long.push_back({m_name, place, std::move(legalWords)});
        legalWords = std::move(begin) + more;
    }
    note(worksheet_write_string(m_sheet, place.row, place.column, legalWords.c_str(), format));
}

void XlsxBook::runs(Place place, const Runs& runs, lxw_format* format)
{
    std::string all;
    std::vector<std::string> texts;
    std::vector<lxw_rich_string_tuple> tuples;
    bool styled = false;
    for (const text::MarkdownRun& run : runs) {
        const bool plainRun = !run.bold && !run.italic && !run.code;
        styled = styled || !plainRun;
        texts.push_back(excelWords(run.text));
        all += run.text;
        tuples.push_back(
            {plainRun ? nullptr : m_looks.ofRun(run.bold, run.italic, run.code), nullptr});
    }
    // A single run is no rich string: its cell is written plainly.
    if (!styled || texts.size() < 2 || unitsOf(excelWords(all)) > kMostUnits) {
        words(place, all, format);
        return;
    }
    std::vector<lxw_rich_string_tuple*> pointers;
    for (std::size_t i = 0; i < tuples.size(); ++i) {
        tuples[i].string = texts[i].data();
        pointers.push_back(&tuples[i]);
    }
    pointers.push_back(nullptr);
    note(worksheet_write_rich_string(m_sheet, place.row, place.column, pointers.data(), format));
}

void XlsxBook::addLongCells()
{
    if (m_long.empty() || begin(m_longName) == nullptr)
        return;
    const std::vector<LongCell> cells = std::move(m_long);
    m_long.clear();
    lxw_format* head = m_looks.of({.part = CellLook::Part::Head});
    lxw_format* plainLook = m_looks.of({.part = CellLook::Part::Plain});
    const std::array<const char*, 4> heads{"sheet", "cell", "piece", "text"};
    for (lxw_col_t i = 0; i < heads.size(); ++i) {
        note(worksheet_set_column(m_sheet, i, i, i == 0 ? 24 : i == 3 ? 100 : 8, nullptr));
        words({0, i}, heads[i], head);
    }
    worksheet_freeze_panes(m_sheet, 1, 0);
    lxw_row_t row = 1;
    for (const LongCell& cell : cells) {
        std::string_view rest = cell.words;
        for (int piece = 1; !rest.empty(); ++piece, ++row) {
            const std::string part(firstUnits(rest, kMostUnits));
            rest.remove_prefix(part.size());
            words({row, 0}, cell.sheet, plainLook);
            words({row, 1}, nameOf(cell.place.row, cell.place.column), plainLook);
            note(worksheet_write_number(m_sheet, row, 2, piece, plainLook));
            note(worksheet_write_string(m_sheet, row, 3, part.c_str(), plainLook));
        }
    }
}

void XlsxBook::addAbout(std::string_view title, const std::vector<std::string>& lines)
{
    if ((title.empty() && lines.empty()) || begin(m_aboutName) == nullptr)
        return;
    note(worksheet_set_column(m_sheet, 0, 0, 100, nullptr));
    lxw_row_t row = 0;
    if (!title.empty())
        words({row++, 0}, title, m_looks.of({.part = CellLook::Part::Title}));
    for (const std::string& line : lines)
        words({row++, 0}, line, m_looks.of({.part = CellLook::Part::Plain}));
}

} // namespace crosscase::exporting
