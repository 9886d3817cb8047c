// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean ...?" over the words of an index.
#pragma once

#include "core/index/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::index {

// Up to three words that the index has, other than `key`, in which one letter (from five letters on
// two) is missing, too many, another or swapped with its neighbour; the nearest, then the most
// frequent first. Reads the list of all words: nothing has to be kept for it. Throws what Xapian
// throws.
[[nodiscard]] std::vector<std::string> nearWords(const Shards& shards, std::string_view key);

// Letters to insert, delete, change or swap with a neighbour (optimal string alignment).
[[nodiscard]] std::size_t editDistance(std::u32string_view a, std::u32string_view b);

} // namespace crosscase::index
