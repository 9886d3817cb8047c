// SPDX-License-Identifier: GPL-3.0-or-later
// The word, phrase or pattern whose neighbours are asked for.
#pragma once

#include "core/base/error.h"
#include "core/matrix/word_forms.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::matrix {

class WordNode {
public:
    // Malformed: no word in `text`, or more than 32. An empty text is a node of no words.
    [[nodiscard]] static Result<WordNode> parse(const std::string& text);

    // To be called when a document was entered and its words have their forms.
    void learn(WordForms& forms);
    // How many words the phrase has; 0: there is no node.
    [[nodiscard]] std::size_t length() const { return m_parts.size(); }
    // Does the phrase start with the first of these forms? `count`: how many there are.
    [[nodiscard]] bool startsAt(const std::uint32_t* forms, std::size_t count) const
    {
        if (m_parts.empty() || count < m_parts.size())
            return false;
        for (std::size_t part = 0; part < m_parts.size(); ++part)
            if ((m_partsOf[forms[part]] >> part & 1U) == 0)
                return false;
        return true;
    }

private:
    struct Part {
        std::string written;
        bool pattern = false;
    };
    std::vector<Part> m_parts;
    std::vector<std::uint32_t> m_partsOf; // by form: a bit for each part that it fits
};

} // namespace crosscase::matrix
