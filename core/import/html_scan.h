// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as a row of tags and texts, without a tree: linear in its length whatever it holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace crosscase::importing {

enum class HtmlPieceKind : std::uint8_t {
    Text,
    Start,
    End,
    Raw,     // the inside of script, style, title ...: no tag counts there
    CData,   // of XML
    Other,   // a comment, a declaration
    Nothing, // the text is at its end
};

struct HtmlPiece {
    HtmlPieceKind kind = HtmlPieceKind::Text;
    std::string_view source = {};
    std::string name = {};      // of a tag, lower case
    std::size_t attributes = 0; // about how many the tag has
    bool closesItself = false;  // <x/>
};

class HtmlScanner {
public:
    // `xml`: a tag that closes itself has no inside.
    HtmlScanner(std::string_view html, bool xml)
        : m_html(html)
        , m_xml(xml)
    {}

    // The pieces, put together, are the whole; Nothing follows the last.
    [[nodiscard]] HtmlPiece next();
    // Bytes before the next piece.
    [[nodiscard]] std::size_t position() const { return m_at; }
    // The next piece begins there: behind a piece that an equal scanner gave.
    void goTo(std::size_t position);

private:
    [[nodiscard]] std::string_view rest() const { return m_html.substr(m_at); }
    HtmlPiece take(HtmlPieceKind kind, std::size_t length);
    HtmlPiece takeTag(bool end);
    HtmlPiece takeUntil(HtmlPieceKind kind, std::string_view close);

    std::string_view m_html;
    std::size_t m_at = 0;
    std::string m_raw{}; // the element whose inside comes next
    bool m_xml;
};

// Is it XHTML, by its declaration or its namespace?
[[nodiscard]] bool isXhtml(std::string_view html);

// Of the space that HTML collapses; a no-break space is none.
[[nodiscard]] constexpr bool isHtmlBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

[[nodiscard]] constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace crosscase::importing
