// SPDX-License-Identifier: GPL-3.0-or-later
// Words that every text of a language is full of: articles, pronouns, prepositions, conjunctions,
// auxiliaries, particles, and the fillers of spoken interviews. Lists of frequent words leave them
// out.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace crosscase::text {

struct StopWordList {
    std::string_view language; // BCP 47: "en"
    std::string_view name;     // "English"
    // What an apostrophe joins to the next word (l'homme, dell'arte), separated by blanks; empty:
    // the language does not do so.
    std::string_view elided;
    std::string_view words; // separated by blanks and line ends
};

// By language.
[[nodiscard]] std::span<const StopWordList> stopWordLists();

// `language`: BCP 47; region and script do not matter, nb and nn are no. nullptr: there is none.
[[nodiscard]] const StopWordList* stopWordListOf(std::string_view language);

// The bytes of `token` up to and with the apostrophe of an article or pronoun that a vowel cut
// short: 2 for "l'homme". 0 if it has none.
[[nodiscard]] std::size_t elidedBytes(std::string_view token, const StopWordList& list);

// A set of stop words, compared by searchKey.
class StopWords {
public:
    StopWords() = default; // none
    explicit StopWords(const StopWordList& list);

    void add(std::string_view word);
    void remove(std::string_view word);
    // `key`: of text::searchKey.
    [[nodiscard]] bool holds(const std::string& key) const { return m_keys.contains(key); }
    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

private:
    std::unordered_set<std::string> m_keys;
};

// The words of a list, as they stand there.
[[nodiscard]] std::vector<std::string_view> wordsOf(const StopWordList& list);

} // namespace crosscase::text
