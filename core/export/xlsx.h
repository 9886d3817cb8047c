// SPDX-License-Identifier: GPL-3.0-or-later
// A table as an Excel workbook (libxlsxwriter).
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

// A sheet of the table, or one for each top-level head where it asks for that; "Long cells" with
// the whole of what is longer than a cell may be (32,767 UTF-16 units), in pieces; "About" with
// title, notes and origin. Heads stand frozen on top. No string is ever a formula. Of a very large
// table only the heads beside each other are merged, so that it is written row by row. Unsupported:
// more rows or columns than a sheet holds. Io: no room for temporary files.
[[nodiscard]] Result<std::string> writeXlsx(const table::Table& table, const Options& options);

} // namespace crosscase::exporting
