// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell can be chosen from, for dialogs/choice_delegate.
#pragma once

#include <QStringList>

namespace crosscase::gui {

inline constexpr int kChoicesRole = Qt::UserRole + 40; // QStringList
inline constexpr int kFreeRole = Qt::UserRole + 41;    // bool: also what is not among them

// The encodings that are offered; others can be typed.
[[nodiscard]] QStringList usualEncodings();

} // namespace crosscase::gui
