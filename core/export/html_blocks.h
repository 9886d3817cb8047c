// SPDX-License-Identifier: GPL-3.0-or-later
// Words in a web page.
#pragma once

#include "core/export/content.h"

#include <string>
#include <string_view>

namespace crosscase::exporting {

// Appends words; line ends become <br>.
void appendHtml(std::string& out, std::string_view words);

// Appends blocks: a single paragraph as it is where it stands in a cell (`bare`), else each block
// in an element of its own. Headings in a cell are bold paragraphs.
void appendHtml(std::string& out, const Blocks& blocks, bool bare);

} // namespace crosscase::exporting
