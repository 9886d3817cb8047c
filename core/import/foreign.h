// SPDX-License-Identifier: GPL-3.0-or-later
// Formats that are recognised, so that a person hears what the file is and what to do with it.
#pragma once

#include <string_view>

namespace crosscase::importing {

struct ForeignFormat {
    std::string_view name;   // e.g. "a Word document (docx)"; empty: not recognised
    std::string_view advice; // what to do, e.g. "open it in a word processor and save it as text"
};

// By the first bytes alone. Formats that are texts themselves (RTF, HTML) are recognised too.
[[nodiscard]] ForeignFormat foreignFormatOf(std::string_view bytes);

} // namespace crosscase::importing
