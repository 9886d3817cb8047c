// SPDX-License-Identifier: GPL-3.0-or-later
// Passages chosen by who speaks and by the heading they stand below.
#pragma once

#include "core/base/progress.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

// A name as a person types it: compared as foldKey does; `*` stands for any letters, also none,
// `?` for one.
class NamePattern {
public:
    explicit NamePattern(std::string_view written);
    [[nodiscard]] bool fits(std::string_view name) const;

private:
    std::string m_key;
};

struct PassageChoice {
    std::string speaker = {}; // a NamePattern; empty: whoever speaks
    // A NamePattern; the passages from such a heading to the next one of the same or a higher
    // level, without headings. Empty: wherever they stand.
    std::string heading = {};

    [[nodiscard]] bool all() const { return speaker.empty() && heading.empty(); }
};

// For each passage of a text whether it is chosen. Headings and empty passages never are.
[[nodiscard]] std::vector<bool> chosenPassages(const model::LoadedText& text,
                                               const PassageChoice& choice);

// NotFound: no text has such a speaker, or such a heading; lists those that there are.
[[nodiscard]] Result<void> checkChoice(const model::Corpus& corpus,
                                       const model::TextSource& texts,
                                       const PassageChoice& choice,
                                       const Progress& progress);

} // namespace crosscase::project
