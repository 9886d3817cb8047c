// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/thesaurus.h"

#include "core/text/fold.h"
#include "core/text/tokens.h"

#include <algorithm>

namespace crosscase::query {

std::string keyOfEntry(std::string_view entry)
{
    std::string key;
    for (const text::ByteSpan& word : text::tokens(entry)) {
        key += key.empty() ? "" : " ";
        key += text::searchKey(entry.substr(word.start, word.end - word.start));
    }
    return key;
}

namespace {

// Nothing of it is there already.
void addNew(SynonymGroup& words, std::vector<std::string>& keys, std::string_view word)
{
    std::string key = keyOfEntry(word);
    if (key.empty() || std::find(keys.begin(), keys.end(), key) != keys.end())
        return;
    keys.push_back(std::move(key));
    words.emplace_back(word);
}

SynonymGroup groupOf(std::string_view first, std::string_view lines)
{
    SynonymGroup group;
    std::vector<std::string> keys;
    addNew(group, keys, text::trimBlanks(first));
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        addNew(group, keys, text::trimBlanks(lines.substr(0, end)));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return group;
}

} // namespace

Thesaurus Thesaurus::of(const model::Corpus& corpus)
{
    Thesaurus thesaurus;
    for (const model::Setting& setting : corpus.rows<model::Setting>()) {
        if (!setting.key.starts_with(kSynonymsKey))
            continue;
        auto group =
            groupOf(std::string_view(setting.key).substr(kSynonymsKey.size()), setting.value);
        if (!group.empty())
            thesaurus.m_groups.push_back(std::move(group));
    }
    std::sort(thesaurus.m_groups.begin(),
              thesaurus.m_groups.end(),
              [](const SynonymGroup& a, const SynonymGroup& b) {
                  return text::compareNames(a.front(), b.front()) < 0;
              });
    return thesaurus;
}

std::vector<std::string> Thesaurus::synonymsOf(std::string_view word) const
{
    std::vector<std::string> all;
    std::vector<std::string> keys;
    addNew(all, keys, word);
    const std::string wanted = keyOfEntry(word);
    for (const SynonymGroup& group : m_groups) {
        const bool holds = std::any_of(group.begin(), group.end(), [&](const std::string& one) {
            return keyOfEntry(one) == wanted;
        });
        if (holds)
            for (const std::string& one : group)
                addNew(all, keys, one);
    }
    return all;
}

} // namespace crosscase::query
