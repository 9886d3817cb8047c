// SPDX-License-Identifier: GPL-3.0-or-later
// How often, and where, each code occurs.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// A row a code: references, % of all references, documents, cases, % of cases, coders, first and
// last seen (the document, in the order of collection, with its date), and `yes` where only one
// case has it. Cases of `cases` (usually the top level); the base of the percentage is all of them,
// also those without text, which a note counts.
[[nodiscard]] Result<table::Table> codeFrequency(const DisplayInput& input);

} // namespace crosscase::matrix
