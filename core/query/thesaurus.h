// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own synonyms: groups of words and phrases that mean the same to this study. Each
// group is a setting of the project.
#pragma once

#include "core/model/corpus.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

// Settings whose key begins so are groups; the rest of the key is the group's first word, the value
// its words, one a line.
inline constexpr std::string_view kSynonymsKey = "synonyms ";

using SynonymGroup = std::vector<std::string>;

// What entries are compared by: the search keys of their words, so that capitals, marks, blanks and
// hyphens make no difference. Empty: there is no word in it.
[[nodiscard]] std::string keyOfEntry(std::string_view entry);

class Thesaurus {
public:
    [[nodiscard]] static Thesaurus of(const model::Corpus& corpus);

    // By first word.
    [[nodiscard]] const std::vector<SynonymGroup>& groups() const { return m_groups; }
    // All words of all groups that hold `word` (compared by text::searchKey), `word` first, each
    // once.
    [[nodiscard]] std::vector<std::string> synonymsOf(std::string_view word) const;

private:
    std::vector<SynonymGroup> m_groups;
};

} // namespace crosscase::query
