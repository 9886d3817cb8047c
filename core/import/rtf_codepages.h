// SPDX-License-Identifier: GPL-3.0-or-later
// Which bytes are which letters: code pages and character sets as RTF names them, and those of a
// document's fonts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::importing {

// Of \fcharset; 0: the document's default.
[[nodiscard]] std::int32_t codePageOfCharset(std::int32_t charset);

// The name that core/text knows it by; empty for a page that is not known.
[[nodiscard]] std::string_view encodingOfCodePage(std::int32_t page);

class RtfFonts {
public:
    // `given`, a name of core/text, is the encoding where no font tells another.
    explicit RtfFonts(const std::optional<std::string>& given)
        : m_isGiven(given.has_value())
        , m_default(given.value_or("windows-1252"))
    {}

    // What the document says; a page that is not known, or an encoding that was given, stays.
    void setDefaultPage(std::int32_t page);
    void setDefaultFont(std::int32_t font) { m_defaultFont = font; }
    void setCharset(std::int32_t font, std::int32_t charset);
    void setPage(std::int32_t font, std::int32_t page);

    [[nodiscard]] std::int32_t defaultFont() const { return m_defaultFont; }
    [[nodiscard]] const std::string& defaultEncoding() const { return m_default; }
    // In UTF-8; what is no character becomes U+FFFD.
    [[nodiscard]] std::string decoded(std::string_view bytes, std::int32_t font) const;

private:
    bool m_isGiven;
    std::string m_default;
    std::int32_t m_defaultFont = -1;
    std::map<std::int32_t, std::int32_t> m_pages{};
};

} // namespace crosscase::importing
