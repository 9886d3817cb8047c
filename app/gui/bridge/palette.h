// SPDX-License-Identifier: GPL-3.0-or-later
// Colours that new codes get, and the one a code without its own is shown in.
#pragma once

#include "core/model/corpus.h"

#include <span>
#include <string>

namespace crosscase::gui {

// The colours to choose from, in the order in which new codes get them.
[[nodiscard]] std::span<const char* const> paletteColours();

// "#rrggbb" for a new code. At the top: the first of an ordered palette of 24 (for most colour
// vision deficiencies) that no code has, when all are used the one used least. Below a parent: a
// tint of the parent's that no sibling has.
[[nodiscard]] std::string nextColour(const model::Corpus& corpus, model::Id<model::Code> parent);

// What the code is shown in: its own colour, else a tint of that of the nearest code above which
// has one; empty: none has.
[[nodiscard]] std::string shownColour(const model::Corpus& corpus, model::Id<model::Code> code);

} // namespace crosscase::gui
