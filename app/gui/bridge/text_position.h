// SPDX-License-Identifier: GPL-3.0-or-later
// The one door of the window where a position in a QTextDocument (UTF-16 units) and a stored
// position (code points) meet.
#pragma once

#include "core/text/offset_map.h"

namespace crosscase::gui {

[[nodiscard]] int documentPosition(const text::OffsetMap& map, text::CodePoint position);
[[nodiscard]] text::CodePoint codePoint(const text::OffsetMap& map, int documentPosition);

} // namespace crosscase::gui
