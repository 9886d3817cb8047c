// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a project's texts, numbered: each written form, and the word it is counted as.
//
// A form is looked up by its bytes in a flat table of its language; only one that is new costs
// folding, stemming and the question whether it is left out.
#pragma once

#include "core/model/corpus.h"
#include "core/query/expression.h"
#include "core/query/own_stop_words.h"
#include "core/text/stem.h"

#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::matrix {

enum class WordForm : std::uint8_t {
    Word, // by text::searchKey
    Stem  // what has one stem is one word
};

// Which words are listed, and of which text.
struct WordOptions {
    WordForm form = WordForm::Word;
    bool leaveOutStopWords = true;
    bool leaveOutNumbers = false;   // whatever has no letter
    std::int64_t minimumLength = 1; // letters (code points of the search key)
    std::string pattern{};          // `*` any letters, `?` one; empty: all
    query::Expression filter{};
};

// Why a word is not listed.
enum class LeftOut : std::uint8_t { No, StopWord, Number, Short, OtherPattern };

class WordForms {
public:
    struct Form {
        std::size_t at = 0; // of its bytes
        std::uint32_t length = 0;
        std::uint32_t word = 0;
        std::uint16_t elided = 0; // bytes of an article before it: l'homme is counted as homme
    };
    // Forms that are left out and forms that are not never share a word.
    struct Word {
        std::string key;
        LeftOut leftOut = LeftOut::No;
    };

    WordForms(const model::Corpus& corpus, const WordOptions& options);

    // To be called before words of another document are asked for.
    void enter(const model::Document& document);

    // The number of a word as it is written in the document entered.
    [[nodiscard]] std::uint32_t formOf(std::string_view token)
    {
        const std::uint64_t hash = hashOf(token);
        const std::vector<Slot>& slots = m_language->slots;
        const std::size_t mask = slots.size() - 1;
        for (std::size_t at = hash & mask; slots[at].form != kFree; at = (at + 1) & mask)
            if (slots[at].check == static_cast<std::uint32_t>(hash >> 32U)
                && written(slots[at].form) == token)
                return slots[at].form;
        return add(token, hash);
    }
    // What a word of the document entered is counted as: its search key or stem.
    [[nodiscard]] std::string keyOf(std::string_view token);

    [[nodiscard]] std::size_t forms() const { return m_forms.size(); }
    [[nodiscard]] std::size_t words() const { return m_words.size(); }
    [[nodiscard]] std::string_view written(std::uint32_t form) const
    {
        return {m_bytes.data() + m_forms[form].at, m_forms[form].length};
    }
    // Without an article that a vowel cut short.
    [[nodiscard]] std::string_view shown(std::uint32_t form) const
    {
        return written(form).substr(m_forms[form].elided);
    }
    [[nodiscard]] std::uint32_t wordOf(std::uint32_t form) const { return m_forms[form].word; }
    [[nodiscard]] const Word& word(std::uint32_t word) const { return m_words[word]; }

    // What the foot of a table says: whose stop words were left out. Empty: none were.
    [[nodiscard]] std::vector<std::string> notes() const;

private:
    static constexpr std::uint32_t kFree = UINT32_MAX;
    struct Slot {
        std::uint32_t check = 0; // the upper half of the hash
        std::uint32_t form = kFree;
    };
    struct Language {
        std::string tag;
        const text::StopWordList* list = nullptr;
        text::StopWords stopWords;
        text::Stemmer stemmer;
        std::vector<Slot> slots;
        std::size_t used = 0;
        std::int64_t documents = 0;
    };

    static std::uint64_t hashOf(std::string_view token)
    {
        constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
        std::uint64_t hash = token.size() * kPrime;
        const char* at = token.data();
        std::size_t left = token.size();
        for (; left >= sizeof(std::uint64_t); left -= sizeof(std::uint64_t)) {
            std::uint64_t chunk = 0;
            std::memcpy(&chunk, at, sizeof(chunk));
            hash = mixed(hash ^ chunk);
            at += sizeof(chunk);
        }
        std::uint64_t rest = 0;
        for (std::size_t i = 0; i < left; ++i)
            rest = rest << 8U | static_cast<unsigned char>(at[i]);
        return mixed(hash ^ rest);
    }
    static std::uint64_t mixed(std::uint64_t bits)
    {
        bits *= 0xFF51AFD7ED558CCDU;
        bits ^= bits >> 32U;
        bits *= 0xC4CEB9FE1A85EC53U;
        return bits ^ bits >> 29U;
    }

    [[nodiscard]] std::uint32_t add(std::string_view token, std::uint64_t hash);
    void grow();
    [[nodiscard]] LeftOut leftOut(std::string_view shown, const std::string& key) const;
    [[nodiscard]] std::uint32_t wordNumbered(const std::string& key, LeftOut leftOut);
    [[nodiscard]] std::string_view withoutElision(std::string_view token) const;

    WordOptions m_options;
    query::OwnStopWords m_own;
    std::string m_pattern;
    std::vector<std::unique_ptr<Language>> m_languages;
    Language* m_language = nullptr;
    std::string m_bytes; // the forms, one after the other
    std::vector<Form> m_forms;
    std::vector<Word> m_words;
    std::unordered_map<std::string, std::uint32_t> m_wordOf; // by key, behind why it is left out
};

} // namespace crosscase::matrix
