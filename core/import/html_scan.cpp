// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_scan.h"

#include <algorithm>
#include <array>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr std::size_t kHead = 4096; // bytes in which a namespace is looked for

constexpr std::array<std::string_view, 9> kRaw{
    "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"};

bool isLetter(char c)
{
    const char letter = asciiLower(c);
    return letter >= 'a' && letter <= 'z';
}

// A tag's length, and how many words follow its name: an attribute is one.
struct TagSize {
    std::size_t length;
    std::size_t words;
};

// Of the tag at the start of `rest`. A quote counts only behind an equals sign.
TagSize sizeOfTag(std::string_view rest)
{
    std::size_t words = 0;
    bool inWord = true;
    char before = ' ';
    for (std::size_t at = 1; at < rest.size(); ++at) {
        const char c = rest[at];
        if (c == '>')
            return {at + 1, words};
        if ((c == '"' || c == '\'') && before == '=') {
            at = std::min(rest.find(c, at + 1), rest.size());
            inWord = false;
            before = ' ';
            continue;
        }
        const bool ends = isHtmlBlank(c) || c == '/';
        words += !ends && !inWord ? 1U : 0U;
        inWord = !ends;
        before = isHtmlBlank(c) ? before : c;
    }
    return {rest.size(), words};
}

} // namespace

HtmlPiece HtmlScanner::next()
{
    const std::string_view html = rest();
    if (html.empty())
        return {.kind = HtmlPieceKind::Nothing};
    if (!m_raw.empty()) {
        const std::string close = "</" + std::exchange(m_raw, {});
        const auto* const found =
            std::search(html.begin(), html.end(), close.begin(), close.end(), [](char a, char b) {
                return asciiLower(a) == b;
            });
        if (found != html.begin())
            return take(HtmlPieceKind::Raw, static_cast<std::size_t>(found - html.begin()));
    }
    const char second = html.size() > 1 ? html[1] : ' ';
    const char third = html.size() > 2 ? html[2] : ' ';
    if (html[0] != '<' || (!isLetter(second) && second != '/' && second != '!' && second != '?'))
        return take(HtmlPieceKind::Text, std::min(html.find('<', 1), html.size()));
    if (isLetter(second) || (second == '/' && isLetter(third)))
        return takeTag(second == '/');
    if (html.starts_with("<!--"))
        return takeUntil(HtmlPieceKind::Other, html.starts_with("<!-->") ? ">" : "-->");
    if (html.starts_with("<![CDATA["))
        return takeUntil(HtmlPieceKind::CData, m_xml ? "]]>" : ">");
    return takeUntil(HtmlPieceKind::Other, ">");
}

void HtmlScanner::goTo(std::size_t position)
{
    m_at = std::min(position, m_html.size());
    m_raw.clear();
}

HtmlPiece HtmlScanner::take(HtmlPieceKind kind, std::size_t length)
{
    HtmlPiece piece{.kind = kind, .source = rest().substr(0, length)};
    m_at += length;
    return piece;
}

HtmlPiece HtmlScanner::takeUntil(HtmlPieceKind kind, std::string_view close)
{
    const std::size_t end = rest().find(close);
    return take(kind, end == std::string_view::npos ? rest().size() : end + close.size());
}

HtmlPiece HtmlScanner::takeTag(bool end)
{
    const TagSize size = sizeOfTag(rest());
    HtmlPiece piece = take(end ? HtmlPieceKind::End : HtmlPieceKind::Start, size.length);
    piece.attributes = size.words;
    piece.closesItself = piece.source.ends_with("/>");
    for (const char c : piece.source.substr(end ? 2 : 1)) {
        if (isHtmlBlank(c) || c == '/' || c == '>')
            break;
        piece.name += asciiLower(c);
    }
    if (!end && !(m_xml && piece.closesItself)
        && std::find(kRaw.begin(), kRaw.end(), piece.name) != kRaw.end())
        m_raw = piece.name;
    return piece;
}

bool isXhtml(std::string_view html)
{
    return html.starts_with("<?xml")
           || html.substr(0, kHead).find("http://www.w3.org/1999/xhtml") != std::string_view::npos;
}

} // namespace crosscase::importing
