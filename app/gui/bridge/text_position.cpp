// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/text_position.h"

namespace crosscase::gui {

int documentPosition(const text::OffsetMap& map, text::CodePoint position)
{
    return static_cast<int>(map.toUtf16(position));
}

text::CodePoint codePoint(const text::OffsetMap& map, int documentPosition)
{
    return map.fromUtf16(static_cast<std::size_t>(documentPosition));
}

} // namespace crosscase::gui
