// SPDX-License-Identifier: GPL-3.0-or-later
// What searchKey (tokens.h) makes of single code points, each worked out once by a thread; and
// where the clusters end that it is asked for as a whole.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscase::text {

class LetterKeys {
public:
    class Entry {
    public:
        [[nodiscard]] bool follows() const { return m_length == kFollows; }
        // Is there a key here? Else it is long, or that of a code point that follows a base.
        [[nodiscard]] bool known() const { return m_length <= sizeof m_bytes; }
        [[nodiscard]] std::string_view key() const { return {m_bytes.data(), m_length}; }

    private:
        friend LetterKeys;
        static constexpr std::uint8_t kUnasked = 0xFF;
        static constexpr std::uint8_t kLong = 0xFE;
        static constexpr std::uint8_t kFollows = 0xFD;
        std::uint8_t m_length = kUnasked;
        std::array<char, 7> m_bytes{};
    };

    // `utf8` is the code point, which is not ASCII. Good until the next call.
    const Entry& of(char32_t codePoint, std::string_view utf8)
    {
        Entry& entry = m_entries[codePoint < m_entries.size() ? codePoint : 0];
        if (codePoint >= m_entries.size() || entry.m_length == Entry::kUnasked)
            entry = made(codePoint, utf8);
        return entry;
    }

private:
    static Entry made(char32_t codePoint, std::string_view utf8);

    // The basic plane; 0, which is ASCII and never asked for, lends its place to the others.
    std::vector<Entry> m_entries = std::vector<Entry>(0x10000);
};

// Those of this thread.
[[nodiscard]] LetterKeys& letterKeys();

// Is it a mark, or a jamo, that is part of what stands before it?
[[nodiscard]] bool followsBase(char32_t c);

// Behind the cluster that begins with the code point before `at`.
[[nodiscard]] std::size_t endOfCluster(std::string_view utf8, std::size_t at);

} // namespace crosscase::text
