// SPDX-License-Identifier: GPL-3.0-or-later
// From what a memo is attached to, to the place where that is; and back.
#pragma once

#include "app/gui/actions/memos.h"
#include "app/gui/views/place.h"

#include <optional>

namespace crosscase::gui {

// Nothing: the project, or what has no place of its own.
[[nodiscard]] std::optional<Place> placeOf(const model::Corpus& corpus, const MemoTarget& target);
// What another page wants a memo of; nothing: it names nothing.
[[nodiscard]] std::optional<MemoTarget> memoTargetOf(const Place& place);

} // namespace crosscase::gui
