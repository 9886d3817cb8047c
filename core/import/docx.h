// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents (Office Open XML, transitional and strict): docx, docm and their templates. The
// text is the one that a reader of the document sees with all tracked changes accepted.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsDocx(std::string_view bytes);

// Malformed: the archive or its main part is damaged. Unsupported: encrypted or too large. A
// damaged side part (styles, notes, comments) is a warning.
[[nodiscard]] Result<Imported> readDocx(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
