// SPDX-License-Identifier: GPL-3.0-or-later
// Byte positions to code points, asked for in ascending order: cheaper than OffsetMap::fromByte.
#pragma once

#include "core/text/span.h"
#include "core/text/utf8.h"

#include <cstddef>
#include <string_view>

namespace crosscase::text {

class PositionCounter {
public:
    // `utf8` is valid and outlives the counter.
    explicit PositionCounter(std::string_view utf8)
        : m_utf8(utf8)
        , m_asciiEnd(asciiPrefix(utf8))
    {}

    CodePoint at(std::size_t byte)
    {
        if (byte > m_asciiEnd)
            countTo(byte);
        return static_cast<CodePoint>(byte - m_trails);
    }

private:
    void countTo(std::size_t byte)
    {
        const std::string_view passed = m_utf8.substr(m_asciiEnd, byte - m_asciiEnd);
        m_trails += passed.size() - countCodePoints(passed);
        m_asciiEnd = byte + asciiPrefix(m_utf8.substr(byte));
    }

    std::string_view m_utf8;
    std::size_t m_asciiEnd;   // from the position asked last to here, all is ASCII
    std::size_t m_trails = 0; // bytes before there that begin no code point
};

} // namespace crosscase::text
