// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/word_lists.h"

#include "core/project/writing.h"
#include "core/query/near.h"
#include "core/query/own_stop_words.h"
#include "core/text/excerpt.h"
#include "core/text/letters.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>

namespace crosscase::project {

namespace {

std::string listed(const std::vector<std::string>& words)
{
    constexpr std::size_t kShown = 5;
    if (words.size() <= kShown)
        return fmt::format("{}", fmt::join(words, ", "));
    return fmt::format(
        "{} and {} more", fmt::join(std::span(words).first(kShown), ", "), words.size() - kShown);
}

// The key of what must be one word.
Result<std::string> keyOfWord(const std::string& word)
{
    const auto found = text::words(word);
    std::size_t at = 0;
    const bool dictionary = !found.empty() && text::isIdeographic(text::decodeAt(word, at));
    if (!dictionary
        && (found.size() != 1 || found.front().start != 0 || found.front().end != word.size()))
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is not one word; stop words are single words", word));
    return text::searchKey(word);
}

bool isInAnyList(const std::string& key)
{
    return std::ranges::any_of(text::stopWordLists(), [&](const text::StopWordList& list) {
        return std::ranges::any_of(text::wordsOf(list), [&](std::string_view word) {
            return text::searchKey(word) == key;
        });
    });
}

std::string settingOf(const std::string& key)
{
    return std::string(query::kStopWordKey) + key;
}

} // namespace

Result<void> addStopWords(Edit& edit, const std::vector<std::string>& words)
{
    edit.setTitle(fmt::format("Add stop words {}", listed(words)));
    for (const std::string& word : words) {
        auto key = keyOfWord(word);
        if (!key)
            return passOn(key);
        if (auto set = setSetting(edit, settingOf(*key), std::string(query::kStopWordAdded)); !set)
            return set;
    }
    return {};
}

Result<void> removeStopWords(Edit& edit, const std::vector<std::string>& words)
{
    edit.setTitle(fmt::format("Remove stop words {}", listed(words)));
    for (const std::string& word : words) {
        auto key = keyOfWord(word);
        if (!key)
            return passOn(key);
        const bool inList = isInAnyList(*key);
        if (!inList && edit.corpus().setting(settingOf(*key)).empty())
            return fail(ErrorCode::NotFound,
                        fmt::format("'{}' is no stop word; see 'stop-words list'", word));
        const std::string value = inList ? std::string(query::kStopWordRemoved) : std::string();
        if (auto set = setSetting(edit, settingOf(*key), value); !set)
            return set;
    }
    return {};
}

namespace {

using query::SynonymGroup;

// The groups while they change; an entry may be in several.
class Groups {
public:
    explicit Groups(const Edit& edit)
    {
        const auto thesaurus = query::Thesaurus::of(edit.corpus());
        for (const SynonymGroup& group : thesaurus.groups())
            append(group);
    }

    [[nodiscard]] Result<void> join(const std::vector<std::string>& words)
    {
        Joined fresh;
        for (const std::string& word : words)
            if (!fresh.add(text::oneLine(word)))
                return fail(ErrorCode::Malformed, fmt::format("there is no word in '{}'", word));
        if (fresh.group.size() < 2)
            return fail(ErrorCode::Refused,
                        "a group of synonyms needs two words that differ in more than capitals "
                        "and marks");
        Joined joined;
        for (const std::string& word : fresh.group)
            for (const std::size_t group : m_groupsOf[query::keyOfEntry(word)])
                for (const std::string& entry : std::exchange(m_groups[group], {}))
                    joined.add(entry);
        for (const std::string& entry : fresh.group)
            joined.add(entry);
        append(std::move(joined.group));
        return {};
    }

    [[nodiscard]] Result<void> takeOut(const std::string& word)
    {
        const std::string key = query::keyOfEntry(word);
        std::size_t taken = 0;
        for (const std::size_t group : m_groupsOf[key])
            taken += std::erase_if(m_groups[group], [&](const std::string& entry) {
                return query::keyOfEntry(entry) == key;
            });
        if (taken == 0)
            return fail(ErrorCode::NotFound,
                        fmt::format("there is no '{}' in the thesaurus{}",
                                    word,
                                    query::didYouMean(word, entries())));
        return {};
    }

    // Writes what differs; a setting for each group, under its first entry. Groups that have come
    // to begin with the same one become one.
    void store(Edit& edit) const
    {
        std::map<std::string, Joined> byFirst;
        for (const SynonymGroup& group : m_groups)
            if (group.size() >= 2)
                for (const std::string& entry : group)
                    byFirst[group.front()].add(entry);
        std::map<std::string, model::Setting> known;
        for (const model::Setting& setting : edit.corpus().rows<model::Setting>())
            if (setting.key.starts_with(query::kSynonymsKey))
                known.emplace(setting.key, setting);
        for (const auto& [first, joined] : byFirst) {
            const std::string key = std::string(query::kSynonymsKey) + first;
            const auto old = known.find(key);
            model::Setting setting = old == known.end() ? model::Setting{} : old->second;
            setting.key = key;
            setting.value = fmt::format("{}", fmt::join(joined.group, "\n"));
            if (old == known.end()) {
                edit.add(std::move(setting));
            } else {
                edit.change(std::move(setting));
                known.erase(old);
            }
        }
        for (const auto& [key, setting] : known)
            edit.remove(setting.id);
    }

private:
    // A group to be, each entry once.
    struct Joined {
        SynonymGroup group;
        std::set<std::string> keys;
        // False: there is no word in it.
        bool add(const std::string& entry)
        {
            std::string key = query::keyOfEntry(entry);
            if (key.empty())
                return false;
            if (keys.insert(std::move(key)).second)
                group.push_back(entry);
            return true;
        }
    };

    void append(SynonymGroup group)
    {
        for (const std::string& entry : group)
            m_groupsOf[query::keyOfEntry(entry)].push_back(m_groups.size());
        m_groups.push_back(std::move(group));
    }
    [[nodiscard]] std::vector<std::string> entries() const
    {
        std::vector<std::string> all;
        for (const SynonymGroup& group : m_groups)
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }

    std::vector<SynonymGroup> m_groups; // those that were joined to another are empty
    std::unordered_map<std::string, std::vector<std::size_t>> m_groupsOf; // by keyOfEntry
};

} // namespace

Result<void> addSynonyms(Edit& edit, const std::vector<std::string>& words)
{
    edit.setTitle(fmt::format("Add synonyms {}", listed(words)));
    Groups groups(edit);
    if (auto joined = groups.join(words); !joined)
        return joined;
    groups.store(edit);
    return {};
}

Result<void> addSynonyms(Edit& edit, const std::vector<SynonymGroup>& groups)
{
    edit.setTitle(fmt::format("Import {} groups of synonyms", groups.size()));
    Groups all(edit);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (auto joined = all.join(groups[i]); !joined)
            return fail(
                joined.error().code,
                fmt::format("group {} ({}): {}", i + 1, listed(groups[i]), joined.error().detail));
    all.store(edit);
    return {};
}

Result<void> removeSynonyms(Edit& edit, const std::vector<std::string>& words)
{
    edit.setTitle(fmt::format("Remove synonyms {}", listed(words)));
    Groups groups(edit);
    for (const std::string& word : words)
        if (auto out = groups.takeOut(word); !out)
            return out;
    groups.store(edit);
    return {};
}

} // namespace crosscase::project
