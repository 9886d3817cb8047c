// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages: their main text, as a browser shows it.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

// A page by its content, or a text that begins with a tag.
[[nodiscard]] bool claimsHtml(std::string_view bytes);
[[nodiscard]] Result<Imported> readHtml(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
