// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/word_node.h"

#include "core/query/glob.h"
#include "core/text/tokens.h"
#include "core/text/words.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

Result<WordNode> WordNode::parse(const std::string& text)
{
    constexpr std::string_view kWild = "*?";
    constexpr std::size_t kMostParts = 32;
    WordNode node;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string piece = text.substr(at, end - at);
        at = end + 1;
        if (piece.find_first_of(kWild) != std::string::npos) {
            node.m_parts.push_back({text::searchKey(piece), true});
            continue;
        }
        for (const text::ByteSpan word : text::words(piece))
            node.m_parts.push_back({piece.substr(word.start, word.end - word.start), false});
    }
    if (!text.empty() && node.m_parts.empty())
        return fail(ErrorCode::Malformed, fmt::format("there is no word in '{}'", text));
    if (node.m_parts.size() > kMostParts)
        return fail(ErrorCode::Malformed,
                    fmt::format("a phrase may have {} words, this one has {}",
                                kMostParts,
                                node.m_parts.size()));
    return node;
}

void WordNode::learn(WordForms& forms)
{
    std::vector<std::string> keys;
    for (const Part& part : m_parts)
        keys.push_back(part.pattern ? part.written : forms.keyOf(part.written));
    // New forms are of the document entered.
    for (auto form = static_cast<std::uint32_t>(m_partsOf.size()); form < forms.forms(); ++form) {
        std::uint32_t fitting = 0;
        for (std::size_t part = 0; part < m_parts.size(); ++part) {
            const bool does = m_parts[part].pattern
                                  ? query::fits(keys[part], text::searchKey(forms.shown(form)))
                                  : forms.word(forms.wordOf(form)).key == keys[part];
            fitting |= does ? 1U << part : 0U;
        }
        m_partsOf.push_back(fitting);
    }
}

} // namespace crosscase::matrix
