// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/memos.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "core/project/writing.h"

namespace crosscase::gui {

namespace {

// The relation from a memo to what it is about besides.
const std::string kAbout = "is about";

Result<void> outcomeOf(Result<project::Done> done)
{
    return done ? Result<void>() : passOn(done);
}

void putOn(model::Memo& memo, const MemoTarget& target)
{
    memo.target = target.object;
    memo.start = target.span.empty() ? -1 : target.span.start;
    memo.end = target.span.empty() ? -1 : target.span.end;
}

Result<void> link(project::Edit& edit, model::Id<model::Memo> memo, model::AnyId object)
{
    project::LinkFields fields;
    fields.relation = kAbout;
    fields.from = memo;
    fields.to = object;
    auto added = project::addLink(edit, fields);
    return added ? Result<void>() : passOn(added);
}

} // namespace

Result<model::Id<model::Memo>> addMemo(Session& session,
                                       const MemoTarget& target,
                                       const QString& title,
                                       const QString& text,
                                       const std::vector<model::AnyId>& links)
{
    model::Id<model::Memo> id;
    auto done = session.change({}, [&](project::Edit& edit) -> Result<void> {
        auto added = project::addMemo(edit, target.object, toUtf8(title), toUtf8(text));
        if (!added)
            return passOn(added);
        id = *added;
        if (!target.span.empty()) {
            model::Memo memo = edit.corpus().get(id);
            putOn(memo, target);
            edit.change(std::move(memo));
        }
        for (const model::AnyId object : links)
            if (auto linked = link(edit, id, object); !linked)
                return linked;
        return {};
    });
    if (!done)
        return passOn(done);
    return id;
}

Result<void>
setMemo(Session& session, model::Id<model::Memo> memo, const QString& title, const QString& text)
{
    return outcomeOf(session.change({}, [&](project::Edit& edit) {
        return project::setMemo(edit, memo, toUtf8(title), toUtf8(text));
    }));
}

Result<void> attachMemo(Session& session,
                        model::Id<model::Memo> memo,
                        const MemoTarget& target,
                        const QString& name)
{
    const QString title = Session::tr("Attach memo to %1").arg(name);
    return outcomeOf(session.change(title, [&](project::Edit& edit) -> Result<void> {
        const model::Memo* row = edit.corpus().rows<model::Memo>().find(memo);
        if (row == nullptr || (target.object && !edit.corpus().contains(target.object)))
            return fail(ErrorCode::NotFound, "it has been deleted meanwhile");
        model::Memo moved = *row;
        putOn(moved, target);
        moved.changed = edit.time();
        edit.change(std::move(moved));
        return {};
    }));
}

Result<void>
linkMemo(Session& session, model::Id<model::Memo> memo, model::AnyId object, const QString& name)
{
    const auto row = session.corpus().find(memo);
    if (row && !row->target)
        return attachMemo(session, memo, {object}, name);
    const QString title = Session::tr("Link memo to %1").arg(name);
    return outcomeOf(session.change(title, [&](project::Edit& edit) -> Result<void> {
        if (!row || !edit.corpus().contains(object))
            return fail(ErrorCode::NotFound, "it has been deleted meanwhile");
        if (row->target == object && row->start < 0)
            return fail(ErrorCode::Refused, "the memo is linked to it already");
        return link(edit, memo, object);
    }));
}

Result<void>
unlinkMemo(Session& session, model::Id<model::Memo> memo, model::AnyId object, const QString& name)
{
    const QString title = Session::tr("Remove the memo's link to %1").arg(name);
    return outcomeOf(session.change(title, [&](project::Edit& edit) -> Result<void> {
        const auto row = edit.corpus().find(memo);
        if (!row)
            return fail(ErrorCode::NotFound, "it has been deleted meanwhile");
        model::AnyId gone = object;
        if (row->target == object) {
            const auto others = linksOf(edit.corpus(), memo);
            gone = others.empty() ? model::AnyId{} : others.front();
            model::Memo moved = *row;
            putOn(moved, {gone, {}});
            moved.changed = edit.time();
            edit.change(std::move(moved));
        }
        std::vector<model::AnyId> links;
        for (const model::Link& link : edit.corpus().rows<model::Link>())
            if (gone && link.from == model::AnyId(memo) && link.to == gone)
                links.emplace_back(link.id);
        edit.removeWithDependents(links);
        return {};
    }));
}

std::vector<model::AnyId> linksOf(const model::Corpus& corpus, model::Id<model::Memo> memo)
{
    std::vector<model::AnyId> objects;
    for (const model::Link& link : corpus.rows<model::Link>())
        if (link.from == model::AnyId(memo) && corpus.contains(link.to))
            objects.push_back(link.to);
    return objects;
}

Result<void>
deleteMemos(Session& session, const std::vector<model::Id<model::Memo>>& memos, const QString& name)
{
    const QString title = memos.size() == 1
                              ? Session::tr("Delete memo: %1").arg(name)
                              : Session::tr("Delete %1").arg(counted(memos.size(), Noun::Memo));
    return outcomeOf(session.change(title, [&](project::Edit& edit) -> Result<void> {
        std::vector<model::AnyId> ids;
        for (const auto memo : memos)
            if (edit.corpus().rows<model::Memo>().contains(memo))
                ids.push_back(memo);
        edit.removeWithDependents(ids);
        return {};
    }));
}

} // namespace crosscase::gui
