// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html.h"

#include "core/import/html_document.h"
#include "core/import/html_encoding.h"
#include "core/import/html_scan.h"
#include "core/import/sniff.h"

namespace crosscase::importing {

namespace {

constexpr std::size_t kHead = 4096;

// Is the first character but blanks the "<" of a tag? In UTF-16 every other byte is zero.
bool beginsWithTag(std::string_view bytes)
{
    std::string head;
    for (const char c : bytes.substr(0, kHead)) {
        const bool isOfMark =
            c == '\xEF' || c == '\xBB' || c == '\xBF' || c == '\xFF' || c == '\xFE';
        if (c != '\0' && !(head.empty() && (isOfMark || isHtmlBlank(c))))
            head += c;
        if (head.size() == 2)
            break;
    }
    if (head.size() < 2 || head[0] != '<')
        return false;
    const char second = asciiLower(head[1]);
    return (second >= 'a' && second <= 'z') || second == '!' || second == '?';
}

} // namespace

bool claimsHtml(std::string_view bytes)
{
    const Content content = contentOf(bytes);
    return content == Content::Html || (content == Content::Text && beginsWithTag(bytes));
}

Result<Imported> readHtml(std::string_view bytes, const Options& options)
{
    Result<DecodedHtml> decoded = decodeHtml(bytes, options.encoding);
    if (!decoded)
        return passOn(decoded);
    const HtmlPage page = HtmlPage::parse({}, decoded->text.utf8);
    HtmlDocument document(HtmlDocument::Kind::Web);
    document.learn(page);
    document.add(page);
    Imported imported = document.finish(options, decoded->text.encoding);
    imported.warnings.insert(
        imported.warnings.begin(), decoded->warnings.begin(), decoded->warnings.end());
    return imported;
}

} // namespace crosscase::importing
