// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of an RTF file as tokens. Any bytes give tokens; line ends between them are none.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace crosscase::importing {

struct RtfToken {
    enum class Kind : std::uint8_t {
        Open,
        Close,
        Word,   // \par, \f12
        Symbol, // \~
        Byte,   // \'e9
        Text,
        End,
    };
    Kind kind = Kind::End;
    std::string_view text = {}; // the name of a word; the character of a symbol; the text
    std::optional<std::int32_t> number = {}; // of a word; the value of a byte
};

class RtfTokens {
public:
    explicit RtfTokens(std::string_view bytes)
        : m_bytes(bytes)
    {}

    [[nodiscard]] RtfToken next();
    // What comes after the last token. The data of \bin belong to its token.
    [[nodiscard]] std::string_view rest() const { return m_bytes.substr(m_at); }

private:
    RtfToken escape();
    RtfToken word();
    RtfToken byte();

    std::string_view m_bytes;
    std::size_t m_at = 0;
};

} // namespace crosscase::importing
