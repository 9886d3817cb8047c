// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of which each row is one thing to do: all rows become one batch, or, if any has a fault,
// all faults are listed with their lines and nothing is done.
#pragma once

#include "app/cli/context.h"
#include "core/table/csv.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::cli {

struct RowTable {
    std::string what;                  // "summaries"
    std::vector<std::string> required; // columns
    std::vector<std::string> optional;
};

class TableRow {
public:
    TableRow(const table::CsvFile& file, const table::CsvRow& row)
        : m_file(&file)
        , m_row(&row)
    {}
    // Without outer blanks; empty where the column or the cell is missing.
    [[nodiscard]] std::string_view operator[](std::string_view column) const;
    [[nodiscard]] std::string text(std::string_view column) const
    {
        return std::string((*this)[column]);
    }
    // As it stands, blanks and all.
    [[nodiscard]] std::string whole(std::string_view column) const;

private:
    const table::CsvFile* m_file;
    const table::CsvRow* m_row;
};

using DoRow = std::function<Result<void>(project::Edit&, const TableRow&)>;

// Columns that neither list has are told and passed over.
[[nodiscard]] Result<void>
importRows(Context& context, const std::string& file, const RowTable& table, const DoRow& doRow);

// A sub-command `import PROJECT FILE` that does this.
CLI::App& addRowImport(CLI::App& parent,
                       Context& context,
                       const CommandText& text,
                       const RowTable& table,
                       const DoRow& doRow);

} // namespace crosscase::cli
