// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of a table: what is counted, for whom, with which rule.
#pragma once

#include "core/matrix/layout.h"

#include <string>
#include <vector>

namespace crosscase::matrix {

// What became of the cells, as far as the notes speak of it.
struct Outcome {
    std::vector<std::string> coders; // whose codings are in
    std::size_t withheld = 0;        // quotes left out
    std::int64_t sum = 0;            // of the cells, and
    std::int64_t total = 0;          // the total beside it: only for counts with totals
    bool totalsDiffer = false;       // any total differs from its sum
};

[[nodiscard]] std::vector<std::string> notesOf(const Layout& layout, const Outcome& outcome);

} // namespace crosscase::matrix
