// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with memos: one batch each.
#pragma once

#include "app/gui/bridge/session.h"

#include <vector>

namespace crosscase::gui {

// What a memo is attached to; without an object: the project.
struct MemoTarget {
    model::AnyId object = {};
    text::Span span = {}; // of a document; empty: all of it
    bool operator==(const MemoTarget&) const = default;
};

// `links`: to what else.
[[nodiscard]] Result<model::Id<model::Memo>> addMemo(Session& session,
                                                     const MemoTarget& target,
                                                     const QString& title,
                                                     const QString& text,
                                                     const std::vector<model::AnyId>& links = {});
[[nodiscard]] Result<void>
setMemo(Session& session, model::Id<model::Memo> memo, const QString& title, const QString& text);
// `name`: of the target, for the title of the batch.
[[nodiscard]] Result<void> attachMemo(Session& session,
                                      model::Id<model::Memo> memo,
                                      const MemoTarget& target,
                                      const QString& name);
// A memo is attached to one thing and may be linked to more. None: it is attached to it already, or
// linked. A memo of the project is attached.
[[nodiscard]] Result<void>
linkMemo(Session& session, model::Id<model::Memo> memo, model::AnyId object, const QString& name);
// Takes a link away, or what the memo is attached to: then the first link takes its place.
[[nodiscard]] Result<void>
unlinkMemo(Session& session, model::Id<model::Memo> memo, model::AnyId object, const QString& name);
// What it is linked to besides, in the order of linking.
[[nodiscard]] std::vector<model::AnyId> linksOf(const model::Corpus& corpus,
                                                model::Id<model::Memo> memo);
// `name`: of the memo, when it is one.
[[nodiscard]] Result<void> deleteMemos(Session& session,
                                       const std::vector<model::Id<model::Memo>>& memos,
                                       const QString& name);

} // namespace crosscase::gui
