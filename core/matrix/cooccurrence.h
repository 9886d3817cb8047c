// SPDX-License-Identifier: GPL-3.0-or-later
// Co-occurrence: codes by codes, counted in a unit that is named.
#pragma once

#include "core/matrix/display_table.h"

#include <cstdint>
#include <optional>

namespace crosscase::matrix {

// n12 / (n1 + n2 - n12): pairs of overlapping codings over the codings of both codes (Friese 2014,
// ATLAS.ti's manual). Nothing over zero or less; beyond 1 when codes overlap more than once.
[[nodiscard]] std::optional<double> cIndex(std::int64_t n1, std::int64_t n2, std::int64_t n12);

// Codes by codes. `count`: pairs of codings (usual); segments, the row code's that meet any of the
// column code's (directed); characters of content under both; c-index; documents or cases that bear
// both, wherever; passages under both. `relation` with `within`, `by-coders`: which codings meet. A
// code is not crossed with itself or with one above or below it: these cells are empty.
//
// `long`: a row for each two codes instead: code 1, code 2, n1, n2, pairs, segments of code 1 and
// of code 2, characters, touching, documents, cases, c, caution (frequencies differ more than five
// times; c is out of range).
//
// Refused: a relation and a unit that do not go together.
[[nodiscard]] Result<table::Table> cooccurrence(const DisplayInput& input);

} // namespace crosscase::matrix
