// SPDX-License-Identifier: GPL-3.0-or-later
// A table or a report as LaTeX, to be taken in with \input: booktabs, longtable where long.
#pragma once

#include "core/export/formats.h"

namespace crosscase::exporting {

// A comment on top names the packages that it needs. A wide table stands across, one that is too
// wide comes in parts. Letters beyond what pdfLaTeX knows are written as they are; the comment then
// asks for XeLaTeX or LuaLaTeX.
[[nodiscard]] Result<std::string> writeLatex(const table::Table& table, const Options& options);
[[nodiscard]] Result<std::string> writeLatexReport(const table::Report& report,
                                                   const Options& options);

} // namespace crosscase::exporting
