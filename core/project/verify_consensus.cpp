// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/verify_consensus.h"

#include "core/model/layers.h"
#include "core/model/resolutions.h"
#include "core/project/consensus_results.h"

#include <fmt/format.h>
#include <set>
#include <tuple>

namespace crosscase::project {

namespace {

using model::Coding;
using model::Corpus;
using model::Decision;
using model::Id;
using model::Side;
using Entry = model::Resolutions::Entry;

class ConsensusCheck {
public:
    explicit ConsensusCheck(const Corpus& corpus)
        : m_corpus(corpus)
        , m_resolutions(corpus)
        , m_consensus(model::consensusCoder(corpus))
    {}

    std::vector<Problem> run()
    {
        checkCoders();
        for (const Entry& entry : m_resolutions.all())
            checkEntry(entry);
        checkLayer();
        return std::move(m_problems);
    }

private:
    void add(std::string where, std::string what)
    {
        m_problems.push_back({std::move(where), std::move(what)});
    }

    void checkCoders()
    {
        int layers = 0;
        for (const model::Coder& coder : m_corpus.rows<model::Coder>())
            layers += coder.layer == model::CoderLayer::Consensus ? 1 : 0;
        if (layers > 1)
            add("consensus", fmt::format("{} coders stand for it in place of one", layers));
        for (const model::Progress& progress : m_corpus.rows<model::Progress>())
            if (m_consensus && progress.coder == m_consensus)
                add("consensus", "has a progress, as if it were a person");
    }

    void checkEntry(const Entry& entry)
    {
        const std::string where =
            fmt::format("decision {} of the consensus", entry.row->uuid.toCanonical());
        if (entry.row->first == entry.row->second)
            add(where, "is about one coder in place of two");
        for (const Side side : {Side::First, Side::Second, Side::Layer})
            for (const Coding& coding : entry.on(side)) {
                if (coding.document != entry.row->document)
                    add(where, "is about a coding in another document");
                if (!fits(*entry.row, side, coding.coder))
                    add(where,
                        fmt::format("has a coding of '{}' on the wrong side",
                                    m_corpus.get(coding.coder).name));
            }
        if (!entry.stale && placesOf(entry.on(Side::Layer)) != expected(entry))
            add(where, "and the codings of the layer that came of it do not fit each other");
    }

    [[nodiscard]] bool fits(const model::Resolution& row, Side side, Id<model::Coder> coder) const
    {
        if (side == Side::Layer || coder == m_consensus)
            return (side == Side::Layer) == (coder == m_consensus);
        // What several agree on is cited as of the first and of all others.
        return row.decision == Decision::Agreed
               || coder == (side == Side::First ? row.first : row.second);
    }

    using Places = std::set<std::tuple<Id<model::Code>, text::Span>>;
    static Places placesOf(const std::vector<Coding>& codings)
    {
        Places places;
        for (const Coding& coding : codings)
            places.emplace(coding.code, coding.span());
        return places;
    }
    static Places expected(const Entry& entry)
    {
        Places places;
        for (const LayerCoding& result :
             resultsOf(entry.row->decision, entry.on(Side::First), entry.on(Side::Second)))
            places.emplace(result.coding.code, result.coding.span());
        return places;
    }

    void checkLayer()
    {
        if (!m_consensus)
            return;
        m_corpus.codings().forEach([&](const Coding& coding) {
            if (coding.coder != m_consensus)
                return;
            bool came = false;
            for (const std::size_t at : m_resolutions.of(coding.id))
                for (const Coding& result : m_resolutions.all()[at].on(Side::Layer))
                    came = came || result.id == coding.id;
            if (!came)
                add(fmt::format("coding {}", coding.uuid.toCanonical()),
                    "is of the consensus, but came of no decision");
        });
    }

    const Corpus& m_corpus;
    model::Resolutions m_resolutions;
    Id<model::Coder> m_consensus;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> consensusProblems(const Corpus& corpus)
{
    return ConsensusCheck(corpus).run();
}

} // namespace crosscase::project
