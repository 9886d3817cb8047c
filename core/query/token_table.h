// SPDX-License-Identifier: GPL-3.0-or-later
// A number for each of many short strings of bytes: a hash table for the innermost loop of a
// search. Strings of up to 16 bytes stand in the table itself.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

// Masks below keep the first bytes of a word by keeping its low bits.
static_assert(std::endian::native == std::endian::little);

class TokenTable {
private:
    struct Key {
        std::uint64_t head = 0; // the first eight bytes; of a long string its hash
        std::uint64_t tail = 0; // the next eight
        bool operator==(const Key&) const = default;
    };

public:
    static constexpr std::uint32_t kNew = UINT32_MAX;

    // A string on its way into the table.
    struct Asked {
        std::string_view bytes;
        Key key;
        std::uint64_t hash = 0;
    };

    TokenTable();
    // `bytes` is not empty; up to `readable` bytes from its beginning may be looked at. Fetches
    // the place from memory: several are better asked for at once, then looked up.
    [[nodiscard]] Asked ask(std::string_view bytes, std::size_t readable) const;
    // Its number, to be read or set; kNew: not seen before. Valid until the next call.
    [[nodiscard]] std::uint32_t& of(const Asked& asked);
    [[nodiscard]] std::size_t size() const { return m_size; }
    void clear();

private:
    struct Entry {
        Key key;
        const char* text = nullptr; // of a long string
        std::uint32_t length = 0;   // 0: free
        std::uint32_t value = kNew;
    };

    [[nodiscard]] static Key keyOf(std::string_view bytes, std::size_t readable);
    [[nodiscard]] static std::uint64_t hashOf(const Key& key);
    [[nodiscard]] static bool isSame(const Entry& entry, const Asked& asked);
    void grow();

    std::vector<Entry> m_entries; // a power of two
    unsigned m_shift = 0;         // from a hash to a place
    std::size_t m_size = 0;
    std::deque<std::string> m_long;
};

} // namespace crosscase::query
