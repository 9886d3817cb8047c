// SPDX-License-Identifier: GPL-3.0-or-later
// A text as searchKey (tokens.h) compares it, with the way back to the original.
//
// What is folded together: a code point and the combining marks (or Hangul jamo) that follow it;
// marks at the start of a line stand alone.
#pragma once

#include "core/text/words.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

class FoldedText {
public:
    // In the place of what was there before. `utf8` is valid.
    void fold(std::string_view utf8);

    [[nodiscard]] const std::string& key() const { return m_key; }
    // The smallest stretch of the original whose key has bytes [start, end), which are not empty.
    [[nodiscard]] ByteSpan origin(std::size_t start, std::size_t end) const;

private:
    // Letters whose key is as long as they are need none.
    struct Cluster {
        std::size_t key = 0; // where it begins
        std::size_t keyEnd = 0;
        std::size_t byte = 0;
        std::size_t byteEnd = 0;
    };
    [[nodiscard]] const Cluster* before(std::size_t keyPosition) const;

    std::string m_key;
    std::vector<Cluster> m_clusters;
};

} // namespace crosscase::text
