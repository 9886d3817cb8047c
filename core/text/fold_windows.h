// SPDX-License-Identifier: GPL-3.0-or-later
// The stretches of a text that a search in any form must fold: all else is ASCII that can be
// searched as it is, or has no letter of what is looked for.
#pragma once

#include "core/text/letter_keys.h"
#include "core/text/words.h"

#include <array>
#include <cstddef>
#include <string_view>

namespace crosscase::text {

class FoldWindows {
public:
    // `key`: what is looked for, as searchKey (tokens.h) gives it.
    explicit FoldWindows(std::string_view key);

    // The first at or after `from`, which is 0 or the end of the one before; empty, at the end of
    // the text, if there is none. Where the key stands in the folded text, it stands within one
    // window or within ASCII outside of them all that no mark follows; each is of whole clusters.
    [[nodiscard]] ByteSpan next(std::string_view utf8, std::size_t from) const;

private:
    class Growing;

    [[nodiscard]] bool wants(char32_t c) const { return m_wanted[c & 0xFFU]; }
    [[nodiscard]] bool wantsAny(const LetterKeys::Entry& entry) const;

    std::array<bool, 256> m_wanted{}; // by the lowest byte of code points: may say yes too often
    std::size_t m_size;               // of the key
};

} // namespace crosscase::text
