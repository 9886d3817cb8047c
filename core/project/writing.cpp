// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/writing.h"

#include "core/project/find.h"
#include "core/project/writing_steps.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Id;

Result<void> requireAny(const Edit& edit, AnyId id, std::string_view what)
{
    if (edit.corpus().contains(id))
        return {};
    return fail(
        ErrorCode::NotFound,
        fmt::format(
            "there is no object with the number {} for {}; it may have been deleted meanwhile",
            id.value,
            what));
}

// "case Anna" of "case:Anna".
std::string wordsFor(const Edit& edit, AnyId id)
{
    std::string words = describeObject(edit.corpus(), id);
    if (const auto colon = words.find(':'); colon != std::string::npos)
        words[colon] = ' ';
    return words;
}

Result<Id<model::RelationType>> relationOf(Edit& edit, const LinkFields& fields)
{
    const std::string key = text::foldKey(fields.relation);
    if (key.empty())
        return fail(ErrorCode::Refused, "a link needs a relation; name one, such as 'causes'");
    const auto* known = findRow<model::RelationType>(
        edit, [&](const auto& relation) { return text::foldKey(relation.name) == key; });
    if (known == nullptr) {
        model::RelationType relation;
        relation.name = text::trimBlanks(fields.relation);
        relation.directed = fields.directed;
        return edit.add(std::move(relation));
    }
    if (known->directed != fields.directed)
        return fail(
            ErrorCode::Refused,
            fmt::format(
                "the relation '{}' is {}directed in this project; link it so, or take another name",
                known->name,
                known->directed ? "" : "un"));
    return known->id;
}

Result<void> check(const Edit& edit, const LinkFields& fields)
{
    if (auto from = requireAny(edit, fields.from, "the beginning of the link"); !from)
        return from;
    if (auto to = requireAny(edit, fields.to, "the end of the link"); !to)
        return to;
    if (fields.from == fields.to)
        return fail(ErrorCode::Refused,
                    fmt::format("{} cannot be linked with itself; choose two objects",
                                wordsFor(edit, fields.from)));
    if (fields.unit)
        if (auto unit = require(edit, fields.unit, "case"); !unit)
            return unit;
    return require(edit, citing(fields.evidence));
}

bool isSame(const model::Link& link, Id<model::RelationType> relation, const LinkFields& fields)
{
    if (link.relation != relation || link.unit != fields.unit)
        return false;
    return (link.from == fields.from && link.to == fields.to)
           || (!fields.directed && link.from == fields.to && link.to == fields.from);
}

// Enumerations with their names, in the order of their values.
constexpr std::array<std::string_view, 4> kVerdicts = {
    "supports", "partly", "contradicts", "silent"};
constexpr std::array<std::string_view, 3> kProgressStates = {"not-started", "in-progress", "coded"};

template <typename Enum, typename Names>
std::optional<Enum> valueNamed(const Names& names, std::string_view name)
{
    const std::string key = text::foldKey(name);
    const auto found = std::find(names.begin(), names.end(), key);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

// --- memos and links ---------------------------------------------------------------------------

Result<Id<model::Memo>> addMemo(Edit& edit,
                                AnyId target,
                                const std::string& title,
                                const std::string& text,
                                const std::string& coder)
{
    if (isBlank(text))
        return fail(ErrorCode::Refused, "the memo has no text; write some");
    if (target)
        if (auto found = requireAny(edit, target, "the memo"); !found)
            return passOn(found);
    edit.setTitle(fmt::format("Write memo: {}", wordsFor(edit, target)));
    model::Memo memo;
    memo.target = target;
    memo.title = title;
    memo.text = text;
    memo.coder = writer(edit, coder);
    memo.created = edit.time();
    memo.changed = edit.time();
    return edit.add(std::move(memo));
}

Result<void>
setMemo(Edit& edit, Id<model::Memo> memo, const std::string& title, const std::string& text)
{
    if (auto found = require(edit, memo, "memo"); !found)
        return found;
    model::Memo row = edit.corpus().get(memo);
    if (isBlank(text))
        return fail(ErrorCode::Refused, "the memo has no text; write some, or delete the memo");
    if (row.title == title && row.text == text)
        return {};
    edit.setTitle(fmt::format("Edit memo: {}", wordsFor(edit, row.target)));
    row.title = title;
    row.text = text;
    row.changed = edit.time();
    edit.change(std::move(row));
    return {};
}

Result<Id<model::Link>> addLink(Edit& edit, const LinkFields& fields, const std::string& coder)
{
    if (auto sound = check(edit, fields); !sound)
        return passOn(sound);
    auto relation = relationOf(edit, fields);
    if (!relation)
        return passOn(relation);
    const std::string title = fmt::format("Link: {} - {} - {}",
                                          wordsFor(edit, fields.from),
                                          edit.corpus().get(*relation).name,
                                          wordsFor(edit, fields.to));
    const auto* same = findRow<model::Link>(
        edit, [&](const auto& link) { return isSame(link, *relation, fields); });
    if (same != nullptr)
        return fail(ErrorCode::Refused,
                    fmt::format("this is there already ({}); change the link {}",
                                title,
                                same->uuid.toCanonical()));
    edit.setTitle(title);
    model::Link link;
    link.relation = *relation;
    link.from = fields.from;
    link.to = fields.to;
    link.unit = fields.unit;
    link.memo = fields.memo;
    link.coder = writer(edit, coder);
    link.created = edit.time();
    const Id<model::Link> id = edit.add(std::move(link));
    setEvidence(edit, id, citing(fields.evidence));
    return id;
}

// --- propositions --------------------------------------------------------------------------------

Result<Id<model::Proposition>>
addProposition(Edit& edit, const std::string& name, const std::string& text)
{
    const std::string key = text::foldKey(name);
    if (key.empty())
        return fail(ErrorCode::Refused, "a proposition needs a name, such as 'P1'");
    const auto* known = findRow<model::Proposition>(
        edit, [&](const auto& proposition) { return text::foldKey(proposition.name) == key; });
    if (known != nullptr)
        return fail(
            ErrorCode::Exists,
            fmt::format("there is a proposition '{}' already; choose another name", known->name));
    model::Proposition proposition;
    proposition.name = text::trimBlanks(name);
    proposition.text = text;
    proposition.position = nextPosition<model::Proposition>(edit);
    edit.setTitle(fmt::format("Add proposition: {}", proposition.name));
    return edit.add(std::move(proposition));
}

Result<void> judge(Edit& edit,
                   Id<model::Proposition> proposition,
                   Id<model::Case> unit,
                   model::Verdict verdict,
                   const std::string& reason,
                   const std::vector<Id<model::Coding>>& evidence,
                   const std::string& coder)
{
    if (auto found = require(edit, proposition, "proposition"); !found)
        return found;
    if (auto found = require(edit, unit, "case"); !found)
        return found;
    if (auto found = require(edit, citing(evidence)); !found)
        return found;
    edit.setTitle(fmt::format("Judge: {} x {} = {}",
                              edit.corpus().get(proposition).name,
                              edit.corpus().get(unit).name,
                              nameOf(verdict)));
    const auto* known = findRow<model::Judgement>(edit, [&](const auto& judgement) {
        return judgement.proposition == proposition && judgement.unit == unit;
    });
    model::Judgement judgement = known != nullptr ? *known : model::Judgement{};
    judgement.proposition = proposition;
    judgement.unit = unit;
    judgement.verdict = verdict;
    judgement.reason = reason;
    put(edit, known, judgement, citing(evidence), coder);
    return {};
}

std::string_view nameOf(model::Verdict verdict)
{
    return kVerdicts.at(static_cast<std::size_t>(verdict));
}

std::optional<model::Verdict> verdictNamed(std::string_view name)
{
    return valueNamed<model::Verdict>(kVerdicts, name);
}

// --- progress ------------------------------------------------------------------------------------

Result<void> setProgress(Edit& edit,
                         Id<model::Document> document,
                         model::ProgressState state,
                         const std::string& coder)
{
    if (auto found = require(edit, document, "document"); !found)
        return found;
    const bool isStarted =
        findRow<model::Progress>(
            edit, [&](const auto& progress) { return progress.document == document; })
        != nullptr;
    if (state == model::ProgressState::NotStarted && !isStarted)
        return {};
    edit.setTitle(
        fmt::format("Set progress: {} = {}", edit.corpus().get(document).name, nameOf(state)));
    const Id<model::Coder> who = writer(edit, coder);
    const auto* known = findRow<model::Progress>(edit, [&](const auto& progress) {
        return progress.document == document && progress.coder == who;
    });
    if (state == model::ProgressState::NotStarted) {
        if (known != nullptr)
            edit.removeWithDependents({known->id});
        return {};
    }
    // Also for the same state: 'coded' counts from the time it was said last.
    model::Progress progress = known != nullptr ? *known : model::Progress{};
    progress.document = document;
    progress.coder = who;
    progress.state = state;
    progress.at = edit.time();
    if (known != nullptr)
        edit.change(progress);
    else
        edit.add(progress);
    return {};
}

std::string_view nameOf(model::ProgressState state)
{
    return kProgressStates.at(static_cast<std::size_t>(state));
}

std::optional<model::ProgressState> progressStateNamed(std::string_view name)
{
    return valueNamed<model::ProgressState>(kProgressStates, name);
}

// --- what belongs to the project
// -------------------------------------------------------------------

Result<void> setSetting(Edit& edit, const std::string& key, const std::string& value)
{
    if (isBlank(key))
        return fail(ErrorCode::Refused, "a setting needs a name");
    const auto* known =
        findRow<model::Setting>(edit, [&](const auto& setting) { return setting.key == key; });
    edit.setTitle(fmt::format("Set {}", key));
    if (value.empty()) {
        if (known != nullptr)
            edit.removeWithDependents({known->id});
        return {};
    }
    model::Setting setting = known != nullptr ? *known : model::Setting{};
    setting.key = key;
    setting.value = value;
    if (known != nullptr)
        edit.change(std::move(setting));
    else
        edit.add(std::move(setting));
    return {};
}

} // namespace crosscase::project
