// SPDX-License-Identifier: GPL-3.0-or-later
// The words that an indexing thread has met in one language: term and stem are made once for each.
#pragma once

#include "core/text/stem.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace crosscase::index {

class Lexicon {
public:
    struct Word {
        std::string term; // empty: a token that nothing can ask for
        bool joined = false;
        std::vector<std::uint32_t> positions; // scratch for the block that is being made
    };
    // A stem, and a term of that stem which looks different.
    using Form = std::pair<std::string, std::string>;

    explicit Lexicon(std::string_view language);

    // The number of the word of a token as it stands in a text; words of one key are one.
    [[nodiscard]] std::uint32_t number(std::string_view token);
    [[nodiscard]] Word& word(std::uint32_t number) { return m_words[number]; }
    [[nodiscard]] std::size_t size() const { return m_tokens.size(); }
    // What has come since the last call, sorted.
    [[nodiscard]] std::vector<Form> takeForms();

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t token = 0; // index into m_tokens, plus one; 0: free
    };
    struct Token {
        std::string spelling;
        std::uint32_t word = 0;
    };
    [[nodiscard]] std::uint32_t learn(std::string_view token);
    void grow();

    text::Stemmer m_stemmer;
    std::vector<Slot> m_slots; // open addressing, a power of two
    std::vector<Token> m_tokens;
    std::vector<Word> m_words;
    std::unordered_map<std::string, std::uint32_t> m_byKey;
    std::vector<Form> m_forms;
};

} // namespace crosscase::index
