// SPDX-License-Identifier: GPL-3.0-or-later
// The looks of cells in a workbook: each is made once.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <xlsxwriter.h>

namespace crosscase::exporting {

struct CellLook {
    enum class Part : std::uint8_t { Head, GroupHead, Body, Total, Title, Plain };
    Part part = Part::Body;
    bool right = false;  // right-aligned words
    bool bottom = false; // the last row of the table
    int decimals = -1;   // of a number; -1: none is given
    int indent = 0;
    auto operator<=>(const CellLook&) const = default;
};

class XlsxLooks {
public:
    explicit XlsxLooks(lxw_workbook* book)
        : m_book(book)
    {}
    [[nodiscard]] lxw_format* of(const CellLook& look);
    // Of a run within a cell.
    [[nodiscard]] lxw_format* ofRun(bool bold, bool italic, bool code);

private:
    lxw_workbook* m_book; // owns the formats
    std::map<CellLook, lxw_format*> m_formats;
    std::array<lxw_format*, 8> m_runs{};
};

} // namespace crosscase::exporting
