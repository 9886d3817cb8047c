// SPDX-License-Identifier: GPL-3.0-or-later
// What a person changed when correcting a text: old and new version -> edits, word by word.
//
// Words are changed as a whole, so that a coding that ends in a corrected word still ends in it;
// between words each character counts for itself. The result always turns the one text into the
// other; it is small, though not always smallest: lines and then words that occur once in both hold
// the texts together first (Cohen's patience difference), what lies between is compared in full
// (Wu, Manber, Myers, Miller 1990, by dtl) where its size allows, else replaced. Time grows about
// linearly with the texts.
#pragma once

#include "core/text/anchors.h"

#include <string_view>

namespace crosscase::text {

// Positions are code points of `before`; both are valid UTF-8.
[[nodiscard]] Edits difference(std::string_view before, std::string_view after);

} // namespace crosscase::text
