// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rtf_tokens.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace crosscase::importing {

namespace {

using Kind = RtfToken::Kind;

constexpr std::string_view kNothing("\r\n\0", 3); // bytes between tokens that mean nothing
constexpr std::string_view kEndsText("\\{}\r\n\0", 6);

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

RtfToken RtfTokens::next()
{
    m_at = std::min(m_bytes.find_first_not_of(kNothing, m_at), m_bytes.size());
    if (m_at == m_bytes.size())
        return {};
    switch (m_bytes[m_at]) {
    case '{':
        return {.kind = Kind::Open, .text = m_bytes.substr(m_at++, 1)};
    case '}':
        return {.kind = Kind::Close, .text = m_bytes.substr(m_at++, 1)};
    case '\\':
        ++m_at;
        return escape();
    default:
        break;
    }
    const std::size_t end = std::min(m_bytes.find_first_of(kEndsText, m_at), m_bytes.size());
    const std::string_view text = m_bytes.substr(m_at, end - m_at);
    m_at = end;
    return {.kind = Kind::Text, .text = text};
}

RtfToken RtfTokens::escape()
{
    if (m_at == m_bytes.size())
        return {};
    if (isLetter(m_bytes[m_at]))
        return word();
    if (m_bytes[m_at] == '\'')
        return byte();
    return {.kind = Kind::Symbol, .text = m_bytes.substr(m_at++, 1)};
}

RtfToken RtfTokens::word()
{
    const std::size_t start = m_at;
    while (m_at < m_bytes.size() && isLetter(m_bytes[m_at]))
        ++m_at;
    RtfToken token{.kind = Kind::Word, .text = m_bytes.substr(start, m_at - start)};
    const bool isNegative =
        m_at + 1 < m_bytes.size() && m_bytes[m_at] == '-' && isDigit(m_bytes[m_at + 1]);
    if (isNegative || (m_at < m_bytes.size() && isDigit(m_bytes[m_at]))) {
        std::int32_t number = 0;
        const auto [end, error] =
            std::from_chars(m_bytes.data() + m_at, m_bytes.data() + m_bytes.size(), number);
        if (error == std::errc::result_out_of_range)
            number = std::numeric_limits<std::int32_t>::max();
        token.number = number;
        m_at = static_cast<std::size_t>(end - m_bytes.data());
    }
    if (m_at < m_bytes.size() && m_bytes[m_at] == ' ')
        ++m_at;
    const std::int32_t length = token.text == "bin" ? token.number.value_or(0) : 0;
    if (length > 0)
        m_at += std::min(static_cast<std::size_t>(length), m_bytes.size() - m_at);
    return token;
}

RtfToken RtfTokens::byte()
{
    const char* const first = m_bytes.data() + ++m_at;
    const char* const last = first + std::min<std::size_t>(2, m_bytes.size() - m_at);
    std::uint8_t value = 0;
    const auto [end, error] = std::from_chars(first, last, value, 16);
    m_at += static_cast<std::size_t>(end - first);
    // Without two digits it is a damaged file; what follows is read as text.
    return {.kind = Kind::Byte, .number = error == std::errc() ? value : std::int32_t{'?'}};
}

} // namespace crosscase::importing
