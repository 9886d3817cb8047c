// SPDX-License-Identifier: GPL-3.0-or-later
// A table or a report as a Word document (Office Open XML, transitional).
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

// A4; a wide table lies across, one that is too wide comes in parts. Repeated head rows, merged
// heads and groups, real lists; all looks are styles.
[[nodiscard]] Result<std::string> writeDocx(const table::Table& table, const Options& options);
[[nodiscard]] Result<std::string> writeDocxReport(const table::Report& report,
                                                  const Options& options);

} // namespace crosscase::exporting
