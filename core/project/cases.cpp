// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/cases.h"

#include "core/model/trees.h"
#include "core/text/excerpt.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace {

using model::Case;
using model::Id;
using model::Membership;
using model::MembershipKind;

Result<std::string>
checkedName(const model::Corpus& corpus, const std::string& wanted, Id<Case> self)
{
    const std::string name(text::trimBlanks(wanted));
    if (name.empty())
        return fail(ErrorCode::Refused, "a case needs a name");
    const std::string key = text::foldKey(name);
    for (const Case& unit : corpus.cases())
        if (unit.id != self && text::foldKey(unit.name) == key)
            return fail(
                ErrorCode::Exists,
                fmt::format("there is a case '{}' already; case names are unique", unit.name));
    return name;
}

std::int32_t endPosition(const model::Corpus& corpus, Id<Case> parent)
{
    std::int32_t end = 0;
    for (const Case& unit : corpus.cases())
        if (unit.parent == parent)
            end = std::max(end, unit.position + 1);
    return end;
}

bool isThere(const model::Corpus& corpus, const Membership& wanted)
{
    for (const Membership& part : corpus.rows<Membership>())
        if (part.unit == wanted.unit && part.document == wanted.document && part.kind == wanted.kind
            && part.start == wanted.start && part.end == wanted.end
            && part.speaker == wanted.speaker && !part.orphan)
            return true;
    return false;
}

Result<void> assign(Edit& edit, Membership part, std::string_view what)
{
    if (isThere(edit.corpus(), part))
        return {};
    edit.setTitle(fmt::format("Assign {} of {} to case {}",
                              what,
                              edit.corpus().get(part.document).name,
                              edit.corpus().get(part.unit).name));
    edit.add(std::move(part));
    return {};
}

} // namespace

Result<Id<Case>> addCase(Edit& edit, const std::string& wanted, Id<Case> parent)
{
    auto name = checkedName(edit.corpus(), wanted, {});
    if (!name)
        return passOn(name);
    Case unit;
    unit.name = *name;
    unit.parent = parent;
    unit.position = endPosition(edit.corpus(), parent);
    unit.created = edit.time();
    edit.setTitle(fmt::format("Add case {}", *name));
    return edit.add(std::move(unit));
}

Result<void> renameCase(Edit& edit, Id<Case> id, const std::string& wanted)
{
    auto name = checkedName(edit.corpus(), wanted, id);
    if (!name)
        return passOn(name);
    Case unit = edit.corpus().get(id);
    edit.setTitle(fmt::format("Rename case {} to {}", unit.name, *name));
    unit.name = *name;
    edit.change(std::move(unit));
    return {};
}

Result<void> moveCase(Edit& edit, Id<Case> id, Id<Case> parent)
{
    Case unit = edit.corpus().get(id);
    if (parent && model::CaseTree(edit.corpus()).isWithin(parent, id))
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' cannot be embedded in itself ('{}')",
                                unit.name,
                                edit.corpus().get(parent).name));
    edit.setTitle(fmt::format("Move case {}", unit.name));
    unit.position = endPosition(edit.corpus(), parent);
    unit.parent = parent;
    edit.change(std::move(unit));
    return {};
}

Result<void> deleteCase(Edit& edit, Id<Case> id)
{
    edit.setTitle(fmt::format("Delete case {}", edit.corpus().get(id).name));
    std::vector<model::AnyId> doomed;
    for (const Id<Case> unit : model::CaseTree(edit.corpus()).subtree(id))
        doomed.emplace_back(unit);
    // A link within the case goes with it: it was said of this case.
    for (const model::Link& link : edit.corpus().rows<model::Link>())
        if (link.unit
            && std::find(doomed.begin(), doomed.end(), model::AnyId(link.unit)) != doomed.end())
            doomed.emplace_back(link.id);
    edit.removeWithDependents(doomed);
    return {};
}

Result<void> assignWhole(Edit& edit, Id<Case> unit, Id<model::Document> document)
{
    Membership part;
    part.unit = unit;
    part.document = document;
    return assign(edit, std::move(part), "all");
}

Result<void> assignRange(Edit& edit, Id<Case> unit, Id<model::Document> document, text::Span span)
{
    const model::Document& row = edit.corpus().get(document);
    if (span.start < 0 || span.empty() || span.end > row.length)
        return fail(ErrorCode::Refused,
                    fmt::format("{} to {} is not within '{}', which has {} characters",
                                span.start,
                                span.end,
                                row.name,
                                row.length));
    auto text = edit.texts().load(row);
    if (!text)
        return passOn(text);
    Membership part;
    part.unit = unit;
    part.document = document;
    part.kind = MembershipKind::Range;
    part.start = span.start;
    part.end = span.end;
    part.quoteHash = text::quoteHash((*text)->quote(span));
    return assign(edit, std::move(part), fmt::format("{} to {}", span.start, span.end));
}

Result<void>
assignSpeaker(Edit& edit, Id<Case> unit, Id<model::Document> document, const std::string& speaker)
{
    const model::Document& row = edit.corpus().get(document);
    auto text = edit.texts().load(row);
    if (!text)
        return passOn(text);
    const auto& speakers = (*text)->structure.speakers;
    const std::string key = text::foldKey(speaker);
    const auto found = std::find_if(speakers.begin(), speakers.end(), [&](const std::string& s) {
        return text::foldKey(s) == key;
    });
    if (found == speakers.end()) {
        std::string who;
        for (const std::string& name : speakers)
            who += (who.empty() ? "" : ", ") + name;
        return fail(ErrorCode::NotFound,
                    fmt::format("nobody called '{}' speaks in '{}'; speakers found: {}",
                                speaker,
                                row.name,
                                who.empty() ? "none" : who));
    }
    Membership part;
    part.unit = unit;
    part.document = document;
    part.kind = MembershipKind::Speaker;
    part.speaker = *found;
    return assign(edit, std::move(part), fmt::format("what {} says", *found));
}

Result<void> unassign(Edit& edit, Id<Membership> id)
{
    const auto part = edit.corpus().find(id);
    if (!part)
        return fail(ErrorCode::NotFound, "the case has no such text");
    edit.setTitle(fmt::format("Take {} from case {}",
                              edit.corpus().get(part->document).name,
                              edit.corpus().get(part->unit).name));
    edit.removeWithDependents({id});
    return {};
}

} // namespace crosscase::project
