// SPDX-License-Identifier: GPL-3.0-or-later
// Quotes: their fingerprint, and shortened forms that never alter what is stored.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscase::text {

// The fingerprint that a coding stores of its quote.
[[nodiscard]] std::int64_t quoteHash(std::string_view quote);

// At most `limit` code points (> 0): whole words of the beginning and " [...]". Grapheme clusters
// are not cut. A text that fits comes back as it is.
[[nodiscard]] std::string shortened(std::string_view utf8, int limit);

// One line: runs of blanks and line ends become one space, outer blanks go.
[[nodiscard]] std::string oneLine(std::string_view utf8);

} // namespace crosscase::text
