// SPDX-License-Identifier: GPL-3.0-or-later
// The word table of cases by codes: what was written for each (cross-case synthesis, Yin).
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Cases by codes under a head of as many levels as the codes have; a cell is the summary
// (Markdown), or "n/a: reason". The codes: those that have a summary, unless some are named.
// `references`: the places of the evidence; `state`: what an empty cell means.
[[nodiscard]] Result<table::Table> keyElements(const DisplayInput& input);

} // namespace crosscase::matrix
