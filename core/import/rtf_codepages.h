// SPDX-License-Identifier: GPL-3.0-or-later
// Windows' and Macintosh's code pages and character sets, as RTF names them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscase::importing {

// Of \fcharset; 0: the document's default.
[[nodiscard]] std::int32_t codePageOfCharset(std::int32_t charset);

// The name that core/text knows it by; empty for a page that is not known.
[[nodiscard]] std::string_view encodingOfCodePage(std::int32_t page);

} // namespace crosscase::importing
