// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/memos.h"

#include "app/gui/bridge/strings.h"
#include "core/project/writing.h"

namespace crosscase::gui {

namespace {

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

} // namespace

Result<model::Id<model::Memo>>
addMemo(Session& session, const MemoTarget& target, const QString& title, const QString& text)
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
deleteMemos(Session& session, const std::vector<model::Id<model::Memo>>& memos, const QString& name)
{
    const QString title = memos.size() == 1 ? Session::tr("Delete memo: %1").arg(name)
                                            : Session::tr("Delete %1 memos").arg(memos.size());
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
