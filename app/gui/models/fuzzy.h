// SPDX-License-Identifier: GPL-3.0-or-later
// How well a name fits the few letters that somebody has typed.
#pragma once

#include <QString>

namespace crosscase::gui {

// -1: not at all. Best is the whole name, then its beginning, the beginning of a word, any part,
// then the letters in their order with others between. Case and accents' form do not matter.
[[nodiscard]] int fitOf(const QString& typed, const QString& name);
// The same for longer words, a definition: whole words or their beginnings only, below any fit of a
// name.
[[nodiscard]] int fitOfProse(const QString& typed, const QString& prose);

} // namespace crosscase::gui
