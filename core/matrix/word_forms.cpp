// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/word_forms.h"

#include "core/query/glob.h"
#include "core/text/letters.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace crosscase::matrix {

namespace {

bool hasLetter(std::string_view token)
{
    for (std::size_t at = 0; at < token.size();)
        if (text::isLetter(text::decodeAt(token, at)))
            return true;
    return false;
}

constexpr std::size_t kFirstSlots = 1U << 12U; // a power of two

} // namespace

WordForms::WordForms(const model::Corpus& corpus, const WordOptions& options)
    : m_options(options)
    , m_own(query::OwnStopWords::of(corpus))
    , m_pattern(text::searchKey(options.pattern))
{}

void WordForms::enter(const model::Document& document)
{
    const auto known = std::ranges::find(
        m_languages, document.language, [](const auto& language) { return language->tag; });
    if (known != m_languages.end()) {
        m_language = known->get();
    } else {
        const text::StopWordList* list = text::stopWordListOf(document.language);
        m_languages.push_back(std::make_unique<Language>(Language{document.language,
                                                                  list,
                                                                  m_own.with(list),
                                                                  text::Stemmer(document.language),
                                                                  std::vector<Slot>(kFirstSlots),
                                                                  0,
                                                                  0}));
        m_language = m_languages.back().get();
    }
    ++m_language->documents;
}

std::string_view WordForms::withoutElision(std::string_view token) const
{
    return m_language->list == nullptr ? token
                                       : token.substr(text::elidedBytes(token, *m_language->list));
}

std::string WordForms::keyOf(std::string_view token)
{
    const std::string_view shown = withoutElision(token);
    return m_options.form == WordForm::Stem ? m_language->stemmer.stem(shown)
                                            : text::searchKey(shown);
}

LeftOut WordForms::leftOut(std::string_view shown, const std::string& key) const
{
    if (m_options.leaveOutStopWords && m_language->stopWords.holds(key))
        return LeftOut::StopWord;
    if (m_options.leaveOutNumbers && !hasLetter(shown))
        return LeftOut::Number;
    if (static_cast<std::int64_t>(text::countCodePoints(key)) < m_options.minimumLength)
        return LeftOut::Short;
    if (!m_pattern.empty() && !query::fits(m_pattern, key))
        return LeftOut::OtherPattern;
    return LeftOut::No;
}

std::uint32_t WordForms::wordNumbered(const std::string& key, LeftOut leftOut)
{
    const auto next = static_cast<std::uint32_t>(m_words.size());
    const auto [known, isNew] =
        m_wordOf.emplace(static_cast<char>('0' + static_cast<int>(leftOut)) + key, next);
    if (isNew)
        m_words.push_back({key, leftOut});
    return known->second;
}

std::uint32_t WordForms::add(std::string_view token, std::uint64_t hash)
{
    const std::string_view shown = withoutElision(token);
    const std::string search = text::searchKey(shown);
    const std::string key =
        m_options.form == WordForm::Stem ? m_language->stemmer.stem(shown) : search;
    const auto form = static_cast<std::uint32_t>(m_forms.size());
    m_forms.push_back({m_bytes.size(),
                       static_cast<std::uint32_t>(token.size()),
                       wordNumbered(key, leftOut(shown, search)),
                       static_cast<std::uint16_t>(token.size() - shown.size())});
    m_bytes += token;
    if (2 * ++m_language->used > m_language->slots.size())
        grow();
    std::vector<Slot>& slots = m_language->slots;
    std::size_t at = hash & (slots.size() - 1);
    while (slots[at].form != kFree)
        at = (at + 1) & (slots.size() - 1);
    slots[at] = {static_cast<std::uint32_t>(hash >> 32U), form};
    return form;
}

void WordForms::grow()
{
    std::vector<Slot> old(2 * m_language->slots.size());
    old.swap(m_language->slots);
    std::vector<Slot>& slots = m_language->slots;
    for (const Slot& slot : old) {
        if (slot.form == kFree)
            continue;
        std::size_t at = hashOf(written(slot.form)) & (slots.size() - 1);
        while (slots[at].form != kFree)
            at = (at + 1) & (slots.size() - 1);
        slots[at] = slot;
    }
}

std::vector<std::string> WordForms::notes() const
{
    if (!m_options.leaveOutStopWords)
        return {};
    std::vector<std::string_view> lists;
    std::vector<std::string> without;
    std::int64_t documents = 0;
    for (const auto& language : m_languages) {
        if (language->list == nullptr) {
            documents += language->documents;
            without.push_back(language->tag.empty() ? "unknown" : language->tag);
        } else if (std::ranges::find(lists, language->list->name) == lists.end()) {
            lists.push_back(language->list->name);
        }
    }
    std::ranges::sort(lists);
    std::vector<std::string> notes;
    if (!lists.empty())
        notes.push_back(fmt::format("Stop words: {}.", fmt::join(lists, ", ")));
    if (!m_own.added.empty() || !m_own.removed.empty())
        notes.push_back(
            fmt::format("The project's own stop words: {} added, {} taken off the lists.",
                        m_own.added.size(),
                        m_own.removed.size()));
    if (documents > 0)
        notes.push_back(fmt::format("No list of stop words for {} {} (language {}).",
                                    documents,
                                    documents == 1 ? "document" : "documents",
                                    fmt::join(without, ", ")));
    return notes;
}

} // namespace crosscase::matrix
