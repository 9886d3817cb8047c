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

[[nodiscard]] Result<model::Id<model::Memo>>
addMemo(Session& session, const MemoTarget& target, const QString& title, const QString& text);
[[nodiscard]] Result<void>
setMemo(Session& session, model::Id<model::Memo> memo, const QString& title, const QString& text);
// `name`: of the target, for the title of the batch.
[[nodiscard]] Result<void> attachMemo(Session& session,
                                      model::Id<model::Memo> memo,
                                      const MemoTarget& target,
                                      const QString& name);
// `name`: of the memo, when it is one.
[[nodiscard]] Result<void> deleteMemos(Session& session,
                                       const std::vector<model::Id<model::Memo>>& memos,
                                       const QString& name);

} // namespace crosscase::gui
