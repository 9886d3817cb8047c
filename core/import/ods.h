// SPDX-License-Identifier: GPL-3.0-or-later
// One sheet of an OpenDocument spreadsheet (ods) as a table of words.
#pragma once

#include "core/import/workbook.h"

#include <string_view>

namespace crosscase::importing {

// As readWorkbook: the same choice of sheets, the same words for numbers, dates and truth, the same
// errors and limits.
[[nodiscard]] Result<SheetTable> readOds(std::string_view bytes, std::string_view sheet = {});

} // namespace crosscase::importing
