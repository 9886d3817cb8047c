// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts what is written in a query into words, with the very function that cuts the texts.
#pragma once

#include "core/query/search_query.h"
#include "core/text/words.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

// Do `*` and `?` belong to the words?
enum class Wildcards : std::uint8_t { None, Some };

// In order; none: there is nothing but punctuation. With wildcards a word may be nothing but those.
[[nodiscard]] std::vector<text::ByteSpan> cutWords(std::string_view written, Wildcards wildcards);

[[nodiscard]] bool hasWildcard(std::string_view word);
[[nodiscard]] bool isOnlyWildcards(std::string_view word);

// Word or Pattern of one word, Phrase of several. `written` holds at least one.
[[nodiscard]] SearchNode
nodeOfWords(std::string_view written, const std::vector<text::ByteSpan>& words, bool exact);

} // namespace crosscase::query
