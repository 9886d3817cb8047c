// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/coding_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace crosscase::matrix {

using model::Case;
using model::Document;
using model::Id;

std::vector<CaseRegion> casesIn(const Scope& scope, const Document& document)
{
    const Region chosen = scope.chosen(document);
    std::unordered_map<Id<Case>, Region> regions;
    for (CaseRegion& part : scope.caseRegions(document.id))
        if (scope.keeps(part.unit))
            regions.emplace(part.unit, intersect(part.region, chosen));
    std::vector<CaseRegion> sorted;
    for (const Id<Case> unit : scope.cases().inOrder())
        if (const auto found = regions.find(unit); found != regions.end())
            sorted.push_back({unit, std::move(found->second)});
    return sorted;
}

std::vector<Id<Case>> casesTouched(const Scope& scope,
                                   CaseChoice choice,
                                   const std::vector<CaseRegion>& regions,
                                   text::Span span)
{
    std::vector<Id<Case>> cases;
    for (const CaseRegion& part : regions) {
        if (!part.region.intersects(span))
            continue;
        if (choice == CaseChoice::TopLevel && scope.cases().depthOf(part.unit) > 0)
            continue;
        // Ancestors come first: the one above an inner case stands right before it.
        while (!cases.empty() && scope.cases().isWithin(part.unit, cases.back()))
            cases.pop_back();
        cases.push_back(part.unit);
    }
    return cases;
}

Result<void> forEachCoding(const Scope& scope,
                           CaseChoice choice,
                           const Progress& progress,
                           const std::function<void(const CodingRow&)>& visit)
{
    Gate gate = Gate::ofFilter(scope);
    std::int64_t done = 0;
    for (const Document* document : scope.documents()) {
        const auto all = static_cast<std::int64_t>(scope.documents().size());
        if (auto told = progress.report("listing", done++, all); !told)
            return told;
        const Region chosen = scope.chosen(*document);
        if (chosen.empty())
            continue;
        auto text = scope.load(*document);
        if (!text)
            return passOn(text);
        if (auto entered = gate.enter(*document); !entered)
            return entered;
        const std::vector<CaseRegion> regions = casesIn(scope, *document);
        scope.corpus().codings().forEachIn(
            document->id, [&](const model::Codings::Block& block, std::size_t row) {
                const text::Span span = block.span(row);
                if (block.orphan[row] == 0 && chosen.intersects(span)
                    && gate.accepts(block, row, {}))
                    visit({*document,
                           **text,
                           block.at(row),
                           casesTouched(scope, choice, regions, span)});
            });
    }
    return {};
}

std::vector<std::string> speakersWithin(const text::Structure& structure, text::Span span)
{
    std::vector<std::string> labels;
    for (std::size_t at = structure.passageAt(span.start);
         at < structure.passages.size() && structure.passages[at].span.start < span.end;
         ++at) {
        const std::int32_t speaker = structure.passages[at].speaker;
        if (speaker < 0)
            continue;
        const std::string& label = structure.speakers[static_cast<std::size_t>(speaker)];
        if (std::find(labels.begin(), labels.end(), label) == labels.end())
            labels.push_back(label);
    }
    return labels;
}

std::string joined(const std::vector<std::string>& words)
{
    return fmt::format("{}", fmt::join(words, "; "));
}

std::string marksText(int marks)
{
    std::vector<std::string> words;
    const auto add = [&](model::Mark mark, std::string_view word) {
        if ((marks & static_cast<int>(mark)) != 0)
            words.emplace_back(word);
    };
    add(model::Mark::Power, "power");
    add(model::Mark::Proof, "proof");
    add(model::Mark::NotForPublication, "not-for-publication");
    return joined(words);
}

std::unordered_map<model::AnyId, std::string> memosByTarget(const model::Corpus& corpus)
{
    std::unordered_map<model::AnyId, std::string> memos;
    for (const model::Memo& memo : corpus.rows<model::Memo>()) {
        if (!memo.target || memo.text.empty())
            continue;
        std::string& all = memos[memo.target];
        all += (all.empty() ? "" : "\n\n") + memo.text;
    }
    return memos;
}

std::string coderName(const model::Corpus& corpus, Id<model::Coder> coder)
{
    const model::Coder* row = corpus.rows<model::Coder>().find(coder);
    return row == nullptr ? std::string() : row->name;
}

} // namespace crosscase::matrix
