// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument texts, packed (odt, ott) and as one XML file (fodt). The text is the one that a
// reader of the document sees with all tracked changes accepted.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsOdt(std::string_view bytes);

// Malformed: the archive or the part with the text is damaged. Unsupported: encrypted, too large,
// or a flat OpenDocument file that is no text. Damaged styles are a warning.
[[nodiscard]] Result<Imported> readOdt(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
