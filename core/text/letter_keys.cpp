// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/letter_keys.h"

#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <cstring>
#include <string>
#include <unicode/uchar.h>

namespace crosscase::text {

LetterKeys::Entry LetterKeys::made(char32_t codePoint, std::string_view utf8)
{
    Entry entry;
    if (followsBase(codePoint)) {
        entry.m_length = Entry::kFollows;
        return entry;
    }
    const std::string key = searchKey(utf8);
    if (key.size() > entry.m_bytes.size()) {
        entry.m_length = Entry::kLong;
        return entry;
    }
    entry.m_length = static_cast<std::uint8_t>(key.size());
    std::memcpy(entry.m_bytes.data(), key.data(), key.size());
    return entry;
}

LetterKeys& letterKeys()
{
    thread_local LetterKeys kKeys;
    return kKeys;
}

bool followsBase(char32_t c)
{
    if (c < 0x300)
        return false;
    const bool jamoVowelOrFinal = c >= 0x1160 && c <= 0x11FF;
    return jamoVowelOrFinal || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

std::size_t endOfCluster(std::string_view utf8, std::size_t at)
{
    while (at < utf8.size() && static_cast<unsigned char>(utf8[at]) >= 0x80) {
        std::size_t next = at;
        if (!followsBase(decodeAt(utf8, next)))
            break;
        at = next;
    }
    return at;
}

} // namespace crosscase::text
