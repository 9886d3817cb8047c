// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/token_table.h"

#include <cstring>
#include <functional>

namespace crosscase::query {

namespace {

constexpr std::size_t kWithin = 16; // bytes that stand in the table
constexpr unsigned kFirstBits = 12;

std::uint64_t lowBytes(std::uint64_t word, std::size_t bytes)
{
    return bytes >= 8 ? word : word & ((std::uint64_t{1} << (8 * bytes)) - 1);
}

} // namespace

TokenTable::TokenTable()
{
    clear();
}

void TokenTable::clear()
{
    m_entries.assign(std::size_t{1} << kFirstBits, Entry{});
    m_shift = 64 - kFirstBits;
    m_size = 0;
    m_long.clear();
}

TokenTable::Key TokenTable::keyOf(std::string_view bytes, std::size_t readable)
{
    Key key;
    if (bytes.size() > kWithin) {
        key.head = std::hash<std::string_view>()(bytes);
    } else if (readable >= kWithin) {
        std::memcpy(&key.head, bytes.data(), 8);
        std::memcpy(&key.tail, bytes.data() + 8, 8);
        key.head = lowBytes(key.head, bytes.size());
        key.tail = bytes.size() > 8 ? lowBytes(key.tail, bytes.size() - 8) : 0;
    } else {
        char copy[kWithin] = {};
        std::memcpy(copy, bytes.data(), bytes.size());
        std::memcpy(&key.head, copy, 8);
        std::memcpy(&key.tail, copy + 8, 8);
    }
    return key;
}

// Multiplication by an odd number mixes upwards, so the highest bits are taken (Knuth 1973).
std::size_t TokenTable::placeOf(const Key& key) const
{
    std::uint64_t hash = (key.head ^ (key.tail * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32U;
    return static_cast<std::size_t>((hash * 0x9E3779B97F4A7C15U) >> m_shift);
}

bool TokenTable::isSame(const Entry& entry, const Key& key, std::string_view bytes)
{
    return entry.key == key && entry.length == bytes.size()
           && (entry.text == nullptr || std::memcmp(entry.text, bytes.data(), bytes.size()) == 0);
}

std::uint32_t& TokenTable::of(std::string_view bytes, std::size_t readable)
{
    const Key key = keyOf(bytes, readable);
    const std::size_t mask = m_entries.size() - 1;
    std::size_t place = placeOf(key);
    while (m_entries[place].length != 0) {
        if (isSame(m_entries[place], key, bytes))
            return m_entries[place].value;
        place = (place + 1) & mask;
    }
    if (2 * m_size >= m_entries.size()) {
        grow();
        return of(bytes, readable);
    }
    ++m_size;
    Entry& entry = m_entries[place];
    entry.key = key;
    entry.length = static_cast<std::uint32_t>(bytes.size());
    if (bytes.size() > kWithin)
        entry.text = m_long.emplace_back(bytes).data();
    return entry.value;
}

void TokenTable::grow()
{
    std::vector<Entry> old(4 * m_entries.size());
    old.swap(m_entries);
    m_shift -= 2;
    for (const Entry& entry : old) {
        if (entry.length == 0)
            continue;
        std::size_t place = placeOf(entry.key);
        while (m_entries[place].length != 0)
            place = (place + 1) & (m_entries.size() - 1);
        m_entries[place] = entry;
    }
}

} // namespace crosscase::query
