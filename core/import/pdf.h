// SPDX-License-Identifier: GPL-3.0-or-later
// PDF: the words of its pages put together to paragraphs, without running heads, page numbers and
// line numbers. Its pages are kept in the layout.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsPdf(std::string_view bytes);
// Malformed: damaged. Unsupported: needs a password, holds nothing but pictures, or is too large
// (2 GB, 50,000 pages, 20 million words).
[[nodiscard]] Result<Imported> readPdf(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
