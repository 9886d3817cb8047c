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
public:
    static constexpr std::uint32_t kNew = UINT32_MAX;

    TokenTable();
    // The number of `bytes` (not empty), to be read or set; kNew: not seen before. Valid until the
    // next call. Up to `readable` bytes from the beginning of `bytes` may be looked at.
    [[nodiscard]] std::uint32_t& of(std::string_view bytes, std::size_t readable);
    [[nodiscard]] std::size_t size() const { return m_size; }
    void clear();

private:
    struct Key {
        std::uint64_t head = 0; // the first eight bytes; of a long string its hash
        std::uint64_t tail = 0; // the next eight
        bool operator==(const Key&) const = default;
    };
    struct Entry {
        Key key;
        const char* text = nullptr; // of a long string
        std::uint32_t length = 0;   // 0: free
        std::uint32_t value = kNew;
    };

    [[nodiscard]] static Key keyOf(std::string_view bytes, std::size_t readable);
    [[nodiscard]] std::size_t placeOf(const Key& key) const;
    [[nodiscard]] static bool isSame(const Entry& entry, const Key& key, std::string_view bytes);
    void grow();

    std::vector<Entry> m_entries; // a power of two
    unsigned m_shift = 0;         // from a hash to a place
    std::size_t m_size = 0;
    std::deque<std::string> m_long;
};

} // namespace crosscase::query
