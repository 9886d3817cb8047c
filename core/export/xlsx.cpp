// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library writes files only: the workbook is made in a folder of its own and read from there.
#include "core/export/xlsx.h"

#include "core/base/file.h"
#include "core/export/head_cells.h"
#include "core/export/xlsx_book.h"
#include "core/export/xml.h"
#include "core/table/sections.h"

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fmt/format.h>
#include <system_error>

namespace crosscase::exporting {

namespace {

constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kManyCells = 2'000'000;      // more than this are written row by row
constexpr std::int64_t kSomeDay = 946'684'800'000; // 2000-01-01, where no time is given

class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::error_code problem;
        std::string pattern =
            (std::filesystem::temp_directory_path(problem) / "crosscase-XXXXXX").string();
        if (!problem && ::mkdtemp(pattern.data()) != nullptr)
            m_path = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder(TemporaryFolder&&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    ~TemporaryFolder()
    {
        std::error_code problem; // nothing to be done about it
        if (!m_path.empty())
            std::filesystem::remove_all(m_path, problem);
    }
    [[nodiscard]] const std::string& path() const { return m_path; } // empty: none could be made

private:
    std::string m_path;
};

Result<void> checkSize(const table::Table& table)
{
    const std::size_t rows = table.rows.size() + headCells(table).size();
    if (rows > kMostRows)
        return fail(ErrorCode::Unsupported,
                    fmt::format("the table has {} rows and a sheet of Excel holds {}: write it as "
                                "csv, or filter it",
                                rows,
                                kMostRows));
    if (table.columns.size() > kMostColumns)
        return fail(ErrorCode::Unsupported,
                    fmt::format("the table has {} columns and a sheet of Excel holds {}: transpose "
                                "it, write it as csv, or choose fewer columns",
                                table.columns.size(),
                                kMostColumns));
    return {};
}

void setProperties(lxw_workbook* book, std::string title, const Options& options)
{
    std::string author = "Crosscase";
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.author = author.data();
    properties.created =
        static_cast<std::time_t>(options.made.value_or(Timestamp{kSomeDay}).ms / 1000);
    workbook_set_properties(book, &properties);
}

void fill(XlsxBook& book, const table::Table& table, const Options& options)
{
    book.reserve();
    if (table.sheetPerHead)
        for (const table::Section& section : table::splitByTopHead(table))
            book.addTable(section.head.empty() ? table.title : section.head, section.table);
    else
        book.addTable(table.title, table);
    book.addLongCells();
    book.addAbout(table.title, footOf(table, options));
}

} // namespace

Result<std::string> writeXlsx(const table::Table& table, const Options& options)
{
    if (auto fits = checkSize(table); !fits)
        return passOn(fits);
    const TemporaryFolder folder;
    if (folder.path().empty())
        return fail(ErrorCode::Io, "there is no folder for temporary files: set TMPDIR to one");
    const std::string file = folder.path() + "/table.xlsx";
    std::string temporary = folder.path();
    const bool large = table.rows.size() * table.columns.size() > kManyCells;
    lxw_workbook_options how = {};
    how.constant_memory = large ? 1 : 0;
    how.tmpdir = temporary.data();
    how.use_zip64 = large ? 1 : 0;
    lxw_workbook* workbook = workbook_new_opt(file.c_str(), &how);
    if (workbook == nullptr)
        return fail(ErrorCode::Io, "no workbook can be made: there is not enough memory");
    const std::string title = legal(oneLine(table.title));
    setProperties(workbook, std::string(firstUnits(title, 255)), options);
    XlsxBook book(workbook, large);
    fill(book, table, options);
    const lxw_error closed = workbook_close(workbook); // also frees it
    const lxw_error error = book.error() != LXW_NO_ERROR ? book.error() : closed;
    if (error != LXW_NO_ERROR)
        return fail(ErrorCode::Io,
                    fmt::format("the workbook cannot be written in {}: {}",
                                folder.path(),
                                lxw_strerror(error)));
    return readFile(file);
}

} // namespace crosscase::exporting
