// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of any encoding that ICU knows -> UTF-8.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::text {

struct Converted {
    std::string utf8;
    std::size_t replaced = 0;     // undecodable sequences that became U+FFFD
    std::size_t firstBad = 0;     // byte position of the first of them
    std::size_t firstBadLine = 0; // its line, from 1
};

enum class Undecodable { Replace, Stop }; // Stop: the text ends before the first one

// `encoding` is a name from knownEncoding().
[[nodiscard]] Converted
toUtf8(std::string_view bytes, const std::string& encoding, Undecodable undecodable);

// The usual name (MIME or IANA) of an encoding called `name`: "ISO-8859-1" for "latin1".
// NotFound, with near names, if ICU has none of that name.
[[nodiscard]] Result<std::string> knownEncoding(const std::string& name);

} // namespace crosscase::text
