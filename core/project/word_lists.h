// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own lists of words: what its counts of words leave out, and what means the same.
// How they are stored is said in core/query: own_stop_words.h, thesaurus.h.
#pragma once

#include "core/base/error.h"
#include "core/project/edit.h"
#include "core/query/thesaurus.h"

#include <string>
#include <vector>

namespace crosscase::project {

// Counts leave these words out, in every language. Malformed: not one word.
[[nodiscard]] Result<void> addStopWords(Edit& edit, const std::vector<std::string>& words);
// Counts show these words again, also those of the languages' lists. NotFound: no stop word.
[[nodiscard]] Result<void> removeStopWords(Edit& edit, const std::vector<std::string>& words);

// These words and phrases mean the same: they become a group. Those that are in groups bring their
// whole groups into it. Malformed: an entry without a word. Refused: fewer than two of them.
[[nodiscard]] Result<void> addSynonyms(Edit& edit, const std::vector<std::string>& words);
// Several groups at once; one of fewer than two entries is an error that names its number, from 1,
// and nothing is done.
[[nodiscard]] Result<void> addSynonyms(Edit& edit, const std::vector<query::SynonymGroup>& groups);
// Takes them out of their groups; a group of one is none, and goes. NotFound: in no group, with
// near names.
[[nodiscard]] Result<void> removeSynonyms(Edit& edit, const std::vector<std::string>& words);

} // namespace crosscase::project
