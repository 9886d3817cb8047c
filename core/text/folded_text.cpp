// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/folded_text.h"

#include "core/text/byte_finder.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <unicode/uchar.h>

namespace crosscase::text {

namespace {

// The keys of single code points, each asked for once by a thread.
class KeyCache {
public:
    struct Entry {
        static constexpr std::uint8_t kUnknown = 0xFF;
        static constexpr std::uint8_t kLong = 0xFE; // does not fit here
        static constexpr std::uint8_t kFollows = 0xFD;
        std::uint8_t length = kUnknown;
        std::array<char, 7> bytes{};
    };

    // `utf8` is the code point.
    const Entry& of(char32_t codePoint, std::string_view utf8)
    {
        Entry& entry = m_entries[codePoint < m_entries.size() ? codePoint : 0];
        if (codePoint >= m_entries.size() || entry.length == Entry::kUnknown)
            entry = made(codePoint, utf8);
        return entry;
    }

private:
    static Entry made(char32_t codePoint, std::string_view utf8)
    {
        Entry entry;
        if (followsBase(codePoint)) {
            entry.length = Entry::kFollows;
            return entry;
        }
        const std::string key = searchKey(utf8);
        if (key.size() > entry.bytes.size()) {
            entry.length = Entry::kLong;
            return entry;
        }
        entry.length = static_cast<std::uint8_t>(key.size());
        std::memcpy(entry.bytes.data(), key.data(), key.size());
        return entry;
    }

    // The basic plane; 0, which is ASCII and never asked for, lends its place to the others.
    std::vector<Entry> m_entries = std::vector<Entry>(0x10000);
};

KeyCache& keyCache()
{
    thread_local KeyCache kCache;
    return kCache;
}

// Behind the cluster that begins with the code point before `at`.
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

} // namespace

bool followsBase(char32_t c)
{
    if (c < 0x300)
        return false;
    const bool jamoVowelOrFinal = c >= 0x1160 && c <= 0x11FF;
    return jamoVowelOrFinal || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

void FoldedText::fold(std::string_view utf8)
{
    m_key.clear();
    m_clusters.clear();
    m_key.reserve(utf8.size() + utf8.size() / 8);
    KeyCache& cache = keyCache();
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t ascii = asciiPrefix(utf8.substr(at));
        m_key.append(utf8, at, ascii);
        lowerAscii(m_key.data() + m_key.size() - ascii, ascii);
        at += ascii;
        if (at == utf8.size())
            return;
        std::size_t start = at;
        const auto& entry =
            cache.of(decodeAt(utf8, at), utf8.substr(start, nextCodePoint(utf8, start) - start));
        const bool attached =
            entry.length == KeyCache::Entry::kFollows && ascii > 0 && utf8[start - 1] != '\n';
        if (attached) { // to the ASCII before it
            m_key.pop_back();
            --start;
        }
        const std::size_t keyStart = m_key.size();
        const std::size_t end = endOfCluster(utf8, at);
        if (end == at && entry.length <= entry.bytes.size())
            m_key.append(entry.bytes.data(), entry.length);
        else
            m_key += searchKey(utf8.substr(start, end - start));
        at = end;
        m_clusters.push_back({keyStart, m_key.size(), start, at});
    }
}

// The last cluster that begins at or before it.
const FoldedText::Cluster* FoldedText::before(std::size_t keyPosition) const
{
    const auto after = std::upper_bound(
        m_clusters.begin(), m_clusters.end(), keyPosition, [](std::size_t key, const Cluster& c) {
            return key < c.key;
        });
    return after == m_clusters.begin() ? nullptr : &*(after - 1);
}

ByteSpan FoldedText::origin(std::size_t start, std::size_t end) const
{
    const auto outside = [](const Cluster* cluster, std::size_t key) {
        return cluster == nullptr ? key : cluster->byteEnd + (key - cluster->keyEnd);
    };
    const Cluster* first = before(start);
    const Cluster* last = before(end - 1);
    const bool startsInside = first != nullptr && start < first->keyEnd;
    const bool endsInside = last != nullptr && end - 1 < last->keyEnd;
    return {startsInside ? first->byte : outside(first, start),
            endsInside ? last->byteEnd : outside(last, end - 1) + 1};
}

} // namespace crosscase::text
