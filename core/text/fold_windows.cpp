// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window is made around a non-ASCII letter that the key may hold, and goes on to both sides as
// long as the letters are some of the key's: what comes next is in no place where the key stands,
// so nothing crosses its borders. One with room for less than the key is passed over.
#include "core/text/fold_windows.h"

#include "core/text/utf8.h"

namespace crosscase::text {

namespace {

bool isAscii(char byte)
{
    return static_cast<unsigned char>(byte) < 0x80;
}

// Where the code point before `at` begins.
std::size_t beforeThat(std::string_view utf8, std::size_t at)
{
    do
        --at;
    while ((static_cast<unsigned char>(utf8[at]) & 0xC0U) == 0x80U);
    return at;
}

} // namespace

FoldWindows::FoldWindows(std::string_view key)
    : m_size(key.size())
{
    for (std::size_t at = 0; at < key.size();) {
        const char32_t c = decodeAt(key, at);
        m_wanted[c & 0xFFU] = true;
        if (c >= 'a' && c <= 'z')
            m_wanted[c - 'a' + 'A'] = true;
    }
}

// Can a place where the key stands have some of it in it? What has no key (a soft hyphen) may stand
// in the middle.
bool FoldWindows::wantsAny(const LetterKeys::Entry& entry) const
{
    if (!entry.known() || entry.key().empty())
        return true;
    const std::string_view key = entry.key();
    for (std::size_t at = 0; at < key.size();)
        if (wants(isAscii(key[at]) ? static_cast<unsigned char>(key[at++]) : decodeAt(key, at)))
            return true;
    return false;
}

// A window while clusters are added to its end.
class FoldWindows::Growing {
public:
    Growing(const FoldWindows& windows, std::string_view utf8, LetterKeys& keys)
        : m_windows(windows)
        , m_utf8(utf8)
        , m_keys(keys)
    {}

    // From the cluster at `middle`.
    ByteSpan grown(std::size_t from, std::size_t middle)
    {
        std::size_t start = middle;
        while (start > from && wantsAscii(m_utf8[start - 1]))
            --start;
        m_room = middle - start;
        m_end = middle;
        while (m_end < m_utf8.size() && (isAscii(m_utf8[m_end]) ? takeAscii() : takeOther()))
            ;
        return {start, m_end};
    }

    // Of marks and what is long it is not known how much it comes to.
    [[nodiscard]] bool hasRoom() const { return m_unmeasured || m_room >= m_windows.m_size; }

private:
    [[nodiscard]] bool wantsAscii(char byte) const
    {
        return isAscii(byte) && m_windows.wants(static_cast<unsigned char>(byte));
    }

    bool takeAscii()
    {
        const std::size_t next = m_end + 1;
        const std::size_t end = m_utf8[m_end] == '\n' ? next : endOfCluster(m_utf8, next);
        const bool marked = end > next;
        if (!marked && !wantsAscii(m_utf8[m_end]))
            return false;
        m_unmeasured = m_unmeasured || marked;
        ++m_room;
        m_end = end;
        return true;
    }

    bool takeOther()
    {
        std::size_t next = m_end;
        const char32_t c = decodeAt(m_utf8, next);
        const auto& entry = m_keys.of(c, m_utf8.substr(m_end, next - m_end));
        const std::size_t end = endOfCluster(m_utf8, next);
        const bool marked = end > next || entry.follows();
        if (!marked && !m_windows.wantsAny(entry))
            return false;
        m_unmeasured = m_unmeasured || marked || !entry.known();
        m_room += entry.known() ? entry.key().size() : 0;
        m_end = end;
        return true;
    }

    const FoldWindows& m_windows;
    std::string_view m_utf8;
    LetterKeys& m_keys;
    std::size_t m_end = 0;
    std::size_t m_room = 0;
    bool m_unmeasured = false;
};

ByteSpan FoldWindows::next(std::string_view utf8, std::size_t from) const
{
    LetterKeys& keys = letterKeys();
    for (std::size_t at = from;;) {
        at += asciiPrefix(utf8.substr(at));
        if (at == utf8.size())
            return {at, at};
        const std::size_t start = at;
        const char32_t c = decodeAt(utf8, at);
        const auto& entry = keys.of(c, utf8.substr(start, at - start));
        if (entry.known() && !wantsAny(entry))
            continue;
        const bool joins = entry.follows() && start > from && utf8[start - 1] != '\n';
        Growing growing(*this, utf8, keys);
        const ByteSpan window = growing.grown(from, joins ? beforeThat(utf8, start) : start);
        if (growing.hasRoom())
            return window;
        from = at = window.end;
    }
}

} // namespace crosscase::text
