// SPDX-License-Identifier: GPL-3.0-or-later
// A table as GitHub writes tables: title in bold, the table, a paragraph for each note.
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

// Line breaks become <br>; what Markdown would take for markup is escaped. Numbers are
// right-aligned.
[[nodiscard]] Result<std::string> writeMarkdown(const table::Table& table, const Options& options);
[[nodiscard]] Result<std::string> writeMarkdownReport(const table::Report& report,
                                                      const Options& options);

} // namespace crosscase::exporting
