// SPDX-License-Identifier: GPL-3.0-or-later
// What is written into a workbook: tables, long cells, what it is about.
#pragma once

#include "core/export/content.h"
#include "core/export/head_cells.h"
#include "core/export/sheet_names.h"
#include "core/export/xlsx_looks.h"
#include "core/table/groups.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

class XlsxBook {
public:
    // `rowByRow`: the library keeps one row in memory, so nothing is merged downwards.
    XlsxBook(lxw_workbook* book, bool rowByRow)
        : m_book(book)
        , m_looks(book)
        , m_rowByRow(rowByRow)
    {}

    void addTable(std::string_view name, const table::Table& table);
    // The sheets at the end, if there is anything for them.
    void addLongCells();
    void addAbout(std::string_view title, const std::vector<std::string>& lines);
    // The names that these sheets will have, so that no table takes them.
    void reserve();

    // The first thing that the library refused.
    [[nodiscard]] lxw_error error() const { return m_error; }

private:
    struct Place {
        lxw_row_t row = 0;
        lxw_col_t column = 0;
    };
    struct LongCell {
        std::string sheet;
        Place place;
        std::string words;
    };

    void note(lxw_error error) { m_error = m_error == LXW_NO_ERROR ? error : m_error; }
    lxw_worksheet* begin(const std::string& name);
    void setUp(const table::Table& table, lxw_row_t headRows);
    // Room for so many lines; it must come before the cells of the row.
    void setHeight(lxw_row_t row, std::size_t lines);
    [[nodiscard]] std::size_t
    linesIn(const table::Table& table, const table::Groups& groups, std::size_t row) const;
    void headRows(const table::Table& table);
    [[nodiscard]] std::size_t linesOf(const std::vector<HeadCell>& heads) const;
    void head(const table::Table& table, const HeadCell& cell, std::size_t row);
    void body(const table::Table& table, lxw_row_t headRows);
    void cell(Place place, const table::Table& table, const table::Row& row, CellLook look);
    void words(Place place, std::string_view words, lxw_format* format);
    void runs(Place place, const Runs& runs, lxw_format* format);
    void merge(Place from, Place to, lxw_format* format);

    lxw_workbook* m_book;
    XlsxLooks m_looks;
    bool m_rowByRow;
    SheetNames m_names;
    std::string m_longName;
    std::string m_aboutName;
    std::string m_name; // of the sheet in work
    lxw_worksheet* m_sheet = nullptr;
    std::vector<int> m_letters; // of its columns: their width
    std::vector<LongCell> m_long;
    lxw_error m_error = LXW_NO_ERROR;
};

} // namespace crosscase::exporting
