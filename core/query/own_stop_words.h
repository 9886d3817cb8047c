// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own stop words: those it adds to the lists of the languages, and those of the lists
// that mean something to this study.
#pragma once

#include "core/model/corpus.h"
#include "core/text/stop_words.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

// A setting whose key begins so is about one word; the rest of the key is its text::searchKey, the
// value what becomes of it.
inline constexpr std::string_view kStopWordKey = "stop word ";
inline constexpr std::string_view kStopWordAdded = "added";
inline constexpr std::string_view kStopWordRemoved = "removed";

struct OwnStopWords {
    std::vector<std::string> added; // by name
    std::vector<std::string> removed;

    [[nodiscard]] static OwnStopWords of(const model::Corpus& corpus);
    // The list of a language, as this project uses it; nullptr: only its own words.
    [[nodiscard]] text::StopWords with(const text::StopWordList* list) const;
};

} // namespace crosscase::query
