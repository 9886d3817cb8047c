// SPDX-License-Identifier: GPL-3.0-or-later
//
// cmark reads; its tree is walked with its iterator, so that nesting costs no stack.
#include "core/text/markdown.h"

#include "core/text/position_counter.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <cmark.h>
#include <memory>

namespace crosscase::text {

namespace {

// cmark is linear but for contrived input, where it is quadratic.
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

struct Release {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, Release>;
using Iterator = std::unique_ptr<cmark_iter, Release>;

// Every ill-formed stretch and every U+0000 as one U+FFFD: as cmark would do, but then its columns
// would count other bytes than these.
std::string wellFormed(std::string_view bytes)
{
    const std::size_t clean = std::min(validPrefix(bytes), bytes.find('\0'));
    std::string out(bytes.substr(0, clean));
    for (std::size_t at = clean; at < bytes.size();) {
        const char32_t codePoint = decodeAt(bytes, at);
        append(out, codePoint == 0 ? U'\uFFFD' : codePoint);
    }
    return out;
}

Tree parse(const std::string& source)
{
    return Tree(cmark_parse_document(source.data(), source.size(), CMARK_OPT_DEFAULT));
}

std::string_view literal(cmark_node* node)
{
    const char* words = cmark_node_get_literal(node);
    return words != nullptr ? words : "";
}

std::string_view withoutLastLineEnd(std::string_view words)
{
    if (words.ends_with('\n'))
        words.remove_suffix(1);
    return words;
}

bool isTopLevelList(cmark_node* node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LIST
           && cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT;
}

class Walk {
public:
    std::vector<MarkdownBlock> through(cmark_node* root)
    {
        const Iterator iterator(cmark_iter_new(root));
        for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            if (event == CMARK_EVENT_ENTER)
                enter(node);
            else
                leave(node);
        }
        return std::move(m_blocks);
    }

private:
    struct List {
        bool ordered = false;
        int next = 0;
        bool top = false;
    };

    void enter(cmark_node* node)
    {
        if (cmark_node_get_type(node) >= CMARK_NODE_FIRST_INLINE)
            enterInline(node);
        else
            enterBlock(node);
    }

    void enterBlock(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_LIST:
            m_lists.push_back({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                               cmark_node_get_list_start(node),
                               isTopLevelList(node)});
            break;
        case CMARK_NODE_ITEM:
            beginItem();
            break;
        case CMARK_NODE_BLOCK_QUOTE:
            ++m_quotes;
            break;
        case CMARK_NODE_HEADING:
            begin(MarkdownKind::Heading);
            m_blocks.back().level = cmark_node_get_heading_level(node);
            break;
        case CMARK_NODE_PARAGRAPH:
            beginParagraph();
            break;
        case CMARK_NODE_CODE_BLOCK:
            begin(MarkdownKind::Code);
            add(withoutLastLineEnd(literal(node)), true);
            finish();
            break;
        case CMARK_NODE_HTML_BLOCK:
            beginParagraph();
            add(withoutLastLineEnd(literal(node)), false);
            finish();
            break;
        case CMARK_NODE_THEMATIC_BREAK:
            beginParagraph();
            add("* * *", false);
            finish();
            break;
        default:
            break;
        }
    }

    void enterInline(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_HTML_INLINE:
            add(literal(node), false);
            break;
        case CMARK_NODE_CODE:
            add(literal(node), true);
            break;
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
            add("\n", false);
            break;
        case CMARK_NODE_EMPH:
            ++m_italic;
            break;
        case CMARK_NODE_STRONG:
            ++m_bold;
            break;
        case CMARK_NODE_LINK:
            m_linkStarts.push_back(m_text.size());
            break;
        default:
            break;
        }
    }

    void leave(cmark_node* node)
    {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_LIST:
            m_lists.pop_back();
            break;
        case CMARK_NODE_ITEM:
            m_itemIsOpen = false;
            if (m_lists.back().top)
                m_bullet = -1;
            break;
        case CMARK_NODE_BLOCK_QUOTE:
            --m_quotes;
            break;
        case CMARK_NODE_HEADING:
        case CMARK_NODE_PARAGRAPH:
            finish();
            break;
        case CMARK_NODE_EMPH:
            --m_italic;
            break;
        case CMARK_NODE_STRONG:
            --m_bold;
            break;
        case CMARK_NODE_LINK:
            leaveLink(node);
            break;
        default:
            break;
        }
    }

    void begin(MarkdownKind kind)
    {
        m_itemIsOpen = false;
        m_text.clear();
        MarkdownBlock& block = m_blocks.emplace_back();
        block.kind = kind;
        block.depth = static_cast<int>(m_lists.size());
        block.bullet = m_bullet;
    }

    void beginItem()
    {
        List& list = m_lists.back();
        if (list.top)
            m_bullet = m_bullets++;
        begin(MarkdownKind::ListItem);
        m_blocks.back().ordered = list.ordered;
        m_blocks.back().number = list.ordered ? list.next++ : 0;
        m_itemIsOpen = true;
    }

    // The first paragraph of a list item is the item itself.
    void beginParagraph()
    {
        if (m_itemIsOpen && m_quotes == 0)
            m_itemIsOpen = false;
        else
            begin(m_quotes > 0 ? MarkdownKind::Quote : MarkdownKind::Paragraph);
    }

    // What turned out to say nothing (an empty heading, a picture without words) is no block.
    void finish()
    {
        if (m_blocks.back().runs.empty() && m_blocks.back().kind != MarkdownKind::ListItem)
            m_blocks.pop_back();
    }

    void add(std::string_view words, bool code)
    {
        if (words.empty())
            return;
        m_text += words;
        auto& runs = m_blocks.back().runs;
        const bool bold = m_bold > 0;
        const bool italic = m_italic > 0;
        if (!runs.empty() && runs.back().bold == bold && runs.back().italic == italic
            && runs.back().code == code)
            runs.back().text += words;
        else
            runs.push_back({std::string(words), bold, italic, code});
    }

    void leaveLink(cmark_node* node)
    {
        const std::string shown = m_text.substr(m_linkStarts.back());
        m_linkStarts.pop_back();
        const char* address = cmark_node_get_url(node);
        const std::string_view target = address != nullptr ? address : "";
        const bool same = target == shown || target == "mailto:" + shown;
        if (!target.empty() && !same)
            add(" (" + std::string(target) + ")", false);
    }

    std::vector<MarkdownBlock> m_blocks;
    std::vector<List> m_lists;             // those around, outermost first
    std::string m_text;                    // the words of the last block
    std::vector<std::size_t> m_linkStarts; // in m_text, of the links around
    int m_quotes = 0;                      // how many are around; likewise
    int m_bold = 0;
    int m_italic = 0;
    int m_bullets = 0; // so far
    int m_bullet = -1;
    bool m_itemIsOpen = false; // an item has begun and nothing stands in it
};

// Empty lines part them.
std::vector<MarkdownBlock> plainParagraphs(const std::string& source)
{
    std::vector<MarkdownBlock> blocks;
    for (std::size_t at = 0; at < source.size();) {
        const std::size_t end = std::min(source.find("\n\n", at), source.size());
        if (end > at)
            blocks.emplace_back().runs.push_back({source.substr(at, end - at)});
        at = std::min(source.find_first_not_of('\n', end), source.size());
    }
    return blocks;
}

// Where each line begins, as cmark counts lines.
std::vector<std::size_t> lineStarts(std::string_view source)
{
    std::vector<std::size_t> starts = {0};
    for (std::size_t i = 0; i < source.size(); ++i)
        if (source[i] == '\n' || (source[i] == '\r' && source.substr(i, 2) != "\r\n"))
            starts.push_back(i + 1);
    return starts;
}

std::size_t byteAt(const std::vector<std::size_t>& starts, int line, int column)
{
    return starts[static_cast<std::size_t>(line) - 1] + static_cast<std::size_t>(column) - 1;
}

// The bytes of an item from its marker on -> how many of them are marker and blanks.
std::size_t markerLength(std::string_view item)
{
    const std::size_t digits = std::min(item.find_first_not_of("0123456789"), item.size());
    return std::min(item.find_first_not_of(" \t\r\n", digits + 1), item.size());
}

Span itemSpan(cmark_node* item,
              std::string_view source,
              const std::vector<std::size_t>& starts,
              PositionCounter& positions)
{
    const std::size_t from =
        byteAt(starts, cmark_node_get_start_line(item), cmark_node_get_start_column(item));
    // cmark's last line of an item may be an empty one after it.
    const std::size_t to = std::min(
        source.size(),
        byteAt(starts, cmark_node_get_end_line(item), cmark_node_get_end_column(item)) + 1);
    std::string_view words = source.substr(from, to - from);
    words = words.substr(0, words.find_last_not_of(" \t\r\n") + 1);
    const std::size_t marker = markerLength(words);
    const CodePoint start = positions.at(from + marker);
    return {start, positions.at(from + words.size())};
}

} // namespace

std::vector<MarkdownBlock> markdown(std::string_view source)
{
    const std::string clean = wellFormed(source);
    if (clean.size() > kMostBytes)
        return plainParagraphs(clean);
    const Tree tree = parse(clean);
    return Walk().through(tree.get());
}

std::string plainText(const MarkdownBlock& block)
{
    std::string words;
    for (const MarkdownRun& run : block.runs)
        words += run.text;
    return words;
}

std::vector<Span> bullets(std::string_view source)
{
    std::vector<Span> spans;
    const std::string clean = wellFormed(source);
    if (clean.size() > kMostBytes)
        return spans;
    const Tree tree = parse(clean);
    const auto starts = lineStarts(clean);
    PositionCounter positions(clean);
    for (cmark_node* list = cmark_node_first_child(tree.get()); list != nullptr;
         list = cmark_node_next(list)) {
        if (!isTopLevelList(list))
            continue;
        for (cmark_node* item = cmark_node_first_child(list); item != nullptr;
             item = cmark_node_next(item))
            spans.push_back(itemSpan(item, clean, starts, positions));
    }
    return spans;
}

std::string asMarkdown(std::string_view words)
{
    constexpr std::string_view kSpecial = "\\`*_[]<>&";
    constexpr std::string_view kAtTheStart = "#+-=~"; // of headings, lists, code
    std::string out;
    std::size_t digits = 0; // at the start
    for (const char c : words) {
        const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (blank && (out.empty() || out.back() == ' '))
            continue;
        const bool number = out.size() == digits && c >= '0' && c <= '9';
        const bool listMark = digits > 0 && out.size() == digits && (c == '.' || c == ')');
        if (kSpecial.find(c) != std::string_view::npos || listMark
            || (out.empty() && kAtTheStart.find(c) != std::string_view::npos))
            out += '\\';
        out += blank ? ' ' : c;
        digits += number ? 1U : 0U;
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

} // namespace crosscase::text
