// SPDX-License-Identifier: GPL-3.0-or-later
// A table or a report as one web page that needs nothing beside it: to read on a screen, light or
// dark, and to print.
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

[[nodiscard]] Result<std::string> writeHtml(const table::Table& table, const Options& options);
[[nodiscard]] Result<std::string> writeHtmlReport(const table::Report& report,
                                                  const Options& options);

} // namespace crosscase::exporting
