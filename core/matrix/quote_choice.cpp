// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/quote_choice.h"

#include "core/matrix/coding_rows.h"
#include "core/matrix/written.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace crosscase::matrix {

using model::Coding;
using model::Id;
using model::Mark;

namespace {

// 0: the most compelling.
int markRank(const Coding& coding)
{
    if (coding.has(Mark::Power))
        return 0;
    return coding.has(Mark::Proof) ? 1 : 2;
}

} // namespace

int usualQuotes(const DisplayOptions& options)
{
    return options.quotesPerCell > 0 ? options.quotesPerCell : 2;
}

QuoteChoice::QuoteChoice(const Scope& scope, const DisplayOptions& options)
    : m_scope(&scope)
    , m_options(&options)
    , m_memos(memosByTarget(scope.corpus()))
{}

std::vector<Quotable> QuoteChoice::withoutRepeats(std::vector<Quotable> all)
{
    std::map<std::tuple<Id<model::Document>, text::CodePoint, text::CodePoint>, std::size_t> known;
    std::vector<Quotable> kept;
    for (Quotable& quote : all) {
        if (!m_options->includeUnpublishable && !isPublishable(quote.coding.marks)) {
            m_withheld.insert(quote.coding.id);
            continue;
        }
        const auto [place, isNew] = known.emplace(
            std::tuple(quote.coding.document, quote.coding.start, quote.coding.end), kept.size());
        if (isNew)
            kept.push_back(std::move(quote));
        else
            kept[place->second].coding.marks |= quote.coding.marks;
    }
    return kept;
}

std::vector<Quotable> QuoteChoice::choose(std::vector<Quotable> all, int most)
{
    std::vector<Quotable> quotes = withoutRepeats(std::move(all));
    if (most <= 0 || quotes.size() <= static_cast<std::size_t>(most))
        return quotes;
    std::map<Id<model::Case>, int> fromCase;
    std::map<Id<model::Document>, int> fromDocument;
    std::vector<bool> taken(quotes.size());
    const auto rank = [&](const Quotable& quote) {
        return std::tuple(
            fromCase[quote.unit], fromDocument[quote.coding.document], markRank(quote.coding));
    };
    for (int n = 0; n < most; ++n) {
        std::size_t best = quotes.size();
        for (std::size_t at = 0; at < quotes.size(); ++at)
            if (!taken[at] && (best == quotes.size() || rank(quotes[at]) < rank(quotes[best])))
                best = at;
        taken[best] = true;
        ++fromCase[quotes[best].unit];
        ++fromDocument[quotes[best].coding.document];
    }
    std::vector<Quotable> chosen;
    for (std::size_t at = 0; at < quotes.size(); ++at)
        if (taken[at])
            chosen.push_back(std::move(quotes[at]));
    return chosen;
}

std::vector<Quotable> QuoteChoice::best(std::vector<Quotable> all, bool onlyMarked)
{
    std::vector<Quotable> quotes = withoutRepeats(std::move(all));
    const auto found = std::ranges::min_element(
        quotes, {}, [](const Quotable& quote) { return markRank(quote.coding); });
    if (found == quotes.end() || (onlyMarked && markRank(found->coding) > 1))
        return {};
    return {*found};
}

Result<std::string> QuoteChoice::write(const Coding& coding)
{
    const model::Document& document = m_scope->corpus().get(coding.document);
    auto text = m_scope->load(document);
    if (!text)
        return passOn(text);
    std::string who = document.informant;
    if (who.empty())
        who = joined(speakersWithin((*text)->structure, coding.span()));
    std::string quote = fmt::format("“{}” ({}{}{})",
                                    quoteOf(**text, coding.span(), m_options->quoteLimit),
                                    referenceTo(document, **text, coding.start),
                                    who.empty() ? "" : ", ",
                                    who);
    if (const auto memo = m_memos.find(coding.id); memo != m_memos.end()) {
        m_withMemo.insert(coding.id);
        if (m_options->memos)
            quote += fmt::format(" [{}]", memo->second);
    }
    return quote;
}

Result<std::string> QuoteChoice::write(const std::vector<Quotable>& quotes)
{
    std::string all;
    for (const Quotable& quote : quotes) {
        auto words = write(quote.coding);
        if (!words)
            return words;
        all += (all.empty() ? "" : "\n\n") + *words;
    }
    return all;
}

std::vector<std::string> QuoteChoice::notes() const
{
    std::vector<std::string> notes;
    if (!m_withMemo.empty() && !m_options->memos)
        notes.push_back(fmt::format("Quotes whose coding has a memo: {}. A memo may say that the "
                                    "quote speaks against the code; --memos shows them.",
                                    m_withMemo.size()));
    if (!m_withheld.empty())
        notes.push_back(fmt::format("Quotes left out because they are not for publication: {}.",
                                    m_withheld.size()));
    return notes;
}

} // namespace crosscase::matrix
