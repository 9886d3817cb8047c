// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text and Markdown: the document is the decoded text as it is, so its positions are those of
// the file's characters. Markdown is only cut differently; its front matter becomes fields.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

// Everything that is not of a format known by its first bytes (sniff.h).
[[nodiscard]] bool claimsText(std::string_view bytes);

[[nodiscard]] Result<Imported> readPlainText(std::string_view bytes, const Options& options);
[[nodiscard]] Result<Imported> readMarkdown(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
