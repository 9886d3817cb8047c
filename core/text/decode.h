// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a file -> the text of a document, once, at import.
//
// The rules: a leading byte order mark goes; CRLF, CR and CR CR LF become LF (other line ends,
// U+2028 too, stay); U+0000 becomes U+FFFD; nothing else is touched, and nothing is normalised.
#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

struct Decoded {
    std::string utf8;
    std::string encoding;  // the name used, e.g. "UTF-8", "UTF-16LE", "windows-1252"
    bool detected = false; // the encoding was guessed from the bytes, not given or marked by a BOM
    std::size_t replaced = 0; // undecodable bytes (or sequences) that became U+FFFD
};

// With `encoding` given (any name ICU knows; unknown: NotFound, with near names), undecodable bytes
// are refused (Malformed) and the first place is named (byte offset and line). Without it the
// encoding is detected (BOM, valid UTF-8, UTF-16/32 without BOM by their zero bytes, then ICU's
// detector); more than 1 % undecodable, or the signature of a binary format (zip, pdf, ole, png,
// jpeg, gzip, elf, ... or many control bytes), is refused (Unsupported, naming the format).
[[nodiscard]] Result<Decoded> decode(std::string_view bytes,
                                     const std::optional<std::string>& encoding = std::nullopt);

// Only the line ends and U+0000, for text that is UTF-8 already.
[[nodiscard]] std::string normaliseLineEnds(std::string_view utf8);

} // namespace crosscase::text
