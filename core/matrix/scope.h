// SPDX-License-Identifier: GPL-3.0-or-later
// What a table looks at: the snapshot with its trees, the cases' texts and the chosen text.
//
// The filter's parts that choose text cut every axis and every denominator; those that choose
// codings only decide which codings count (see Gate).
#pragma once

#include "core/base/error.h"
#include "core/matrix/region.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/model/trees.h"
#include "core/query/filter.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace crosscase::matrix {

struct CaseRegion {
    model::Id<model::Case> unit;
    Region region;
};

struct SpeakerRegion {
    std::string speaker; // as written; empty: text of no speaker
    Region region;
};

class Scope {
public:
    // The codings of the consensus are left out, unless the snapshot is a view of it (layers.h).
    // The snapshot and the texts must outlive the scope. Errors: those of Filter::compile and of
    // loading.
    [[nodiscard]] static Result<Scope> make(const model::Corpus& corpus,
                                            const model::TextSource& texts,
                                            const query::Expression& filter);

    [[nodiscard]] const model::Corpus& corpus() const { return *m_corpus; }
    [[nodiscard]] const model::CodeTree& codes() const { return m_codes; }
    [[nodiscard]] const model::CaseTree& cases() const { return m_cases; }
    [[nodiscard]] const query::Filter& filter() const { return m_filter; }
    // In their order; in a small project's table and in a large one's alike.
    [[nodiscard]] const std::vector<const model::Document*>& documents() const
    {
        return m_documents;
    }

    [[nodiscard]] const model::TextSource& texts() const { return *m_texts; }
    [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
    load(const model::Document& document) const
    {
        return m_texts->load(document);
    }
    // A document's text by speaker, in order of appearance, text of no speaker last.
    [[nodiscard]] Result<std::vector<SpeakerRegion>>
    speakersOf(const model::Document& document) const;

    // The memberships of a document, united per case; a case without text in it is not listed.
    [[nodiscard]] const std::vector<CaseRegion>&
    ownRegions(model::Id<model::Document> document) const;
    // The same for cases of every level: their own text united with their descendants'.
    [[nodiscard]] std::vector<CaseRegion> caseRegions(model::Id<model::Document> document) const;
    [[nodiscard]] bool hasChildren(model::Id<model::Case> unit) const
    {
        return !m_cases.childrenOf(unit).empty();
    }

    // What the filter chooses of a document.
    [[nodiscard]] Region chosen(const model::Document& document) const;
    // Does the filter leave this case a row: does it, or a descendant, satisfy what is asked of
    // cases?
    [[nodiscard]] bool keeps(model::Id<model::Case> unit) const;

private:
    Scope(std::shared_ptr<const model::Corpus> view,
          const model::Corpus& corpus,
          const model::TextSource& texts);
    [[nodiscard]] Result<void> readMemberships();
    [[nodiscard]] Result<void> choose();
    [[nodiscard]] Result<Region> chooseFrom(const model::Document& document) const;
    void keepCases(const query::Filter& caseParts);

    std::shared_ptr<const model::Corpus> m_view; // where the snapshot has a consensus
    const model::Corpus* m_corpus;
    const model::TextSource* m_texts;
    model::CodeTree m_codes;
    model::CaseTree m_cases;
    query::Filter m_filter;
    std::vector<const model::Document*> m_documents;
    std::unordered_map<model::Id<model::Document>, std::vector<CaseRegion>> m_own;
    std::unordered_map<model::Id<model::Document>, Region> m_chosen; // when the filter chooses text
    std::unordered_map<model::Id<model::Case>, bool> m_kept;         // when it looks at cases
};

} // namespace crosscase::matrix
