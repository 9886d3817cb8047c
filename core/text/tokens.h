// SPDX-License-Identifier: GPL-3.0-or-later
// What a search looks for: the words of a text, and what each is compared by.
//
// Tokens are the words of words.h, but what is written without blanks between words (Han, kana,
// Thai, Lao, Khmer, Myanmar) falls into its letters, each with the marks that follow it. So a
// search for several of them is one for neighbours, and finds them wherever a dictionary would
// have cut.
#pragma once

#include "core/text/words.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

// In order. `utf8` is valid UTF-8; callers hand over the content of one passage at a time, so that
// all cut alike.
[[nodiscard]] std::vector<ByteSpan> tokens(std::string_view utf8);
// The same, in place of what `found` holds: for many texts one after the other.
void tokens(std::string_view utf8, std::vector<ByteSpan>& found);

// What tokens are compared by: compatibility forms and case folded, apostrophes made one, marks off
// the letters of Latin and Greek (and the few without a decomposition: ø, ł, đ, ı ...), vowel signs
// off Arabic and Hebrew, stress off Cyrillic and ё made е. What would change the word in other
// scripts stays: й is not и. Idempotent. Empty for a token of nothing but such signs.
[[nodiscard]] std::string searchKey(std::string_view token);

// Its letters as they are, each in one form (NFC): two tokens that look the same are the same.
[[nodiscard]] std::string composed(std::string_view token);

// Case folded as searchKey does, but all marks kept (NFC): what stemmers ask for.
[[nodiscard]] std::string lowered(std::string_view token);

} // namespace crosscase::text
