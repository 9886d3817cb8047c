// SPDX-License-Identifier: GPL-3.0-or-later
// Words that LaTeX prints as they are.
#pragma once

#include "core/export/content.h"

#include <string>
#include <string_view>

namespace crosscase::exporting {

// Every character that means something to LaTeX is escaped, ligatures are prevented, some signs
// that pdfLaTeX does not know are named. Line ends become blanks.
[[nodiscard]] std::string latexLine(std::string_view words);

// Blocks for a cell or the text: paragraphs, list items with hanging marks; lines end in \par.
[[nodiscard]] std::string latexBlocks(const Blocks& blocks, bool bold);

// Are there letters that only XeLaTeX and LuaLaTeX print?
[[nodiscard]] bool needsUnicodeEngine(std::string_view latex);

} // namespace crosscase::exporting
