// SPDX-License-Identifier: GPL-3.0-or-later
// Words that a line end has broken are put together again.
#pragma once

#include "core/import/pdf_paragraphs.h"

#include <vector>

namespace crosscase::importing::pdf {

// Takes out the hyphens of Paragraph::hyphens, but those of a compound: that stands elsewhere in
// the document with its hyphen rather than without, or that stands nowhere else while both its
// parts do, as words of four letters and more. Page marks move along; the list is empty then.
void mendHyphens(std::vector<Paragraph>& paragraphs);

} // namespace crosscase::importing::pdf
