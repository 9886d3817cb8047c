// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_prepare.h"

#include "core/import/html_nesting.h"
#include "core/import/html_scan.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

namespace crosscase::importing {

namespace {

using Names = std::span<const std::string_view>;

constexpr std::size_t kMaxBytes = 50'000'000;
constexpr std::size_t kMaxOpen = 1'000;
constexpr std::size_t kMaxTags = 2'000'000;    // gumbo takes some 400 bytes for each
constexpr std::size_t kMaxSteps = 300'000'000; // open elements, summed up over the tags
constexpr std::size_t kMaxAttributes = 64;     // those of a tag with more are dropped
constexpr std::size_t kPartSize = 4'000'000;   // bytes of a part of flattened HTML

// Blocks that keep their name.
constexpr std::array<std::string_view, 39> kBlocks{
    "address", "article", "aside", "blockquote", "caption",    "center", "dd",     "details",
    "div",     "dl",      "dt",    "fieldset",   "figcaption", "figure", "footer", "h1",
    "h2",      "h3",      "h4",    "h5",         "h6",         "header", "hgroup", "hr",
    "legend",  "li",      "main",  "menu",       "nav",        "ol",     "p",      "pre",
    "section", "summary", "table", "tbody",      "thead",      "tfoot",  "ul"};
constexpr std::array<std::string_view, 3> kCells{"td", "th", "tr"};
// Others have the name of a block that reads the same.
struct Renamed {
    std::string_view from;
    std::string_view to;
};
constexpr std::array<Renamed, 5> kRenamed{
    {{"form", "div"}, {"search", "div"}, {"dir", "ul"}, {"listing", "pre"}, {"optgroup", "span"}}};
// Tags that tell nothing of the text's structure.
constexpr std::array<std::string_view, 42> kTransparent{
    "html",   "head",  "body",   "meta",  "link",  "base",   "frameset", "frame",  "b",
    "big",    "code",  "em",     "font",  "i",     "nobr",   "s",        "small",  "strike",
    "strong", "tt",    "u",      "sup",   "sub",   "img",    "image",    "input",  "wbr",
    "area",   "param", "source", "track", "embed", "col",    "colgroup", "keygen", "ruby",
    "rb",     "rt",    "rp",     "rtc",   "label", "isindex"};
// Elements that are left out with all their inside.
constexpr std::array<std::string_view, 16> kLeftOut{"svg",
                                                    "select",
                                                    "button",
                                                    "datalist",
                                                    "noscript",
                                                    "template",
                                                    "object",
                                                    "audio",
                                                    "video",
                                                    "canvas",
                                                    "applet",
                                                    "annotation",
                                                    "annotation-xml",
                                                    "progress",
                                                    "meter",
                                                    "dialog"};

bool isIn(Names names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isBlockName(std::string_view name)
{
    return isIn(kBlocks, name) || isIn(kCells, name);
}

// Where the elements that are left out end: position of the first byte -> behind the last. One that
// is never closed is not among them: what follows it is text.
std::unordered_map<std::size_t, std::size_t> leftOutRanges(std::string_view html, bool xml)
{
    std::unordered_map<std::size_t, std::size_t> ranges;
    std::vector<std::pair<std::string, std::size_t>> open;
    std::unordered_map<std::string, std::size_t> count; // of those in `open`
    HtmlScanner scanner(html, xml);
    while (scanner.position() < html.size()) {
        const std::size_t start = scanner.position();
        const HtmlPiece piece = scanner.next();
        const bool isStart = piece.kind == HtmlPieceKind::Start && !piece.closesItself;
        if ((!isStart && piece.kind != HtmlPieceKind::End) || !isIn(kLeftOut, piece.name))
            continue;
        if (isStart) {
            open.emplace_back(piece.name, start);
            ++count[piece.name];
        } else if (count[piece.name] > 0) {
            while (open.back().first != piece.name) {
                --count[open.back().first];
                open.pop_back();
            }
            --count[piece.name];
            ranges[open.back().second] = scanner.position();
            open.pop_back();
        }
    }
    return ranges;
}

void appendEscaped(std::string& html, std::string_view text)
{
    for (const char c : text)
        html.append(c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string_view(&c, 1));
}

// No tag may come about by what is left out: "<<b>math>".
void appendText(std::string& html, std::string_view text)
{
    const bool isBracket = text.starts_with('<');
    html.append(isBracket ? "&lt;" : "").append(text.substr(isBracket ? 1 : 0));
}

// Nor by a quotation mark that gumbo takes otherwise.
void appendAttributes(std::string& html, std::string_view attributes)
{
    for (const char c : attributes)
        html.append(c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string_view(&c, 1));
}

std::string_view nameForGumbo(std::string_view name)
{
    for (const Renamed& renamed : kRenamed)
        if (renamed.from == name)
            return renamed.to;
    return name == "a" || name == "br" || isBlockName(name) ? name : "span";
}

// "<p class=x>" with another name, and without attributes if they are too many.
void appendTag(std::string& html, const HtmlPiece& piece)
{
    const bool isStart = piece.kind == HtmlPieceKind::Start;
    const std::string_view name = nameForGumbo(piece.name);
    if (name == "span" && piece.closesItself)
        return;
    html.append(isStart ? "<" : "</").append(name);
    std::string_view attributes;
    if (isStart && piece.attributes <= kMaxAttributes && piece.source.ends_with('>'))
        attributes = piece.source.substr(1 + piece.name.size());
    attributes.remove_suffix(attributes.empty() ? 0 : piece.closesItself ? 2 : 1);
    appendAttributes(html, attributes);
    html.append(">");
}

class Cleaner {
public:
    explicit Cleaner(bool xml)
        : m_xml(xml)
    {}

    void take(const HtmlPiece& piece)
    {
        switch (piece.kind) {
        case HtmlPieceKind::Text:
            appendText(m_html, piece.source);
            break;
        case HtmlPieceKind::Start:
        case HtmlPieceKind::End:
            takeTag(piece);
            break;
        case HtmlPieceKind::Raw:
            if (m_shown)
                appendEscaped(m_html, piece.source);
            break;
        case HtmlPieceKind::CData:
            if (m_xml && piece.source.size() >= 12)
                appendEscaped(m_html, piece.source.substr(9, piece.source.size() - 12));
            break;
        case HtmlPieceKind::Other:
        case HtmlPieceKind::Nothing:
            break;
        }
    }
    [[nodiscard]] std::string result() && { return std::move(m_html); }

private:
    void takeTag(const HtmlPiece& piece)
    {
        const bool isStart = piece.kind == HtmlPieceKind::Start;
        m_shown = isStart && (piece.name == "xmp" || piece.name == "plaintext");
        if (piece.name == "xmp" || piece.name == "plaintext")
            m_html.append(isStart ? "<pre>" : "</pre>");
        else if (piece.name == "q") // quotation marks are drawn by the browser
            m_html.append(isStart ? "\u201C" : "\u201D");
        else if (!isHidden(piece.name))
            appendTag(m_html, piece);
        else
            return;
        const bool isEmpty =
            isStart && m_xml && piece.closesItself && piece.name != "br" && piece.name != "hr";
        if (isEmpty && nameForGumbo(piece.name) != "span" && piece.name != "q")
            m_html.append("</").append(nameForGumbo(piece.name)).append(">");
    }
    static bool isHidden(std::string_view name)
    {
        return isIn(kTransparent, name) || isIn(kLeftOut, name) || name == "option"
               || name == "script" || name == "style" || name == "title" || name == "textarea"
               || name == "iframe" || name == "noembed" || name == "noframes";
    }

    std::string m_html;
    bool m_xml;
    bool m_shown = false; // the raw text that comes next is
};

std::string cleaned(std::string_view html)
{
    const bool xml = isXhtml(html);
    const auto ranges = leftOutRanges(html, xml);
    Cleaner cleaner(xml);
    HtmlScanner scanner(html, xml);
    while (scanner.position() < html.size()) {
        const auto leftOut = ranges.find(scanner.position());
        if (leftOut != ranges.end())
            scanner.goTo(leftOut->second);
        else
            cleaner.take(scanner.next());
    }
    return std::move(cleaner).result();
}

bool isTangled(std::string_view html)
{
    if (html.size() > kMaxBytes)
        return true;
    HtmlNesting nesting;
    std::size_t tags = 0;
    HtmlScanner scanner(html, false);
    for (HtmlPiece piece = scanner.next(); piece.kind != HtmlPieceKind::Nothing;
         piece = scanner.next()) {
        if (piece.kind == HtmlPieceKind::Start)
            nesting.start(piece.name);
        else if (piece.kind == HtmlPieceKind::End)
            nesting.end(piece.name);
        else
            continue;
        if (nesting.depth() > kMaxOpen || ++tags > kMaxTags || nesting.steps() > kMaxSteps)
            return true;
    }
    return false;
}

bool isHeadingName(std::string_view name)
{
    return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

std::vector<std::string> flattened(std::string_view html)
{
    std::vector<std::string> parts(1);
    bool hasText = false; // since the last mark
    HtmlScanner scanner(html, false);
    for (HtmlPiece piece = scanner.next(); piece.kind != HtmlPieceKind::Nothing;
         piece = scanner.next()) {
        std::string& part = parts.back();
        const bool isStart = piece.kind == HtmlPieceKind::Start;
        if (piece.kind == HtmlPieceKind::Text) {
            part.append(piece.source);
            hasText = hasText || !std::ranges::all_of(piece.source, isHtmlBlank);
        } else if (isHeadingName(piece.name)) {
            part.append(isStart ? "<" : "</").append(piece.name).append(">");
        } else if (piece.name == "br" && hasText) {
            part.append("<br>");
        } else if (hasText && isBlockName(piece.name)) {
            part.append("<p>");
            hasText = false;
            if (part.size() > kPartSize)
                parts.emplace_back();
        }
    }
    return parts;
}

} // namespace

PreparedHtml preparedHtml(std::string_view html)
{
    PreparedHtml prepared;
    std::string clean = cleaned(html);
    prepared.flattened = isTangled(clean);
    if (prepared.flattened)
        prepared.parts = flattened(clean);
    else
        prepared.parts.push_back(std::move(clean));
    return prepared;
}

} // namespace crosscase::importing
