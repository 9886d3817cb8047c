// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of a regular expression without running it, so that texts and lines that cannot
// hold a match are passed over. Careful: what it does not understand it says nothing about.
#pragma once

#include <bitset>
#include <string>

namespace crosscase::text {

struct RequiredLiteral {
    std::string bytes;    // empty: none is known
    bool anyCase = false; // then ASCII, and ASCII letters stand for those of either case
};

using AsciiSet = std::bitset<128>;

struct PatternTraits {
    RequiredLiteral inside;   // every match has it in it: the longest that was found
    AsciiSet before;          // what a match may have before its first `inside`, and all non-ASCII
    RequiredLiteral prefix;   // every match begins with it
    bool staysInLine = false; // no match has a \n in it
};

// `pattern` is one that ICU takes, with . and $ stopping at \n alone (UREGEX_UNIX_LINES).
[[nodiscard]] PatternTraits traitsOf(const std::string& pattern, bool ignoreCase);

} // namespace crosscase::text
