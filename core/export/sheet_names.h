// SPDX-License-Identifier: GPL-3.0-or-later
// Names that Excel takes for its sheets.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace crosscase::exporting {

// How Excel counts letters: in UTF-16 units.
[[nodiscard]] std::size_t unitsOf(std::string_view utf8);
// The longest beginning of at most `units`, cut between code points.
[[nodiscard]] std::string_view firstUnits(std::string_view utf8, std::size_t units);

class SheetNames {
public:
    // `wanted` with what is forbidden left out or replaced (: \ / ? * [ ], apostrophes at the ends,
    // line ends, the reserved "History"), at most 31 UTF-16 units, and with " (2)", " (3)", ... if
    // a sheet of that name, whatever its case, is there. Nothing left: "Table".
    [[nodiscard]] std::string take(std::string_view wanted);

private:
    std::unordered_set<std::string> m_taken; // by their key
};

} // namespace crosscase::exporting
