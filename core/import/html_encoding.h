// SPDX-License-Identifier: GPL-3.0-or-later
// The encoding of a page: what it says of itself, and whether that is true.
#pragma once

#include "core/base/error.h"
#include "core/text/decode.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct DecodedHtml {
    text::Decoded text;
    std::vector<std::string> warnings; // what was mended
};

// By the encoding given, else the byte order mark, the declaration in the first 4 kB (XML's or a
// meta element; with the meanings of WHATWG's Encoding Standard), else detected. A declaration that
// does not hold is not believed. Errors as text::decode.
[[nodiscard]] Result<DecodedHtml> decodeHtml(std::string_view bytes,
                                             const std::optional<std::string>& encoding);

} // namespace crosscase::importing
