// SPDX-License-Identifier: GPL-3.0-or-later
// --export and --script: the data of a comparative analysis for R's QCA package and fsQCA.
#pragma once

#include "app/cli/qca_data.h"
#include "core/qca/exchange.h"

namespace crosscase::cli {

struct QcaExport {
    std::string program; // "r", "fsqca"; empty: no export
    std::string script;  // a file for R; empty: none
};

void addExportOptions(CLI::App& command, QcaExport& exporting);
// Wrong usage: options of tables, which the export does not follow.
void checkExport(const CLI::App& command, Context& context, const QcaExport& exporting);

// Writes the CSV where tables go, and the script; says which names had to change.
[[nodiscard]] Result<void> writeExport(Context& context,
                                       const QcaExport& exporting,
                                       const QcaData& data,
                                       const qca::Sets& sets,
                                       qca::ScriptOptions options);

} // namespace crosscase::cli
