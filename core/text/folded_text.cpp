// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/folded_text.h"

#include "core/text/byte_finder.h"
#include "core/text/letter_keys.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace crosscase::text {

void FoldedText::fold(std::string_view utf8)
{
    m_key.clear();
    m_clusters.clear();
    m_key.reserve(utf8.size() + utf8.size() / 8);
    LetterKeys& keys = letterKeys();
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t ascii = asciiPrefix(utf8.substr(at));
        m_key.append(utf8, at, ascii);
        lowerAscii(m_key.data() + m_key.size() - ascii, ascii);
        at += ascii;
        if (at == utf8.size())
            return;
        std::size_t start = at;
        const auto& entry =
            keys.of(decodeAt(utf8, at), utf8.substr(start, nextCodePoint(utf8, start) - start));
        const bool attached = entry.follows() && ascii > 0 && utf8[start - 1] != '\n';
        if (attached) { // to the ASCII before it
            m_key.pop_back();
            --start;
        }
        const std::size_t keyStart = m_key.size();
        const std::size_t end = endOfCluster(utf8, at);
        if (end == at && entry.known())
            m_key += entry.key();
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
