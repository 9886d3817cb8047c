// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ods.h"

#include "core/base/number.h"
#include "core/import/archive.h"
#include "core/import/sheet_dates.h"
#include "core/import/xml.h"
#include "core/import/xml_cut.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxRow = 1'048'576;
constexpr std::size_t kMaxColumn = 16'384;
constexpr std::size_t kMaxCells = 20'000'000;
constexpr std::size_t kMaxWords = std::size_t{512} << 20U;
constexpr std::size_t kMaxTree = std::size_t{32} << 20U;

struct Sheet {
    std::string name;
    std::string_view xml; // from its < to its end
    bool hidden = false;
};

std::size_t repeated(const pugi::xml_node& node, std::string_view attribute)
{
    return static_cast<std::size_t>(
        std::clamp(parseInteger(attributeOf(node, attribute)).value_or(1),
                   std::int64_t{1},
                   static_cast<std::int64_t>(kMaxRow)));
}

// The words of a paragraph; notes at it are not part of it.
void addWords(const pugi::xml_node& paragraph, std::string& words)
{
    walk(
        paragraph,
        [&](const pugi::xml_node& node) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
                words += node.value();
            const std::string_view name = localName(node);
            if (name == "s")
                words.append(std::min(repeated(node, "c"), kMaxColumn), ' ');
            else if (name == "tab")
                words += '\t';
            else if (name == "line-break")
                words += '\n';
            return name != "annotation";
        },
        [](const pugi::xml_node&) {});
}

// What is seen in the cell, a paragraph a line.
std::string shownIn(const pugi::xml_node& cell)
{
    std::string words;
    bool isFirst = true;
    for (const pugi::xml_node& part : cell.children()) {
        if (localName(part) != "p")
            continue;
        if (!isFirst)
            words += '\n';
        isFirst = false;
        addWords(part, words);
    }
    return words;
}

class SheetReader {
public:
    explicit SheetReader(const Sheet& sheet)
        : m_sheet(sheet)
    {}

    Result<SheetTable> read()
    {
        ElementCutter rows(m_sheet.xml, "table-row");
        for (;;) {
            const Result<std::string_view> row = rows.next();
            if (!row)
                return tl::unexpected(row.error());
            if (row->empty())
                return finish();
            if (row->size() > kMaxTree)
                return tooLarge();
            const auto parsed = parseXml(*row, "content.xml");
            if (!parsed)
                return tl::unexpected(parsed.error());
            if (auto added = addRow(parsed->first_child()); !added)
                return passOn(added);
        }
    }

private:
    tl::unexpected<Error> tooLarge() const
    {
        return fail(ErrorCode::Unsupported,
                    fmt::format("sheet '{}' is too large: at most {} rows, {} columns, {} cells "
                                "and {} MB of words are read; split it",
                                m_sheet.name,
                                kMaxRow,
                                kMaxColumn,
                                kMaxCells,
                                kMaxWords >> 20U));
    }

    // As a workbook of the other kind would say it.
    std::string wordsOf(const pugi::xml_node& cell)
    {
        const std::string_view type = attributeOf(cell, "value-type");
        const std::string shown = shownIn(cell);
        if (shown.starts_with("#N/A") || shown.starts_with("Err:") || shown == "#VALUE!"
            || shown == "#REF!" || shown == "#DIV/0!" || shown == "#NAME?" || shown == "#NUM!") {
            ++m_errors;
            return {};
        }
        if (type == "float" || type == "percentage" || type == "currency")
            return std::string(attributeOf(cell, "value"));
        if (type == "boolean")
            return std::string(attributeOf(cell, "boolean-value"));
        if (type == "date")
            return dateTextOfIso(attributeOf(cell, "date-value"));
        const std::string_view given = attributeOf(cell, "string-value");
        return shown.empty() ? std::string(given) : shown;
    }

    Result<void> addRow(const pugi::xml_node& row)
    {
        const std::size_t times = repeated(row, "number-rows-repeated");
        table::CsvRow record{m_row + 1, {}};
        std::size_t next = 0;
        for (const pugi::xml_node& cell : row.children()) {
            const std::string_view name = localName(cell);
            if (name != "table-cell" && name != "covered-table-cell")
                continue;
            m_merged += repeated(cell, "number-columns-spanned") > 1
                        || repeated(cell, "number-rows-spanned") > 1;
            const std::size_t columns = repeated(cell, "number-columns-repeated");
            // What is covered by its neighbour is not seen.
            const std::string words = name == "table-cell" ? wordsOf(cell) : std::string();
            if (!words.empty()) {
                m_words += words.size() * columns * times;
                m_cells += columns * times;
                if (next + columns > kMaxColumn || m_words > kMaxWords || m_cells > kMaxCells)
                    return tooLarge();
                record.cells.resize(next);
                record.cells.insert(record.cells.end(), columns, words);
            }
            next += columns;
        }
        if (!record.cells.empty() && m_row + times > kMaxRow)
            return tooLarge();
        for (std::size_t at = 0; !record.cells.empty() && at < times; ++at) {
            record.line = m_row + at + 1;
            m_table.rows.push_back(record);
        }
        m_row += times;
        return {};
    }

    Result<SheetTable> finish()
    {
        std::size_t columns = 0;
        for (const table::CsvRow& row : m_table.rows)
            columns = std::max(columns, row.cells.size());
        if (columns * m_table.rows.size() > kMaxCells)
            return tooLarge();
        for (table::CsvRow& row : m_table.rows)
            row.cells.resize(columns);
        if (!m_table.rows.empty()) {
            m_table.headers = std::move(m_table.rows.front().cells);
            m_table.rows.erase(m_table.rows.begin());
        }
        for (std::string& header : m_table.headers)
            header = std::string(text::trimBlanks(header));
        m_table.separator = '\0';
        SheetTable result;
        result.table = std::move(m_table);
        result.sheet = m_sheet.name;
        const auto warn = [&](std::size_t count, std::string_view what) {
            if (count > 0)
                result.warnings.push_back(
                    fmt::format("sheet '{}': {} {}", m_sheet.name, count, what));
        };
        warn(m_errors, "cells with an error such as #N/A were read as empty");
        warn(m_merged, "merged areas: what such an area says counts for its first cell alone");
        return result;
    }

    const Sheet& m_sheet;
    table::CsvFile m_table;
    std::size_t m_row = 0;
    std::size_t m_cells = 0;
    std::size_t m_words = 0;
    std::size_t m_errors = 0;
    std::size_t m_merged = 0;
};

// The start tag of an element alone, as a tree.
Result<pugi::xml_document> tagOf(std::string_view element)
{
    char quote = '\0';
    std::size_t end = 0;
    for (; end < element.size(); ++end) {
        const char c = element[end];
        if (quote != '\0') {
            if (c == quote)
                quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>' || (c == '/' && element.substr(end).starts_with("/>"))) {
            break;
        }
    }
    return parseXml(std::string(element.substr(0, end)) + "/>", "content.xml");
}

// Names of the styles of sheets that are not shown.
Result<std::unordered_set<std::string>> hiddenStyles(std::string_view xml)
{
    std::unordered_set<std::string> hidden;
    ElementCutter parts(xml, "automatic-styles");
    const Result<std::string_view> part = parts.next();
    if (!part)
        return tl::unexpected(part.error());
    if (part->empty() || part->size() > kMaxTree)
        return hidden;
    const auto styles = parseXml(*part, "content.xml");
    if (!styles)
        return tl::unexpected(styles.error());
    for (const pugi::xml_node& style : styles->first_child().children())
        if (attributeOf(childOf(style, "table-properties"), "display") == "false")
            hidden.emplace(attributeOf(style, "name"));
    return hidden;
}

Result<std::vector<Sheet>> sheetsOf(std::string_view xml)
{
    const auto hidden = hiddenStyles(xml);
    if (!hidden)
        return tl::unexpected(hidden.error());
    std::vector<Sheet> sheets;
    ElementCutter tables(xml, "table");
    for (;;) {
        const Result<std::string_view> table = tables.next();
        if (!table)
            return tl::unexpected(table.error());
        if (table->empty())
            break;
        const auto tag = tagOf(*table);
        if (!tag)
            return tl::unexpected(tag.error());
        const pugi::xml_node node = tag->first_child();
        sheets.push_back({std::string(attributeOf(node, "name")),
                          *table,
                          hidden->contains(std::string(attributeOf(node, "style-name")))});
    }
    if (sheets.empty())
        return fail(ErrorCode::Malformed, "the spreadsheet has no sheet of cells");
    return sheets;
}

std::string namesOf(const std::vector<Sheet>& sheets)
{
    std::string names;
    for (const Sheet& sheet : sheets)
        names += fmt::format("{}'{}'", names.empty() ? "" : ", ", sheet.name);
    return names;
}

Result<SheetTable> readNamed(const std::vector<Sheet>& sheets, std::string_view wanted)
{
    const std::string key = text::foldKey(wanted);
    for (const Sheet& sheet : sheets)
        if (text::foldKey(sheet.name) == key)
            return SheetReader(sheet).read();
    const auto number = parseInteger(wanted);
    if (number && *number >= 1 && static_cast<std::size_t>(*number) <= sheets.size())
        return SheetReader(sheets[static_cast<std::size_t>(*number) - 1]).read();
    return fail(ErrorCode::NotFound,
                fmt::format("there is no sheet '{}'; there are: {}", wanted, namesOf(sheets)));
}

Result<SheetTable> readFirst(const std::vector<Sheet>& sheets)
{
    for (const Sheet& sheet : sheets) {
        if (sheet.hidden)
            continue;
        auto table = SheetReader(sheet).read();
        if (!table || !table->table.headers.empty())
            return table;
    }
    return fail(ErrorCode::Malformed,
                fmt::format("no sheet has content (hidden ones are not looked at; --sheet names "
                            "one); there are: {}",
                            namesOf(sheets)));
}

} // namespace

Result<SheetTable> readOds(std::string_view bytes, std::string_view wanted)
{
    auto archive = Archive::open(bytes);
    if (!archive)
        return passOn(archive);
    const auto xml = archive->read("content.xml");
    if (!xml)
        return fail(ErrorCode::Malformed,
                    fmt::format("the spreadsheet is damaged ({}); open it in its program and save "
                                "it anew",
                                xml.error().detail));
    if (!text::isValidUtf8(*xml))
        return fail(ErrorCode::Malformed,
                    "the spreadsheet is damaged or encrypted; open it in its program and save it "
                    "anew, without a password");
    const auto sheets = sheetsOf(*xml);
    if (!sheets)
        return tl::unexpected(sheets.error());
    auto table = wanted.empty() ? readFirst(*sheets) : readNamed(*sheets, wanted);
    if (!table)
        return table;
    for (const Sheet& sheet : *sheets) {
        table->sheets.push_back(sheet.name);
        if (sheet.name != table->sheet)
            table->others.push_back(sheet.name);
    }
    return table;
}

} // namespace crosscase::importing
