// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the index for a text: the one table of terms, the cut for long ones, patterns.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace crosscase::index {

// A term is its prefix and a body. Search keys are folded and never begin with a capital of ASCII,
// so that a prefix is one.
enum class TermKind : unsigned char {
    Word, // text::searchKey of a token, with positions unless it is a joined letter
    Pair  // two neighbouring tokens of which one is a joined letter: "KEY KEY", without positions
};
struct Prefix {
    TermKind kind;
    std::string_view letters;
};
inline constexpr std::array kPrefixes{Prefix{TermKind::Word, ""}, Prefix{TermKind::Pair, "P"}};

[[nodiscard]] constexpr std::string_view prefixOf(TermKind kind)
{
    return kPrefixes[static_cast<std::size_t>(kind)].letters;
}

// Xapian takes 245 bytes; what is longer is cut alike when it is indexed and when it is asked for.
inline constexpr std::size_t kMaxTerm = 240;

[[nodiscard]] std::string wordTerm(std::string_view key);
[[nodiscard]] std::string pairTerm(std::string_view firstKey, std::string_view secondKey);

// Is it a letter of a script that is written without blanks (text/tokens.h)? They come so often
// that positions of them would cost much and help little: their neighbours are kept as pairs.
[[nodiscard]] bool isJoinedLetter(std::string_view key);

// Does the term fit a pattern of `*` and `?`? Takes more than fits rather than less: `?` stands for
// one byte or more, and a term that was cut fits.
[[nodiscard]] bool fitsPattern(std::string_view term, std::string_view pattern);

// What all terms that fit begin with.
[[nodiscard]] std::string literalStart(std::string_view pattern);

} // namespace crosscase::index
