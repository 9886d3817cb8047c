// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter leaves of one document after the other: text, codings, and the cases' shares of it.
#pragma once

#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/model/trees.h"
#include "core/query/case_text.h"
#include "core/query/filter.h"

#include <set>
#include <string>
#include <vector>

namespace crosscase::agreement {

struct CaseShare {
    model::Id<model::Case> unit;
    text::SpanSet spans;
};

class TextChoice {
public:
    // The snapshot must outlive it. Errors of Filter::compile. Refused: a filter that chooses
    // coders, which would make all that the others coded a disagreement.
    [[nodiscard]] static Result<TextChoice> make(const model::Corpus& corpus,
                                                 const model::TextSource& texts,
                                                 const query::Expression& filter);

    // To be called before the rest, document by document; both must outlive its use.
    void enter(const model::Document& document, const model::LoadedText& text);

    // What the parts of the filter that choose text leave.
    [[nodiscard]] text::SpanSet chosen() const;
    // Do the parts that choose codings accept it, seen in any of its cases and speakers?
    [[nodiscard]] bool accepts(const model::Codings::Block& block, std::size_t row) const;
    // The shares of cases of the top level, or of every one, their descendants' text with theirs;
    // last, as the case 0, what is text of none, if there is any.
    [[nodiscard]] std::vector<CaseShare> cases(bool alsoEmbedded) const;
    // Names, folded, of the document's speakers that are given to cases.
    [[nodiscard]] std::set<std::string> speakersOfCases() const;

private:
    struct Turns {
        std::string speaker;
        text::SpanSet spans;
    };

    TextChoice(const model::Corpus& corpus, query::Filter filter);
    void addShare(model::Id<model::Case> unit, const text::SpanSet& spans);
    [[nodiscard]] text::SpanSet outside(const std::vector<CaseShare>& shares) const;
    [[nodiscard]] bool acceptsIn(const model::Codings::Block& block,
                                 std::size_t row,
                                 model::Id<model::Case> unit) const;

    query::Filter m_filter;
    query::Members m_members;
    model::CaseTree m_cases;
    const model::Document* m_document = nullptr;
    std::vector<CaseShare> m_shares; // of the document, cases of every level
    std::vector<Turns> m_turns;      // of the document; text of no speaker last
};

} // namespace crosscase::agreement
