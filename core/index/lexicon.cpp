// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/lexicon.h"

#include "core/index/terms.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <functional>

namespace crosscase::index {

Lexicon::Lexicon(std::string_view language)
    : m_stemmer(language)
    , m_slots(1024)
{}

std::uint32_t Lexicon::number(std::string_view token)
{
    const std::uint64_t hash = std::hash<std::string_view>()(token);
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = hash & mask;
    for (; m_slots[at].token != 0; at = (at + 1) & mask) {
        if (m_slots[at].hash != hash)
            continue;
        const Token& known = m_tokens[m_slots[at].token - 1];
        if (known.spelling == token)
            return known.word;
    }
    const std::uint32_t word = learn(token);
    m_tokens.push_back({std::string(token), word});
    m_slots[at] = {hash, static_cast<std::uint32_t>(m_tokens.size())};
    if (m_tokens.size() * 2 > m_slots.size())
        grow();
    return word;
}

std::uint32_t Lexicon::learn(std::string_view token)
{
    const std::string key = text::searchKey(token);
    const std::string& stem = m_stemmer.stem(token);
    if (stem != key && !stem.empty() && !key.empty())
        m_forms.emplace_back(wordTerm(stem), wordTerm(key));
    const auto [place, isNew] = m_byKey.try_emplace(key, m_words.size());
    if (isNew)
        m_words.push_back({wordTerm(key), isJoinedLetter(key), {}});
    return place->second;
}

void Lexicon::grow()
{
    std::vector<Slot> slots(m_slots.size() * 2);
    const std::size_t mask = slots.size() - 1;
    for (const Slot& slot : m_slots) {
        if (slot.token == 0)
            continue;
        std::size_t at = slot.hash & mask;
        while (slots[at].token != 0)
            at = (at + 1) & mask;
        slots[at] = slot;
    }
    m_slots = std::move(slots);
}

std::vector<Lexicon::Form> Lexicon::takeForms()
{
    std::vector<Form> forms = std::exchange(m_forms, {});
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    return forms;
}

} // namespace crosscase::index
