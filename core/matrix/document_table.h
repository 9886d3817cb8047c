// SPDX-License-Identifier: GPL-3.0-or-later
// The table of documents: of the data that was collected, or of the literature.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Documents with chosen fields and attributes: a table of the data collected, or of the literature.
// References are codings that the filter accepts.
[[nodiscard]] Result<table::Table> documentTable(const DisplayInput& input);

} // namespace crosscase::matrix
