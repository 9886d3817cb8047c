// SPDX-License-Identifier: GPL-3.0-or-later
// How names are compared and sorted.
#pragma once

#include <string>
#include <string_view>

namespace crosscase::text {

// Two names with the same key count as the same: full case folding (NFKC_Casefold-free: only
// foldCase over NFC), outer blanks off, inner runs of blanks one space.
[[nodiscard]] std::string foldKey(std::string_view name);

// Order of names for people: root collation, numbers by value ("P2" before "P10"); ties by bytes.
// < 0, 0, > 0. Thread-safe.
[[nodiscard]] int compareNames(std::string_view a, std::string_view b);

// Unicode White_Space off at both ends.
[[nodiscard]] std::string_view trimBlanks(std::string_view utf8);

// Width in terminal columns: wide East Asian characters and emoji 2, combining marks and format
// characters 0.
[[nodiscard]] int columnsOf(std::string_view utf8);

} // namespace crosscase::text
