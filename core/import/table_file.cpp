// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_file.h"

#include "core/import/archive.h"
#include "core/import/line_list.h"
#include "core/import/ods.h"
#include "core/import/sniff.h"
#include "core/import/workbook.h"

#include <fmt/format.h>

namespace crosscase::importing {

namespace {

// Neither words nor an archive that may be a workbook.
bool isOther(Content content)
{
    return content == Content::Foreign || content == Content::Rtf || content == Content::Html
           || content == Content::FlatOdt || content == Content::Doc;
}

std::string sizeOf(const table::CsvFile& table)
{
    return fmt::format("{} row{}, {} column{}",
                       table.rows.size(),
                       table.rows.size() == 1 ? "" : "s",
                       table.headers.size(),
                       table.headers.size() == 1 ? "" : "s");
}

// Rows that end before the last column, by line: their last answers are missing.
void tellShortRows(const table::CsvFile& table, std::vector<std::string>& warnings)
{
    LineList lines;
    for (const table::CsvRow& row : table.rows)
        if (row.cells.size() < table.headers.size())
            lines.add(fmt::format("{} ({})", row.line, row.cells.size()));
    if (lines.count() > 0)
        warnings.push_back(
            fmt::format("{} fewer cells than there are columns ({}); the missing ones were read as "
                        "empty; line (cells): {}",
                        rowsHave(lines.count()),
                        table.headers.size(),
                        lines.text()));
}

Result<TableFile> fromWorkbook(std::string_view bytes, const TableOptions& options)
{
    if (options.encoding || options.separator != '\0')
        return fail(ErrorCode::Refused,
                    "a workbook has no encoding and no separator to be given; leave them out");
    auto sheet = contentOf(bytes) == Content::Spreadsheet ? readOds(bytes, options.sheet)
                                                          : readWorkbook(bytes, options.sheet);
    if (!sheet)
        return passOn(sheet);
    TableFile file{std::move(sheet->table), {}, std::move(sheet->warnings)};
    file.sheet = sheet->sheet;
    file.sheets = std::move(sheet->sheets);
    file.description = fmt::format("sheet '{}', {}", sheet->sheet, sizeOf(file.table));
    if (!sheet->others.empty())
        file.description += fmt::format(" (other sheets: '{}')", fmt::join(sheet->others, "', '"));
    return file;
}

Result<TableFile> fromText(std::string_view bytes, const TableOptions& options)
{
    if (!options.sheet.empty())
        return fail(
            ErrorCode::Refused,
            "only a workbook (xlsx, ods) has sheets, and this is none; leave the sheet out");
    auto table =
        table::readCsv(bytes, {.encoding = options.encoding, .separator = options.separator});
    if (!table)
        return passOn(table);
    TableFile file{std::move(*table), {}, {}};
    const char separator = file.table.separator;
    file.description = fmt::format("{}, separator {}, {}",
                                   file.table.encoding,
                                   separator == '\t' ? "tab" : fmt::format("'{}'", separator),
                                   sizeOf(file.table));
    if (file.table.replaced > 0)
        file.warnings.push_back(
            fmt::format("{} undecodable bytes were replaced by U+FFFD; the file was read as {}",
                        file.table.replaced,
                        file.table.encoding));
    tellShortRows(file.table, file.warnings);
    return file;
}

} // namespace

Result<TableFile> readTableFile(std::string_view bytes, const TableOptions& options)
{
    if (isOther(contentOf(bytes))) {
        const std::string_view name = foreignFormatOf(bytes).name;
        return fail(ErrorCode::Unsupported,
                    fmt::format("this is {}, which cannot be read as a table; save the table as "
                                "xlsx or CSV",
                                name.empty() ? "a text document" : name));
    }
    auto file = isArchive(bytes) ? fromWorkbook(bytes, options) : fromText(bytes, options);
    if (file && file->table.rows.empty())
        return fail(ErrorCode::Malformed,
                    "the table has no rows below the one that names its columns");
    return file;
}

} // namespace crosscase::importing
