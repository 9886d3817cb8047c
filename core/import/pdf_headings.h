// SPDX-License-Identifier: GPL-3.0-or-later
// Which paragraphs are headings, and how deep list items stand.
#pragma once

#include "core/import/pdf_paragraphs.h"

#include <vector>

namespace crosscase::importing::pdf {

// Short paragraphs in letters clearly larger than `usualHeight` become headings, the largest of
// level 1; list items get their depth from where they begin.
void setLevels(std::vector<Paragraph>& paragraphs, double usualHeight);

} // namespace crosscase::importing::pdf
