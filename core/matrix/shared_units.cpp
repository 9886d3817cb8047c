// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/shared_units.h"

#include "core/matrix/coding_rows.h"

#include <map>

namespace crosscase::matrix {

using model::Case;
using model::Coder;
using model::Document;
using model::Id;
using query::ByCoders;

namespace {

// Who gave which codes in one document or case.
class Bearer {
public:
    void add(std::size_t code, Id<Coder> coder)
    {
        Coders& coders = m_coders[code];
        if (std::find(coders.begin(), coders.end(), coder) == coders.end())
            coders.push_back(coder);
    }
    void countInto(std::vector<std::int64_t>& counts, std::size_t codes, ByCoders wanted) const
    {
        const std::vector<std::pair<std::size_t, Coders>> given(m_coders.begin(), m_coders.end());
        for (const auto& [a, byOne] : given)
            for (const auto& [b, byOther] : given)
                counts[a * codes + b] += holds(byOne, byOther, wanted) ? 1 : 0;
    }
    void clear() { m_coders.clear(); }

private:
    using Coders = std::vector<Id<Coder>>;
    [[nodiscard]] static bool holds(const Coders& a, const Coders& b, ByCoders wanted)
    {
        if (wanted == ByCoders::Any)
            return true;
        for (const Id<Coder> one : a)
            for (const Id<Coder> other : b)
                if ((one == other) == (wanted == ByCoders::Same))
                    return true;
        return false;
    }
    std::map<std::size_t, Coders> m_coders; // by code
};

class Counter {
public:
    Counter(const Scope& scope, CodeHits& hits, SharedUnit unit, ByCoders coders)
        : m_scope(scope)
        , m_hits(hits)
        , m_unit(unit)
        , m_wanted(coders)
        , m_counts(hits.size() * hits.size())
    {}

    [[nodiscard]] Result<void> add(const Document& document, const Region& chosen)
    {
        if (m_unit == SharedUnit::Cases)
            return addToCases(document, chosen);
        m_document.clear();
        auto visited = m_hits.visit(
            document,
            chosen,
            [this](const model::Codings::Block& block, std::size_t row, std::size_t code) {
                m_document.add(code, block.coder[row]);
            });
        m_document.countInto(m_counts, m_hits.size(), m_wanted);
        return visited;
    }

    [[nodiscard]] std::vector<std::int64_t> take()
    {
        for (const auto& [unit, bearer] : m_cases)
            bearer.countInto(m_counts, m_hits.size(), m_wanted);
        return std::move(m_counts);
    }

private:
    [[nodiscard]] Result<void> addToCases(const Document& document, const Region& chosen)
    {
        const std::vector<CaseRegion> regions = casesIn(m_scope, document);
        return m_hits.visit(
            document,
            chosen,
            [&](const model::Codings::Block& block, std::size_t row, std::size_t code) {
                for (const CaseRegion& part : regions)
                    if (m_scope.cases().depthOf(part.unit) == 0
                        && part.region.intersects(block.span(row)))
                        m_cases[part.unit].add(code, block.coder[row]);
            });
    }

    const Scope& m_scope;
    CodeHits& m_hits;
    SharedUnit m_unit;
    ByCoders m_wanted;
    Bearer m_document;
    std::map<Id<Case>, Bearer> m_cases;
    std::vector<std::int64_t> m_counts;
};

} // namespace

Result<std::vector<std::int64_t>> countShared(
    const Scope& scope, CodeHits& hits, SharedUnit unit, ByCoders coders, const Progress& progress)
{
    Counter counter(scope, hits, unit, coders);
    std::int64_t done = 0;
    for (const Document* document : scope.documents()) {
        const auto all = static_cast<std::int64_t>(scope.documents().size());
        if (auto told = progress.report("counting", done++, all); !told)
            return passOn(told);
        const Region chosen = scope.chosen(*document);
        if (chosen.empty())
            continue;
        if (auto added = counter.add(*document, chosen); !added)
            return passOn(added);
    }
    return counter.take();
}

} // namespace crosscase::matrix
