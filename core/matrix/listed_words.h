// SPDX-License-Identifier: GPL-3.0-or-later
// Words with their counts, put together from their forms: which are listed, in which order, and how
// each is shown.
#pragma once

#include "core/matrix/scope.h"
#include "core/matrix/word_forms.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

class ListedWords {
public:
    struct Rows {
        std::vector<std::uint32_t> words;
        std::int64_t different = 0; // that may be listed at all
        std::int64_t found = 0; // of these often enough; perhaps more than the limit lets through
    };

    // `timesOfForm`: by form. The forms must outlive it.
    ListedWords(const WordForms& forms, std::vector<std::int64_t> timesOfForm);

    // By count, then key. limit 0: all.
    [[nodiscard]] Rows inOrder(std::int64_t minimumCount, std::int64_t limit) const;
    [[nodiscard]] std::int64_t times(std::uint32_t word) const { return m_times[word]; }
    // Its most frequent written form; of equally frequent ones the one in small letters.
    [[nodiscard]] std::string shown(std::uint32_t word) const;
    // "trust (12), trusted (5)"; forms that differ in capitals or marks only stand together.
    [[nodiscard]] std::string formsOf(std::uint32_t word) const;
    // How many words of the text were not listed for that reason.
    [[nodiscard]] std::int64_t leftOut(LeftOut why) const
    {
        return m_leftOut.at(static_cast<std::size_t>(why));
    }

private:
    struct FormTimes {
        std::uint32_t form = 0;
        std::int64_t times = 0;
    };
    [[nodiscard]] std::vector<FormTimes> byTimes(std::uint32_t word) const;

    const WordForms& m_words;
    std::vector<std::int64_t> m_timesOfForm;
    std::vector<std::int64_t> m_times;       // by word
    std::vector<std::uint32_t> m_first;      // by word: its last form
    std::vector<std::uint32_t> m_next;       // by form: the one of the same word before it
    std::array<std::int64_t, 5> m_leftOut{}; // by LeftOut
};

// "capitals and marks make no difference", or that forms of one stem are one word.
[[nodiscard]] std::string_view howFormsJoin(WordForm form);

// What was left out and by which lists, the filter, what it chooses.
[[nodiscard]] std::vector<std::string> notesOfWords(const Scope& scope,
                                                    const WordForms& forms,
                                                    const WordOptions& options,
                                                    const ListedWords& listed);

} // namespace crosscase::matrix
