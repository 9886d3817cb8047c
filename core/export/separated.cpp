// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/separated.h"

#include "core/table/csv.h"

#include <algorithm>

namespace crosscase::exporting {

namespace {

std::string separated(const table::Table& table, const table::CsvStyle& style, bool heads)
{
    std::string out;
    std::vector<std::string> cells(table.columns.size());
    std::transform(table.columns.begin(), table.columns.end(), cells.begin(), table::headLine);
    if (heads)
        appendCsvRecord(out, cells, style);
    for (const table::Row& row : table.rows) {
        cells.resize(row.cells.size());
        std::transform(row.cells.begin(), row.cells.end(), cells.begin(), table::toText);
        appendCsvRecord(out, cells, style);
    }
    return out;
}

} // namespace

Result<std::string> writeCsv(const table::Table& table, const Options& options)
{
    if (!table::isSeparator(options.separator))
        return fail(ErrorCode::Unsupported,
                    "the separator must be one ASCII character, and no quote or line end");
    return separated(table,
                     {options.separator, options.formulaGuard, options.bom && options.heads},
                     options.heads);
}

Result<std::string> writeTsv(const table::Table& table, const Options& options)
{
    return separated(
        table, {'\t', options.formulaGuard, options.bom && options.heads}, options.heads);
}

} // namespace crosscase::exporting
