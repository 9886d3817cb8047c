// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/consensus.h"
#include "core/project/writing.h"
#include "core/project/writing_steps.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Id;
using Moves = std::unordered_map<std::int32_t, std::int32_t>; // id -> id that takes its place

// Every reference to a moved object becomes one to what took its place. An orphan's quote stays
// with its owner and goes with it.
template <typename Row>
void rewire(Edit& edit, const Moves& moves)
{
    if constexpr (!std::is_same_v<Row, model::OrphanQuote>) {
        std::vector<Row> changed;
        edit.corpus().rows<Row>().forEach([&](const Row& row) {
            Row copy = row;
            model::forEachReference(row, [&](AnyId target, const auto& column) {
                if (const auto move = moves.find(target.value); move != moves.end())
                    (copy.*column.member).value = move->second;
            });
            if (!(copy == row))
                changed.push_back(std::move(copy));
        });
        edit.changeAll(std::move(changed));
    }
}

void rewireAll(Edit& edit, const Moves& moves)
{
    if (!moves.empty())
        model::forEachKind([&]<typename Row>() { rewire<Row>(edit, moves); });
}

void removeAll(Edit& edit, const Moves& moves)
{
    std::vector<AnyId> ids;
    for (const auto& [gone, kept] : moves)
        ids.push_back({gone});
    if (!ids.empty())
        edit.removeWithDependents(ids);
}

// Codings are the same at the same place with the same code; orphans also need the same quote.
auto placeOf(const model::Coding& coding)
{
    return std::tuple(
        coding.document, coding.code, coding.start, coding.end, coding.orphan, coding.quoteHash);
}

// The older one with the marks of both, and the weight and day of whichever has one.
model::Coding united(model::Coding kept, const model::Coding& other)
{
    kept.marks |= other.marks;
    if (kept.weight == model::Coding::kNoWeight)
        kept.weight = other.weight;
    if (kept.eventDay == model::Coding::kNoDay)
        kept.eventDay = other.eventDay;
    return kept;
}

// Which codings of the two coders fall together; the kept ones are changed already.
Moves uniteCodings(Edit& edit, Id<model::Coder> from, Id<model::Coder> into)
{
    std::map<decltype(placeOf({})), model::Coding> kept;
    std::vector<model::Coding> others;
    edit.corpus().codings().forEach([&](const model::Coding& coding) {
        if (coding.coder == into)
            kept.emplace(placeOf(coding), coding);
        else if (coding.coder == from)
            others.push_back(coding);
    });
    Moves moves;
    std::vector<model::Coding> changed;
    for (const model::Coding& other : others) {
        const auto same = kept.find(placeOf(other));
        if (same == kept.end())
            continue;
        const bool otherIsOlder = other.created < same->second.created;
        const model::Coding& older = otherIsOlder ? other : same->second;
        const model::Coding& younger = otherIsOlder ? same->second : other;
        moves.emplace(younger.id.value, older.id.value);
        if (const model::Coding both = united(older, younger); !(both == older))
            changed.push_back(both);
        kept.erase(same); // each takes part once
    }
    edit.changeAll(std::move(changed));
    return moves;
}

std::set<std::int32_t> takersOf(const Moves& moves)
{
    std::set<std::int32_t> takers;
    for (const auto& [gone, kept] : moves)
        takers.insert(kept);
    return takers;
}

// The links of the `takers` that say the same as another one.
Moves doubledLinks(const Edit& edit, const std::set<std::int32_t>& takers)
{
    Moves moves;
    std::map<std::tuple<Id<model::RelationType>, AnyId, AnyId, Id<model::Case>>, Id<model::Link>>
        first;
    for (const model::Link& link : edit.corpus().rows<model::Link>()) {
        if (!takers.contains(link.from.value) && !takers.contains(link.to.value))
            continue;
        AnyId one = link.from;
        AnyId other = link.to;
        if (!edit.corpus().get(link.relation).directed && other < one)
            std::swap(one, other);
        const auto [place, isFirst] =
            first.try_emplace({link.relation, one, other, link.unit}, link.id);
        if (!isFirst)
            moves.emplace(link.id.value, place->second.value);
    }
    return moves;
}

// A link between two things that became one goes; links that became the same become one, with the
// memos and the evidence of both. Returns which took the place of others.
Moves uniteLinks(Edit& edit, const std::set<std::int32_t>& takers)
{
    std::vector<AnyId> circles;
    for (const model::Link& link : edit.corpus().rows<model::Link>())
        if (link.from == link.to && takers.contains(link.from.value))
            circles.push_back(link.id);
    if (!circles.empty())
        edit.removeWithDependents(circles);
    Moves doubled = doubledLinks(edit, takers);
    for (const auto& [gone, kept] : doubled) {
        const std::string memo = edit.corpus().get(Id<model::Link>{gone}).memo;
        model::Link row = edit.corpus().get(Id<model::Link>{kept});
        if (memo.empty() || row.memo == memo)
            continue;
        row.memo += row.memo.empty() ? memo : "\n\n" + memo;
        edit.change(std::move(row));
    }
    rewireAll(edit, doubled);
    removeAll(edit, doubled);
    return doubled;
}

// Evidence of or by `takers` that stands twice.
void uniteEvidence(Edit& edit, const std::set<std::int32_t>& takers)
{
    std::set<std::tuple<AnyId, Id<model::Coding>, std::int32_t>> seen;
    std::vector<Id<model::Evidence>> doubled;
    for (const model::Evidence& evidence : edit.corpus().rows<model::Evidence>()) {
        if (!takers.contains(evidence.owner.value) && !takers.contains(evidence.coding.value))
            continue;
        if (!seen.emplace(evidence.owner, evidence.coding, evidence.bullet).second)
            doubled.push_back(evidence.id);
    }
    edit.removeAll(doubled);
}

// One progress per document, the further one; of two that are as far the later.
Moves uniteProgress(Edit& edit, Id<model::Coder> from, Id<model::Coder> into)
{
    std::unordered_map<Id<model::Document>, model::Progress> kept;
    std::vector<model::Progress> others;
    for (const model::Progress& progress : edit.corpus().rows<model::Progress>()) {
        if (progress.coder == into)
            kept.emplace(progress.document, progress);
        else if (progress.coder == from)
            others.push_back(progress);
    }
    Moves moves;
    for (const model::Progress& other : others) {
        const auto same = kept.find(other.document);
        if (same == kept.end())
            continue;
        moves.emplace(other.id.value, same->second.id.value);
        model::Progress row = same->second;
        if (std::tie(row.state, row.at) < std::tie(other.state, other.at)) {
            row.state = other.state;
            row.at = other.at;
            edit.change(row);
        }
    }
    return moves;
}

// What was decided between two coders who are one has nothing left to decide.
Result<void> clearDecisionsBetween(Edit& edit, Id<model::Coder> one, Id<model::Coder> other)
{
    std::vector<Id<model::Resolution>> between;
    for (const model::Resolution& row : edit.corpus().rows<model::Resolution>())
        if ((row.first == one && row.second == other) || (row.first == other && row.second == one))
            between.push_back(row.id);
    if (between.empty())
        return {};
    auto cleared = clearResolutions(edit, between);
    return cleared ? Result<void>() : Result<void>(passOn(cleared));
}

} // namespace

Result<void> renameCoder(Edit& edit, Id<model::Coder> coder, const std::string& name)
{
    if (auto found = require(edit, coder, "coder"); !found)
        return found;
    const std::string key = text::foldKey(name);
    if (key.empty())
        return fail(ErrorCode::Refused, "a coder needs a name");
    const auto* other = findRow<model::Coder>(
        edit, [&](const auto& row) { return row.id != coder && text::foldKey(row.name) == key; });
    if (other != nullptr)
        return fail(
            ErrorCode::Exists,
            fmt::format("there is a coder '{}' already; if both are the same person, join them",
                        other->name));
    model::Coder row = edit.corpus().get(coder);
    edit.setTitle(fmt::format("Rename coder: {} to {}", row.name, text::trimBlanks(name)));
    row.name = text::trimBlanks(name);
    edit.change(std::move(row));
    return {};
}

Result<std::size_t> joinCoders(Edit& edit, Id<model::Coder> from, Id<model::Coder> into)
{
    for (const Id<model::Coder> coder : {from, into})
        if (auto found = require(edit, coder, "coder"); !found)
            return passOn(found);
    for (const Id<model::Coder> coder : {from, into})
        if (edit.corpus().get(coder).layer == model::CoderLayer::Consensus)
            return fail(ErrorCode::Refused,
                        fmt::format("'{}' is what the coders agreed on, and no person to be joined "
                                    "with another",
                                    edit.corpus().get(coder).name));
    if (from == into)
        return fail(ErrorCode::Refused, "a coder cannot be joined with itself; name two coders");
    edit.setTitle(fmt::format(
        "Join coders: {} into {}", edit.corpus().get(from).name, edit.corpus().get(into).name));
    if (auto cleared = clearDecisionsBetween(edit, from, into); !cleared)
        return passOn(cleared);
    const Moves codings = uniteCodings(edit, from, into);
    Moves gone = codings;
    gone.merge(uniteProgress(edit, from, into));
    gone.emplace(from.value, into.value);
    // What will go leads nowhere: it keeps its own coder and goes with it.
    rewireAll(edit, gone);
    std::set<std::int32_t> takers = takersOf(gone);
    takers.merge(takersOf(uniteLinks(edit, takers)));
    uniteEvidence(edit, takers);
    removeAll(edit, gone);
    return codings.size();
}

} // namespace crosscase::project
