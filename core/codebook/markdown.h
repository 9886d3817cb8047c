// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook as a Markdown text for people: one heading a code, its fields as paragraphs and lists.
#pragma once

#include "core/codebook/formats.h"

namespace crosscase::codebook {

// Words stand for themselves (CommonMark); a theme is a heading of level 2, codes of the sixth
// level and below are all of level 6.
[[nodiscard]] Result<std::string> writeMarkdown(const Codebook& codebook,
                                                const WriteOptions& options);

} // namespace crosscase::codebook
