// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/own_stop_words.h"

#include <algorithm>

namespace crosscase::query {

OwnStopWords OwnStopWords::of(const model::Corpus& corpus)
{
    OwnStopWords own;
    for (const model::Setting& setting : corpus.rows<model::Setting>()) {
        if (!setting.key.starts_with(kStopWordKey))
            continue;
        std::string word = setting.key.substr(kStopWordKey.size());
        if (setting.value == kStopWordAdded)
            own.added.push_back(std::move(word));
        else if (setting.value == kStopWordRemoved)
            own.removed.push_back(std::move(word));
    }
    std::ranges::sort(own.added);
    std::ranges::sort(own.removed);
    return own;
}

text::StopWords OwnStopWords::with(const text::StopWordList* list) const
{
    text::StopWords words = list == nullptr ? text::StopWords() : text::StopWords(*list);
    for (const std::string& word : added)
        words.add(word);
    for (const std::string& word : removed)
        words.remove(word);
    return words;
}

} // namespace crosscase::query
