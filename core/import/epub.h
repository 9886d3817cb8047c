// SPDX-License-Identifier: GPL-3.0-or-later
// Electronic books (EPUB 2 and 3): their pages in the order of reading, one document.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsEpub(std::string_view bytes);
// Unsupported: protected against copying, or more than 200 MB of pages. Malformed: no page in it.
[[nodiscard]] Result<Imported> readEpub(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
