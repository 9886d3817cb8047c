// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_import.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"
#include "core/base/number.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace crosscase::cli {

namespace {

constexpr std::size_t kMostFaults = 20;

Result<void> checkColumns(Context& context,
                          const std::string& name,
                          const table::CsvFile& file,
                          const RowTable& table)
{
    std::vector<std::string> missing;
    for (const std::string& column : table.required)
        if (!file.column(column))
            missing.push_back(column);
    if (!missing.empty())
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is no table of {}: the column {} is missing; there are: {}",
                                name,
                                table.what,
                                joined(missing, ", "),
                                joined(file.headers, ", ")));
    std::vector<std::size_t> known;
    for (const auto* columns : {&table.required, &table.optional})
        for (const std::string& column : *columns)
            if (const auto at = file.column(column))
                known.push_back(*at);
    for (std::size_t at = 0; at < file.headers.size(); ++at)
        if (std::find(known.begin(), known.end(), at) == known.end())
            context.warn(fmt::format("'{}': the column '{}' is not used", name, file.headers[at]));
    return {};
}

Result<void>
doRows(project::Edit& edit, const std::string& name, const table::CsvFile& file, const DoRow& doRow)
{
    std::string faults;
    std::size_t number = 0;
    for (const table::CsvRow& row : file.rows) {
        const Result<void> done = doRow(edit, TableRow(file, row));
        if (!done && ++number <= kMostFaults)
            faults += fmt::format("\n  line {}: {}", row.line, done.error().detail);
    }
    if (number == 0)
        return {};
    if (number > kMostFaults)
        faults += fmt::format("\n  and {} more", number - kMostFaults);
    return fail(ErrorCode::Malformed, fmt::format("'{}': nothing was imported:{}", name, faults));
}

} // namespace

std::string_view TableRow::operator[](std::string_view column) const
{
    return trim(table::cellOf(*m_row, m_file->column(column)));
}

std::string TableRow::whole(std::string_view column) const
{
    return std::string(table::cellOf(*m_row, m_file->column(column)));
}

Result<void>
importRows(Context& context, const std::string& file, const RowTable& table, const DoRow& doRow)
{
    Result<table::CsvFile> rows = readTable(file);
    if (!rows)
        return passOn(rows);
    if (auto checked = checkColumns(context, file, *rows, table); !checked)
        return checked;
    const auto done = context.change([&](project::Edit& edit) {
        edit.setTitle(fmt::format("Import {} ({} rows)", table.what, rows->rows.size()));
        return doRows(edit, file, *rows, doRow);
    });
    if (done)
        context.say(fmt::format("{}: {} rows", table.what, rows->rows.size()));
    return done;
}

CLI::App& addRowImport(CLI::App& parent,
                       Context& context,
                       const CommandText& text,
                       const RowTable& table,
                       const DoRow& doRow)
{
    CLI::App& command = context.addCommand(parent, text);
    context.takeProject(command);
    auto file = std::make_shared<std::string>();
    std::string columns = joined(table.required, ",");
    if (!table.optional.empty())
        columns += " and perhaps " + joined(table.optional, ",");
    addArgument(command, "FILE", *file, "A table with " + columns);
    context.onRun(command, [file, table, doRow](Context& running) {
        return importRows(running, *file, table, doRow);
    });
    return command;
}

} // namespace crosscase::cli
