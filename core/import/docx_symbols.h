// SPDX-License-Identifier: GPL-3.0-or-later
// Characters of symbol fonts, which Word stores as positions in the font.
#pragma once

#include <string_view>

namespace crosscase::importing {

// `code` is as in w:sym: a position in the font, mostly moved to U+F000..F0FF. Known are Symbol and
// of the Wingdings what stands in texts (boxes, ticks, arrows, bullets); of other fonts the
// position is the character. U+FFFD: a picture that no character is known for.
[[nodiscard]] char32_t symbolCharacter(std::string_view font, char32_t code);

} // namespace crosscase::importing
