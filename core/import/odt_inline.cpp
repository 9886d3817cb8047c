// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of OdtBody that stands inside of paragraphs: characters, notes, frames, comments.
#include "core/import/odt_body.h"
#include "core/import/xml.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

struct Frame {
    bool box = false;
    bool picture = false;
    pugi::xml_node object{};
};
Frame frameOf(const pugi::xml_node& node)
{
    Frame frame;
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = localName(child);
        frame.box = frame.box || name == "text-box";
        frame.picture = frame.picture || name == "image" || name == "object" || name == "object-ole"
                        || name == "plugin";
        if (name == "object")
            frame.object = child;
    }
    return frame;
}

} // namespace

std::string wordsOfFormula(const pugi::xml_node& math)
{
    std::string words;
    walk(
        math,
        [&](const pugi::xml_node& node) {
            const std::string_view value = node.value();
            const std::size_t first = std::min(value.find_first_not_of(kBlanks), value.size());
            words += value.substr(first, value.find_last_not_of(kBlanks) + 1 - first);
            return !localName(node).starts_with("annotation");
        },
        [](const pugi::xml_node&) {});
    return words;
}

// Runs of blanks are one, those at the start of a paragraph none.
void OdtBody::addCharacters(std::string_view utf8)
{
    Story& here = story();
    if (here.paragraphs == 0)
        return;
    if (!isShown()) {
        if (utf8.find_first_not_of(kBlanks) != std::string_view::npos) {
            ++m_leftOut.hidden;
            here.droppedText = true;
        }
        return;
    }
    while (!utf8.empty()) {
        const std::size_t words = std::min(utf8.find_first_of(kBlanks), utf8.size());
        m_stories.add(utf8.substr(0, words));
        here.afterBlank = here.afterBlank && words == 0;
        utf8.remove_prefix(words);
        if (utf8.empty())
            return;
        if (!std::exchange(here.afterBlank, true))
            m_stories.add(" ");
        utf8.remove_prefix(std::min(utf8.find_first_not_of(kBlanks), utf8.size()));
    }
}

void OdtBody::addExactly(std::string_view utf8)
{
    if (!isShown())
        return;
    m_stories.add(utf8);
    story().afterBlank = false;
}

bool OdtBody::enterSpan(const pugi::xml_node& node)
{
    const OdtStyle style = m_styles.text(attributeOf(node, "style-name"));
    story().shown.push_back(style.hidden ? !*style.hidden : isShown());
    return true;
}

void OdtBody::leaveSpan(const pugi::xml_node&)
{
    story().shown.pop_back();
}

bool OdtBody::enterSpaces(const pugi::xml_node& node)
{
    const std::int64_t count =
        numberIn(attributeOf(node, "c"), {0, std::min<std::int64_t>(m_spaces, 10'000)}, 1);
    m_spaces -= count;
    addExactly(std::string(static_cast<std::size_t>(count), ' '));
    return false;
}

bool OdtBody::enterTab(const pugi::xml_node&)
{
    addExactly("\t");
    return false;
}

bool OdtBody::enterLineBreak(const pugi::xml_node&)
{
    addExactly("\n");
    return false;
}

bool OdtBody::enterHiddenText(const pugi::xml_node&)
{
    ++m_leftOut.hidden;
    return false;
}

// As a field it shows the document's title; of a picture or a table it says what is seen there.
bool OdtBody::enterTitle(const pugi::xml_node& node)
{
    constexpr std::array<std::string_view, 6> kTexts{"p", "h", "span", "a", "meta", "ruby-base"};
    return story().paragraphs > 0
           && std::ranges::find(kTexts, localName(node.parent())) != kTexts.end();
}

void OdtBody::openStory(Story begun)
{
    m_stories.open();
    m_open.push_back(std::move(begun));
}

void OdtBody::hangStory(const pugi::xml_node&)
{
    const Story ended = std::move(m_open.back());
    m_open.pop_back();
    m_stories.hang(ended.kind, ended.mark);
}

bool OdtBody::enterFrame(const pugi::xml_node& node)
{
    if (!isShown())
        return false;
    const Frame frame = frameOf(node);
    if (frame.object) {
        const pugi::xml_node math = childOf(frame.object, "math");
        const std::string formula =
            math ? wordsOfFormula(math) : m_formulaOf(attributeOf(frame.object, "href"));
        if (!formula.empty()) {
            addExactly(formula);
            return false;
        }
    }
    if (frame.picture && !frame.box)
        ++m_leftOut.pictures;
    openStory({});
    return true;
}

bool OdtBody::enterShape(const pugi::xml_node&)
{
    if (!isShown())
        return false;
    openStory({});
    return true;
}

bool OdtBody::enterNote(const pugi::xml_node& node)
{
    if (!isShown())
        return false;
    const bool isEndnote = attributeOf(node, "note-class") == "endnote";
    m_note.kind = isEndnote ? text::BlockKind::Endnote : text::BlockKind::Footnote;
    m_note.mark = isEndnote ? fmt::format("[{}]", romanNumeral(++m_endnotes))
                            : fmt::format("[{}]", ++m_footnotes);
    addExactly(m_note.mark);
    return true;
}

bool OdtBody::enterNoteBody(const pugi::xml_node&)
{
    openStory(std::exchange(m_note, {}));
    return true;
}

bool OdtBody::enterComment(const pugi::xml_node& node)
{
    const std::size_t index = m_comments.size();
    const text::CodePoint at = m_stories.position();
    m_comments.push_back({{at, at},
                          wellFormed(childOf(node, "creator").child_value()),
                          wellFormed(childOf(node, "date").child_value()),
                          {}});
    if (const std::string_view name = attributeOf(node, "name"); !name.empty())
        m_commentsByName.try_emplace(name, index);
    openStory({.comment = index});
    return true;
}

void OdtBody::leaveComment(const pugi::xml_node&)
{
    Comment& comment = m_comments[story().comment];
    m_open.pop_back();
    comment.text = m_stories.take();
}

bool OdtBody::enterCommentEnd(const pugi::xml_node& node)
{
    const auto found = m_commentsByName.find(attributeOf(node, "name"));
    if (found != m_commentsByName.end()) {
        text::Span& span = m_comments[found->second].span;
        span.end = std::max(span.start, m_stories.bodyEnd());
    }
    return false;
}

} // namespace crosscase::importing
