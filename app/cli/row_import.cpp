// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/row_import.h"

#include "app/cli/arguments.h"
#include "app/cli/lists.h"

#include <fmt/format.h>

namespace crosscase::cli {

namespace {

Result<void> importTable(Context& context,
                         const std::string& file,
                         project::RowKind kind,
                         const std::string& scale)
{
    const project::RowTable& table = project::rowTable(kind);
    Result<table::CsvFile> rows = readTable(file);
    if (!rows)
        return passOn(rows);
    const auto unused = project::unusedColumns(table, *rows);
    if (!unused)
        return fail(unused.error().code, fmt::format("'{}' {}", file, unused.error().detail));
    for (const std::string& column : *unused)
        context.warn(fmt::format("'{}': the column '{}' is not used", file, column));
    const auto done = context.change([&](project::Edit& edit) -> Result<void> {
        auto imported = project::importRows(edit, kind, *rows, scale);
        if (!imported)
            return fail(imported.error().code,
                        fmt::format("'{}': {}", file, imported.error().detail));
        return {};
    });
    if (done)
        context.say(fmt::format("{}: {} rows", table.what, rows->rows.size()));
    return done;
}

} // namespace

CLI::App& addRowImport(CLI::App& parent,
                       Context& context,
                       const CommandText& text,
                       project::RowKind kind,
                       const std::shared_ptr<std::string>& scale)
{
    const project::RowTable& table = project::rowTable(kind);
    CLI::App& command = context.addCommand(parent, text);
    context.takeProject(command);
    auto file = std::make_shared<std::string>();
    std::string columns = joined(table.required, ",");
    if (!table.optional.empty())
        columns += " and perhaps " + joined(table.optional, ",");
    addArgument(command, "FILE", *file, "A table with " + columns);
    context.onRun(command, [file, kind, scale](Context& running) {
        return importTable(running, *file, kind, scale ? *scale : std::string());
    });
    return command;
}

} // namespace crosscase::cli
