// SPDX-License-Identifier: GPL-3.0-or-later
// The framework matrix (Ritchie & Spencer 1994): what the researcher wrote for each case and code,
// what the other cells mean, and how far the work is.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// Cases by codes with the cases' attributes (all, unless some are named); heads: theme, sub-theme;
// a sheet for each theme. The codes: those of `codes` or below `theme`; else all, but a code that
// has sub-codes only where something is written for it. A cell is the summary (Markdown); where the
// researcher judged so "n/a: reason". `references`: behind each bullet, or behind the whole, the
// places of its evidence. `state`: beside each column draft, done (both with "stale" when the
// cell's codings are others than when it was written), n/a, coded, no text, absent, not coded yet.
[[nodiscard]] Result<table::Table> framework(const DisplayInput& input);

// How far the framework is: a row a theme, the columns count its cells: done, draft, stale (of
// both), coded but not written, n/a, absent, no text, not coded yet, all.
[[nodiscard]] Result<table::Table> frameworkProgress(const DisplayInput& input);

} // namespace crosscase::matrix
