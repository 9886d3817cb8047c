// SPDX-License-Identifier: GPL-3.0-or-later
// Where a stretch of letters stands in a text, blanks and punctuation as they are.
#pragma once

#include "core/text/byte_finder.h"
#include "core/text/fold_windows.h"
#include "core/text/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

enum class Letters : std::uint8_t {
    AsWritten, // byte by byte
    AnyForm    // in any case, with or without marks: what searchKey (tokens.h) makes equal
};

class Literal {
public:
    // `wanted` is valid UTF-8. If it is empty it is found nowhere. What begins with a combining
    // mark, or what AnyForm leaves nothing of (a soft hyphen), is looked for as written.
    Literal(std::string_view wanted, Letters letters);

    // From left to right, without overlaps. AnyForm: whole code points with the marks that follow
    // them; of a character that stands for several (ß, the ligature fi) all, even if only a part
    // is wanted. `utf8` is valid. Linear. Thread-safe.
    [[nodiscard]] std::vector<ByteSpan> find(std::string_view utf8) const;

private:
    class Scan;

    std::optional<ByteFinder> m_finder;   // of the bytes, or of the key
    std::optional<FoldWindows> m_windows; // in any form
    bool m_asciiKey = false;
};

} // namespace crosscase::text
