// SPDX-License-Identifier: GPL-3.0-or-later
// Who coded what, and how far each coder is.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// A row a coder (of those whom the filter lets in): documents marked as coded, in progress, not
// started; then for each code references and documents. Documents: those with chosen text.
[[nodiscard]] Result<table::Table> coderCodes(const DisplayInput& input);

} // namespace crosscase::matrix
