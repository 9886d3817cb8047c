// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/coding_rows.h"
#include "core/matrix/displays.h"
#include "core/matrix/written.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>
#include <unordered_set>

namespace crosscase::matrix {

using model::Case;
using model::Code;
using model::Coding;
using model::Id;

namespace {

struct Quote {
    Coding coding;
    std::string text;
    std::string reference;
    std::string speaker;
    std::vector<std::string> coders;
};

// Quotes by place of theme, then place of case (behind the last: in no case).
using Cells = std::map<std::pair<std::size_t, std::size_t>, std::vector<Quote>>;

// At most `wanted` quotes: from documents, then from speakers, that have given fewest so far; then
// those marked power or proof; then in order. They come back in order.
std::vector<Quote> spread(std::vector<Quote> quotes, int wanted)
{
    if (wanted <= 0 || quotes.size() <= static_cast<std::size_t>(wanted))
        return quotes;
    std::map<Id<model::Document>, int> fromDocument;
    std::map<std::string, int> fromSpeaker;
    std::vector<bool> taken(quotes.size());
    const auto rank = [&](const Quote& quote) {
        const bool marked =
            quote.coding.has(model::Mark::Power) || quote.coding.has(model::Mark::Proof);
        return std::tuple(fromDocument[quote.coding.document], fromSpeaker[quote.speaker], !marked);
    };
    for (int n = 0; n < wanted; ++n) {
        std::size_t best = quotes.size();
        for (std::size_t at = 0; at < quotes.size(); ++at)
            if (!taken[at] && (best == quotes.size() || rank(quotes[at]) < rank(quotes[best])))
                best = at;
        taken[best] = true;
        ++fromDocument[quotes[best].coding.document];
        ++fromSpeaker[quotes[best].speaker];
    }
    std::vector<Quote> chosen;
    for (std::size_t at = 0; at < quotes.size(); ++at)
        if (taken[at])
            chosen.push_back(std::move(quotes[at]));
    return chosen;
}

class Collector {
public:
    Collector(const Scope& scope, const QuoteOptions& options)
        : m_scope(scope)
        , m_options(options)
    {
        for (const Id<Case> unit : scope.cases().roots())
            m_placeOfCase.emplace(unit, m_placeOfCase.size());
        for (const Id<Code> theme : scope.codes().roots())
            m_placeOfTheme.emplace(theme, m_placeOfTheme.size());
    }

    void add(const CodingRow& row)
    {
        const Coding& coding = row.coding;
        if (m_options.code && !m_scope.codes().isWithin(coding.code, m_options.code))
            return;
        if ((coding.marks & m_options.mark) != m_options.mark)
            return;
        if (!m_options.includeUnpublishable && !isPublishable(coding.marks)) {
            m_withheld.insert(coding.id);
            return;
        }
        const auto theme = m_placeOfTheme.find(m_scope.codes().rootOf(coding.code));
        if (theme == m_placeOfTheme.end())
            return;
        if (row.cases.empty())
            put(theme->second, m_placeOfCase.size(), row);
        for (const Id<Case> unit : row.cases)
            put(theme->second, m_placeOfCase.at(unit), row);
    }

    [[nodiscard]] const Cells& cells() const { return m_cells; }
    [[nodiscard]] std::size_t withheld() const { return m_withheld.size(); }

private:
    // Several sub-codes or coders on the same text make one quote.
    void put(std::size_t theme, std::size_t unit, const CodingRow& row)
    {
        std::vector<Quote>& quotes = m_cells[{theme, unit}];
        for (auto known = quotes.rbegin(); known != quotes.rend(); ++known) {
            if (known->coding.document != row.coding.document
                || known->coding.start != row.coding.start)
                break;
            if (known->coding.end != row.coding.end)
                continue;
            known->coding.marks |= row.coding.marks;
            addCoder(*known, row.coding.coder);
            return;
        }
        quotes.push_back({row.coding,
                          quoteOf(row.text, row.coding.span(), m_options.quoteLimit),
                          referenceTo(row.document, row.text, row.coding.start),
                          joined(speakersWithin(row.text.structure, row.coding.span())),
                          {coderName(m_scope.corpus(), row.coding.coder)}});
    }

    void addCoder(Quote& quote, Id<model::Coder> coder) const
    {
        std::string name = coderName(m_scope.corpus(), coder);
        if (std::ranges::find(quote.coders, name) == quote.coders.end())
            quote.coders.push_back(std::move(name));
    }

    const Scope& m_scope;
    const QuoteOptions& m_options;
    std::unordered_map<Id<Case>, std::size_t> m_placeOfCase;
    std::unordered_map<Id<Code>, std::size_t> m_placeOfTheme;
    Cells m_cells;
    std::unordered_set<Id<Coding>> m_withheld;
};

table::Row rowOf(const Scope& scope, const Quote& quote, std::size_t unit)
{
    const auto& roots = scope.cases().roots();
    const auto& corpus = scope.corpus();
    const Id<Code> code = quote.coding.code;
    return {{corpus.get(scope.codes().rootOf(code)).name,
             corpus.get(code).name,
             unit < roots.size() ? corpus.get(roots[unit]).name : std::string(),
             quote.text,
             quote.reference,
             quote.speaker,
             joined(quote.coders),
             marksText(quote.coding.marks),
             quote.coding.uuid.toCanonical()},
            0,
            false};
}

} // namespace

Result<table::Table> proofQuotes(const model::Corpus& corpus,
                                 const model::TextSource& texts,
                                 const QuoteOptions& options)
{
    if (options.code && !corpus.codes().contains(options.code))
        return fail(ErrorCode::NotFound, "there is no such code");
    auto scope = Scope::make(corpus, texts, options.filter);
    if (!scope)
        return passOn(scope);
    Collector collector(*scope, options);
    auto done = forEachCoding(
        *scope, CaseChoice::TopLevel, {}, [&](const CodingRow& row) { collector.add(row); });
    if (!done)
        return passOn(done);
    table::Table table;
    for (const char* head :
         {"theme", "code", "case", "quote", "reference", "speaker", "coder", "mark", "coding"})
        table.columns.push_back({{head}, table::Kind::Text});
    table.headColumns = 3;
    for (const auto& [cell, quotes] : collector.cells())
        for (const Quote& quote : spread(quotes, options.perCell))
            table.rows.push_back(rowOf(*scope, quote, cell.second));
    if (options.perCell > 0)
        table.notes.push_back(fmt::format("At most {} quotes for each case and theme, from "
                                          "different documents and speakers first.",
                                          options.perCell));
    if (!options.filter.isEmpty())
        table.notes.push_back(fmt::format("Filter: {}", query::toText(options.filter)));
    if (collector.withheld() > 0)
        table.notes.push_back(fmt::format(
            "Quotes left out because they are not for publication: {}.", collector.withheld()));
    return table;
}

} // namespace crosscase::matrix
