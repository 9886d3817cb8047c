// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_notes.h"

#include "core/import/archive.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace crosscase::importing {

namespace {

constexpr std::size_t kLongestMark = 6; // code points: "[123]"

bool saysOneOf(const GumboNode& node,
               const char* attribute,
               std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return lists(node, attribute, word); });
}

bool saysNote(const GumboNode& node)
{
    return saysOneOf(node, "role", {"doc-footnote", "doc-endnote"})
           || saysOneOf(node, "epub:type", {"footnote", "endnote", "rearnote"});
}

bool isNoteList(const GumboNode& node)
{
    return saysOneOf(node, "role", {"doc-footnotes", "doc-endnotes"})
           || saysOneOf(node, "epub:type", {"footnotes", "endnotes", "rearnotes"})
           || saysOneOf(node, "class", {"footnotes", "endnotes"});
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string percentDecoded(std::string_view url)
{
    std::string decoded;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const bool isCode = url[at] == '%' && at + 2 < url.size() && isHexDigit(url[at + 1])
                            && isHexDigit(url[at + 2]);
        if (!isCode) {
            decoded += url[at];
            continue;
        }
        decoded += static_cast<char>(std::stoi(std::string(url.substr(at + 1, 2)), nullptr, 16));
        at += 2;
    }
    return decoded;
}

bool isAsciiAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isMark(std::string_view text)
{
    text = text::trimBlanks(text);
    if (text.empty())
        return true;
    if (text::countCodePoints(text) > kLongestMark)
        return false;
    std::string letters;
    for (const char c : text)
        if (isAsciiAlphanumeric(c))
            letters += c;
    const bool isWord = letters.find_first_not_of("0123456789") != std::string::npos;
    const bool isRoman = letters.find_first_not_of("ivxlcIVXLC") == std::string::npos;
    const bool isForeign = letters.empty() && text.size() > kLongestMark * 2;
    return (!isWord || isRoman || letters.size() == 1) && !isForeign;
}

// Collects the notes of a page. Of nested elements with a name of their own the innermost is the
// note; one that says it is a note, or an item of a list of notes, is one whatever is in it.
class BodyFinder {
public:
    explicit BodyFinder(std::string_view page)
        : m_page(page)
    {}

    bool enter(const GumboNode& node)
    {
        if (node.type != GUMBO_NODE_ELEMENT)
            return false;
        const std::string_view id = attributeOf(node, "id");
        const GumboTag tag = tagOf(node);
        const bool isSure =
            !id.empty() && tag != GUMBO_TAG_A
            && (saysNote(node) || (m_lists > 0 && (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_ASIDE)));
        if (isSure) {
            add(node, id);
            return false;
        }
        m_lists += isNoteList(node) ? 1 : 0;
        m_countBefore.push_back(m_bodies.size());
        return true;
    }
    void leave(const GumboNode& node)
    {
        const bool holdsNone = m_countBefore.back() == m_bodies.size();
        m_countBefore.pop_back();
        const bool isList = isNoteList(node);
        m_lists -= isList ? 1 : 0;
        const GumboTag tag = tagOf(node);
        const bool isBlock = tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV || tag == GUMBO_TAG_DD
                             || tag == GUMBO_TAG_SECTION;
        const std::string_view id = attributeOf(node, "id");
        if (m_lists > 0 && !isList && isBlock && !id.empty() && holdsNone)
            add(node, id);
    }
    [[nodiscard]] std::vector<HtmlNoteBody> result() && { return std::move(m_bodies); }

private:
    void add(const GumboNode& node, std::string_view id)
    {
        std::string key = fmt::format("{}#{}", m_page, id);
        if (m_keys.insert(key).second)
            m_bodies.push_back({std::move(key), &node});
    }

    std::string_view m_page;
    int m_lists = 0;                        // open lists of notes
    std::vector<std::size_t> m_countBefore; // notes found before an open element
    std::vector<HtmlNoteBody> m_bodies;
    std::set<std::string> m_keys;
};

} // namespace

std::string noteKey(std::string_view page, std::string_view href)
{
    const std::size_t hash = href.find('#');
    if (hash == std::string_view::npos || hash + 1 == href.size())
        return {};
    const std::string file = percentDecoded(href.substr(0, hash));
    const std::string id = percentDecoded(href.substr(hash + 1));
    return fmt::format("{}#{}", file.empty() ? std::string(page) : resolvedName(page, file), id);
}

std::vector<HtmlNoteBody> noteBodiesIn(const HtmlTree& tree, std::string_view page)
{
    BodyFinder finder(page);
    walk(
        tree.root(),
        [&finder](const GumboNode& node) { return finder.enter(node); },
        [&finder](const GumboNode& node) { finder.leave(node); });
    return std::move(finder).result();
}

bool isNoteReference(const GumboNode& link)
{
    return tagOf(link) == GUMBO_TAG_A && hasAttribute(link, "href")
           && (saysOneOf(link, "role", {"doc-noteref"}) || saysOneOf(link, "epub:type", {"noteref"})
               || saysOneOf(link, "class", {"footnote-ref", "noteref"}) || isMarkOnly(link));
}

bool isMarkOnly(const GumboNode& link)
{
    return isMark(innerText(link));
}

bool isBackLink(const GumboNode& link)
{
    if (tagOf(link) != GUMBO_TAG_A)
        return false;
    if (saysOneOf(link, "role", {"doc-backlink"})
        || saysOneOf(link, "epub:type", {"backlink", "referrer"})
        || saysOneOf(link, "class", {"footnote-back", "footnote-backref", "reversefootnote"}))
        return true;
    return attributeOf(link, "href").find('#') != std::string_view::npos && isMarkOnly(link);
}

void HtmlNotes::addBody(std::string key, std::vector<std::string> paragraphs)
{
    Note& note = m_notes[std::move(key)];
    if (note.hasBody)
        return;
    note.hasBody = true;
    note.paragraphs = std::move(paragraphs);
}

bool HtmlNotes::isUsed(const std::string& key) const
{
    const auto found = m_notes.find(key);
    return found != m_notes.end() && found->second.hasBody && found->second.isWanted;
}

HtmlNotes::Use HtmlNotes::use(const std::string& key)
{
    Note& note = m_notes[key];
    if (note.number == 0)
        note.number = ++m_count;
    return {fmt::format("[{}]", note.number), std::exchange(note.paragraphs, {})};
}

std::vector<HtmlNotes::Use> HtmlNotes::takeUnplaced()
{
    std::vector<Use> unplaced;
    for (const auto& [key, note] : m_notes)
        if (isUsed(key) && note.number == 0)
            unplaced.push_back(use(key));
    return unplaced;
}

} // namespace crosscase::importing
