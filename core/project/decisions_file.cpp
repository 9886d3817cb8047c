// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/decisions_file.h"

#include "core/project/consensus_results.h"
#include "core/project/faults.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace crosscase::project {

namespace {

// Is the place's first coder the one that the row calls B?
Result<bool> isTurned(const model::Corpus& corpus,
                      const agreement::Disagreement& place,
                      const WrittenDecision& row)
{
    const auto key = [&](std::size_t side) {
        return text::foldKey(corpus.get(place.coders[side]).name);
    };
    const std::string first = text::foldKey(row.first);
    const std::string second = text::foldKey(row.second);
    if ((first.empty() || first == key(0)) && (second.empty() || second == key(1)))
        return false;
    if ((first.empty() || first == key(1)) && (second.empty() || second == key(0)))
        return true;
    return fail(ErrorCode::Malformed,
                fmt::format("{} is between {} and {}, not {} and {}",
                            row.id,
                            corpus.get(place.coders[0]).name,
                            corpus.get(place.coders[1]).name,
                            row.first,
                            row.second));
}

} // namespace

Result<std::vector<WrittenDecision>> decisionsFrom(const table::CsvFile& file)
{
    const auto id = file.column("id");
    const auto decision = file.column("decision");
    if (!id || !decision)
        return fail(ErrorCode::Malformed,
                    "a table of decisions has the columns id and decision, and perhaps reason: as "
                    "'crosscase disagreements' writes it");
    Faults faults;
    std::vector<WrittenDecision> written;
    for (const table::CsvRow& row : file.rows) {
        const std::string word(text::trimBlanks(cellOf(row, decision)));
        if (word.empty())
            continue;
        WrittenDecision one;
        one.line = row.line;
        one.id = text::trimBlanks(cellOf(row, id));
        one.reason = cellOf(row, file.column("reason"));
        one.first = cellOf(row, file.column("coder_a"));
        one.second = cellOf(row, file.column("coder_b"));
        if (one.id.empty())
            faults.add(row.line, "has a decision, but no id");
        if (const auto named = decisionNamed(word))
            one.decision = *named;
        else
            faults.add(row.line,
                       fmt::format("'{}' is none of: A, B, both, neither, discuss", word));
        written.push_back(std::move(one));
    }
    if (auto good = faults.outcome("decisions"); !good)
        return passOn(good);
    return written;
}

Result<std::vector<Decided>> matchDecisions(const model::Corpus& corpus,
                                            const agreement::Differences& found,
                                            const std::vector<WrittenDecision>& written)
{
    std::unordered_map<std::string, const agreement::Disagreement*> places;
    for (const agreement::Disagreement& place : found.disagreements)
        places.emplace(place.id, &place);
    std::map<std::string, std::size_t> seen;
    Faults faults;
    std::vector<Decided> decided;
    for (const WrittenDecision& row : written) {
        const auto place = places.find(row.id);
        if (place == places.end()) {
            faults.add(row.line,
                       fmt::format("there is no disagreement {} any more, or not among the coders, "
                                   "documents and codes that were chosen; see 'crosscase "
                                   "disagreements'",
                                   row.id));
            continue;
        }
        if (!seen.emplace(row.id, row.line).second) {
            faults.add(row.line, fmt::format("{} is decided twice", row.id));
            continue;
        }
        auto turned = isTurned(corpus, *place->second, row);
        if (!turned) {
            faults.add(row.line, turned.error().detail);
            continue;
        }
        decided.push_back(
            {*place->second, *turned ? seenFromOther(row.decision) : row.decision, row.reason});
    }
    if (auto good = faults.outcome("decisions"); !good)
        return passOn(good);
    return decided;
}

} // namespace crosscase::project
