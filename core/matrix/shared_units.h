// SPDX-License-Identifier: GPL-3.0-or-later
// How many documents, or cases, bear two codes at once, wherever in them they stand.
#pragma once

#include "core/matrix/code_hits.h"

#include <cstdint>
#include <vector>

namespace crosscase::matrix {

enum class SharedUnit : std::uint8_t { Documents, Cases };

// By [code * codes + other], both ways alike; a code with itself: the units that bear it. Cases:
// those of the top level whose text a coding touches. Same: a coder gave both codes there;
// Different: one coder gave the one and another coder the other.
[[nodiscard]] Result<std::vector<std::int64_t>> countShared(const Scope& scope,
                                                            CodeHits& hits,
                                                            SharedUnit unit,
                                                            query::ByCoders coders,
                                                            const Progress& progress);

} // namespace crosscase::matrix
