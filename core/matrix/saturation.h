// SPDX-License-Identifier: GPL-3.0-or-later
// Saturation: what each further document or case adds to the codes.
#pragma once

#include "core/matrix/display_table.h"

namespace crosscase::matrix {

// A row a document, or a case of the top level (`unit`), in the order of collection, of the first
// coding, or as they stand (`order`): sequence, unit, date, new codes, repeated codes, proportion
// novel, cumulative, and for each run of `run` units behind a base of `base` units: run, new in
// run, ratio in percent (see saturation_series.h). `new-codes`: which are new. The foot says where
// the ratio first meets `threshold` and where it is broken again.
//
// Units without text, and those without codings that nobody marked as coded, are no part of the
// series: they would look saturated. The foot names them. Refused: a base or run of no unit.
[[nodiscard]] Result<table::Table> saturation(const DisplayInput& input);

} // namespace crosscase::matrix
