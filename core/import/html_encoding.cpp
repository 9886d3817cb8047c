// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_encoding.h"

#include "core/import/html_scan.h"
#include "core/text/converter.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr std::size_t kHead = 4096; // bytes in which a declaration is looked for

// What browsers take an encoding for, where that is not what its name says.
struct Meaning {
    std::string_view name;
    std::string_view encoding;
};
constexpr std::array kMeanings{Meaning{"iso-8859-1", "windows-1252"},
                               Meaning{"iso8859-1", "windows-1252"},
                               Meaning{"latin1", "windows-1252"},
                               Meaning{"latin-1", "windows-1252"},
                               Meaning{"l1", "windows-1252"},
                               Meaning{"ascii", "windows-1252"},
                               Meaning{"us-ascii", "windows-1252"},
                               Meaning{"iso-8859-9", "windows-1254"},
                               Meaning{"latin5", "windows-1254"},
                               Meaning{"iso-8859-11", "windows-874"},
                               Meaning{"tis-620", "windows-874"},
                               Meaning{"gb2312", "GB18030"},
                               Meaning{"gb_2312-80", "GB18030"},
                               Meaning{"gbk", "GB18030"},
                               Meaning{"x-gbk", "GB18030"},
                               Meaning{"shift_jis", "windows-31j"},
                               Meaning{"shift-jis", "windows-31j"},
                               Meaning{"sjis", "windows-31j"},
                               Meaning{"x-sjis", "windows-31j"},
                               Meaning{"euc-kr", "windows-949"},
                               Meaning{"ks_c_5601-1987", "windows-949"},
                               Meaning{"utf8", "UTF-8"},
                               // A declaration that can be read byte by byte is not in UTF-16.
                               Meaning{"utf-16", "UTF-8"},
                               Meaning{"utf-16le", "UTF-8"},
                               Meaning{"utf-16be", "UTF-8"},
                               Meaning{"unicode", "UTF-8"}};

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), asciiLower);
    return lower;
}

// What stands behind `key` and an equals sign, without quotes; empty if nothing does.
std::string valueBehind(std::string_view tag, std::string_view key)
{
    std::size_t at = tag.find(key);
    if (at == std::string_view::npos)
        return {};
    at = tag.find_first_not_of(" \t\r\n\f", at + key.size());
    if (at == std::string_view::npos || tag[at] != '=')
        return {};
    at = tag.find_first_not_of(" \t\r\n\f\"'", at + 1);
    if (at == std::string_view::npos)
        return {};
    return std::string(tag.substr(at, tag.find_first_of(" \t\r\n\f\"';>/?", at) - at));
}

// The name, lower case, that the page gives its encoding.
std::string declaredEncoding(std::string_view bytes)
{
    HtmlScanner scanner(bytes.substr(0, kHead), false);
    for (HtmlPiece piece = scanner.next(); piece.kind != HtmlPieceKind::Nothing;
         piece = scanner.next()) {
        std::string name;
        if (piece.kind == HtmlPieceKind::Start && piece.name == "meta")
            name = valueBehind(lowered(piece.source), "charset");
        else if (piece.kind == HtmlPieceKind::Other && piece.source.starts_with("<?xml"))
            name = valueBehind(lowered(piece.source), "encoding");
        if (!name.empty())
            return name;
    }
    return {};
}

std::string meaningOf(const std::string& name)
{
    for (const Meaning& meaning : kMeanings)
        if (meaning.name == name)
            return std::string(meaning.encoding);
    return name;
}

bool hasMark(std::string_view bytes)
{
    return bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE")
           || bytes.starts_with("\xFE\xFF");
}

std::string replacedWarning(std::size_t count, std::string_view encoding)
{
    return fmt::format(
        "{} undecodable bytes were replaced by U+FFFD; the page was read as {}", count, encoding);
}

Result<DecodedHtml> detected(std::string_view bytes, const std::optional<std::string>& encoding)
{
    Result<text::Decoded> decoded = text::decode(bytes, encoding);
    if (!decoded)
        return passOn(decoded);
    DecodedHtml html{std::move(*decoded), {}};
    if (html.text.replaced > 0)
        html.warnings.push_back(replacedWarning(html.text.replaced, html.text.encoding));
    return html;
}

// Nothing if the bytes are hardly of that encoding: more than one in ten of the characters beyond
// ASCII cannot be decoded.
std::optional<DecodedHtml> decodedAs(std::string_view bytes, const std::string& encoding)
{
    text::Converted converted = text::toUtf8(bytes, encoding, text::Undecodable::Replace);
    const auto isBeyondAscii = [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
    };
    const auto beyond =
        static_cast<std::size_t>(std::ranges::count_if(converted.utf8, isBeyondAscii));
    if (converted.replaced * 10 > beyond)
        return std::nullopt;
    DecodedHtml html;
    html.text.utf8 = text::normaliseLineEnds(converted.utf8);
    html.text.encoding = encoding;
    html.text.replaced = converted.replaced;
    if (converted.replaced > 0)
        html.warnings.push_back(replacedWarning(converted.replaced, encoding));
    return html;
}

} // namespace

Result<DecodedHtml> decodeHtml(std::string_view bytes, const std::optional<std::string>& encoding)
{
    const std::string declared = encoding || hasMark(bytes) ? "" : declaredEncoding(bytes);
    if (declared.empty())
        return detected(bytes, encoding);
    const std::string meant = meaningOf(declared);
    const Result<std::string> known = text::knownEncoding(meant);
    const bool isUtf8 = text::asciiPrefix(bytes) < bytes.size() && text::isValidUtf8(bytes);
    if (known && (!isUtf8 || *known == "UTF-8"))
        if (std::optional<DecodedHtml> html = decodedAs(bytes, *known))
            return std::move(*html);
    Result<DecodedHtml> html = detected(bytes, std::nullopt);
    if (html && (!known || html->text.encoding != *known))
        html->warnings.push_back(fmt::format("the page says that it is in {}, but it is in {} and "
                                             "was read so",
                                             declared,
                                             html->text.encoding));
    return html;
}

} // namespace crosscase::importing
