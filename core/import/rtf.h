// SPDX-License-Identifier: GPL-3.0-or-later
// Rich Text Format, as Word, LibreOffice, WordPad, TextEdit and pandoc write it.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsRtf(std::string_view bytes);
// An encoding that is given holds where no font tells another. NotFound: there is none of that
// name.
[[nodiscard]] Result<Imported> readRtf(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
