// SPDX-License-Identifier: GPL-3.0-or-later
// How files that are no text are told from text.
#pragma once

#include <cstddef>
#include <string_view>

namespace crosscase::text {

// The name of the binary format whose signature `bytes` begin with ("a PDF document"), or empty.
[[nodiscard]] std::string_view binaryFormatOf(std::string_view bytes);

// How many bytes are control characters that no text needs: all below U+0020 but tab, line ends,
// form feed, escape and the end mark of DOS, and U+007F.
[[nodiscard]] std::size_t countControls(std::string_view bytes);

} // namespace crosscase::text
