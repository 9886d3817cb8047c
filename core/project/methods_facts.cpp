// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/methods_facts.h"

#include "core/model/layers.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Corpus;
using model::Id;

void countMaterial(StudyFacts& facts, const Corpus& corpus)
{
    std::set<std::string> informants;
    std::set<std::string> sourceTypes;
    for (const model::Document& document : corpus.documents()) {
        if (!document.informant.empty())
            informants.insert(text::foldKey(document.informant));
        if (!document.sourceType.empty())
            sourceTypes.insert(text::foldKey(document.sourceType));
        if (document.collected.empty()) {
            ++facts.undated;
            continue;
        }
        if (facts.collectedFrom.empty() || document.collected < facts.collectedFrom)
            facts.collectedFrom = document.collected;
        facts.collectedTo = std::max(facts.collectedTo, document.collected);
    }
    facts.documents = static_cast<std::int64_t>(corpus.documents().size());
    facts.informants = static_cast<std::int64_t>(informants.size());
    facts.sourceTypes = static_cast<std::int64_t>(sourceTypes.size());
    for (const model::Case& unit : corpus.cases())
        ++(unit.parent ? facts.embedded : facts.cases);
}

void countCodings(StudyFacts& facts, const Corpus& whole)
{
    const Corpus corpus = model::onLayer(whole, model::CoderLayer::Person);
    struct Work {
        std::int64_t codings = 0;
        std::set<Id<model::Document>> documents;
    };
    std::map<Id<model::Coder>, Work> byCoder;
    std::map<Id<model::Document>, std::set<Id<model::Coder>>> codersOf;
    Timestamp first{INT64_MAX};
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row) {
            first = std::min(first, block->created[row]);
            if (block->orphan[row] != 0)
                continue;
            ++facts.codings;
            Work& work = byCoder[block->coder[row]];
            ++work.codings;
            work.documents.insert(block->document[row]);
            codersOf[block->document[row]].insert(block->coder[row]);
            const auto has = [&](model::Mark mark) {
                return (block->marks[row] & static_cast<unsigned>(mark)) != 0 ? 1 : 0;
            };
            facts.power += has(model::Mark::Power);
            facts.proof += has(model::Mark::Proof);
            facts.notForPublication += has(model::Mark::NotForPublication);
        }
    facts.doubleCoded =
        std::ranges::count_if(codersOf, [](const auto& one) { return one.second.size() > 1; });
    for (const model::Code& code : corpus.codes())
        ++(code.created <= first ? facts.codesBefore : facts.codesAfter);
    std::map<Id<model::Coder>, std::int64_t> finished;
    for (const model::Progress& progress : corpus.rows<model::Progress>())
        finished[progress.coder] += progress.state == model::ProgressState::Coded ? 1 : 0;
    for (const model::Coder& coder : corpus.rows<model::Coder>()) {
        const Work& work = byCoder[coder.id];
        facts.coders.push_back({coder.name,
                                work.codings,
                                static_cast<std::int64_t>(work.documents.size()),
                                finished[coder.id],
                                0,
                                {},
                                {}});
    }
    std::ranges::sort(facts.coders, [](const CoderFacts& a, const CoderFacts& b) {
        return text::compareNames(a.name, b.name) < 0;
    });
}

void countCodebook(StudyFacts& facts, const Corpus& corpus)
{
    const model::CodeTree tree(corpus);
    facts.codes = static_cast<std::int64_t>(corpus.codes().size());
    facts.themes = static_cast<std::int64_t>(tree.roots().size());
    for (const model::Code& code : corpus.codes()) {
        facts.levels = std::max(facts.levels, tree.depthOf(code.id) + 1);
        facts.defined += code.definition.empty() ? 0 : 1;
    }
}

void countWriting(StudyFacts& facts, const Corpus& corpus)
{
    std::unordered_set<AnyId> rests;
    for (const model::Evidence& evidence : corpus.rows<model::Evidence>())
        rests.insert(evidence.owner);
    const auto count = [&]<typename Row>(std::int64_t& all, std::int64_t& with) {
        for (const Row& row : corpus.rows<Row>()) {
            ++all;
            with += rests.contains(row.id) ? 1 : 0;
        }
    };
    count.operator()<model::Summary>(facts.summaries, facts.summariesWithEvidence);
    count.operator()<model::Rating>(facts.ratings, facts.ratingsWithEvidence);
    count.operator()<model::Judgement>(facts.judgements, facts.judgementsWithEvidence);
    for (const model::Judgement& judgement : corpus.rows<model::Judgement>())
        facts.contradicting += judgement.verdict == model::Verdict::Contradicts ? 1 : 0;
    facts.memos = static_cast<std::int64_t>(corpus.rows<model::Memo>().size());
    facts.propositions = static_cast<std::int64_t>(corpus.rows<model::Proposition>().size());
}

void countHistory(StudyFacts& facts, const std::vector<HistoryEntry>& history)
{
    facts.batches = static_cast<std::int64_t>(history.size());
    for (const HistoryEntry& entry : history) {
        facts.undone += entry.undone ? 1 : 0;
        const auto coder =
            std::ranges::find(facts.coders, entry.batch.coderName, &CoderFacts::name);
        if (coder == facts.coders.end())
            continue;
        if (coder->changes++ == 0)
            coder->first = entry.batch.at;
        coder->last = entry.batch.at;
    }
}

} // namespace

StudyFacts factsOf(const Corpus& corpus, const std::vector<HistoryEntry>& history)
{
    StudyFacts facts;
    countMaterial(facts, corpus);
    countCodings(facts, corpus);
    countCodebook(facts, corpus);
    countWriting(facts, corpus);
    countHistory(facts, history);
    return facts;
}

} // namespace crosscase::project
