// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of DocxBody that stands inside of paragraphs: runs, fields, references.
#include "core/import/docx_body.h"
#include "core/import/docx_symbols.h"
#include "core/import/xml.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view withoutOuterBlanks(std::string_view words)
{
    const std::size_t first = words.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return words.substr(first, words.find_last_not_of(kBlanks) + 1 - first);
}

bool holdsText(const pugi::xml_node& run)
{
    const auto isText = [](const pugi::xml_node& node) { return localName(node) == "t"; };
    return std::ranges::any_of(run.children(), isText);
}

// A sign that a formula states as a property; without a value there is none.
std::string_view
signOf(const pugi::xml_node& properties, std::string_view name, std::string_view otherwise)
{
    const pugi::xml_node sign = childOf(properties, name);
    return sign ? attributeOf(sign, "val") : otherwise;
}

} // namespace

void DocxBody::addText(std::string_view utf8)
{
    if (utf8.empty())
        return;
    if (std::exchange(story().pendingBreak, false))
        m_stories.add("\n");
    m_stories.add(utf8);
    m_written += utf8.size();
}

bool DocxBody::enterRun(const pugi::xml_node& node)
{
    if (story().hiddenRun)
        return true;
    const pugi::xml_node properties = childOf(node, "rPr");
    bool hidden = story().paragraph.hidden;
    if (properties) {
        const pugi::xml_node vanish = childOf(properties, "vanish");
        const pugi::xml_node style = childOf(properties, "rStyle");
        if (vanish)
            hidden = isOn(vanish);
        else if (style && m_sources.styles.hidesRun(attributeOf(style, "val")))
            hidden = true;
    }
    if (hidden) {
        // It is gone into all the same: a field may begin or end in it.
        if (holdsText(node))
            ++m_leftOut.hidden;
        story().hiddenRun = node;
    }
    return true;
}

void DocxBody::leaveRun(const pugi::xml_node& node)
{
    if (story().hiddenRun == node)
        story().hiddenRun = {};
}

bool DocxBody::enterText(const pugi::xml_node& node)
{
    if (!isShown())
        return false;
    const bool keepsBlanks = m_sources.keepsBlanks
                             || std::string_view(node.attribute("xml:space").value()) == "preserve";
    std::string joined;
    std::string_view words = node.child_value();
    if (node.first_child() != node.last_child() || words.find('\n') != std::string_view::npos) {
        for (const pugi::xml_node& part : node.children())
            joined += part.value();
        // In the file's text a line end is a blank; breaks are elements.
        std::ranges::replace(joined, '\n', ' ');
        words = joined;
    }
    addText(keepsBlanks ? words : withoutOuterBlanks(words));
    return false;
}

bool DocxBody::enterTab(const pugi::xml_node&)
{
    if (isShown())
        addText("\t");
    return false;
}

bool DocxBody::enterBreak(const pugi::xml_node& node)
{
    const std::string_view type = attributeOf(node, "type");
    if (type != "page" && type != "column")
        return enterLineEnd(node);
    // A new page makes no line, but the words before and after it are two.
    if (isShown() && !m_stories.lineIsEmpty())
        story().pendingBreak = true;
    return false;
}

bool DocxBody::enterLineEnd(const pugi::xml_node&)
{
    if (isShown())
        addText("\n");
    return false;
}

bool DocxBody::enterHyphen(const pugi::xml_node&)
{
    if (isShown())
        addText("\u2011");
    return false;
}

bool DocxBody::enterSymbol(const pugi::xml_node& node)
{
    const std::string_view hex = attributeOf(node, "char");
    std::uint32_t code = 0;
    const auto [end, problem] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    if (!isShown() || problem != std::errc() || end != hex.data() + hex.size())
        return false;
    std::string character;
    text::append(character, symbolCharacter(attributeOf(node, "font"), code));
    addText(character);
    return false;
}

// Of a formula: the sign of a sum or an integral.
bool DocxBody::enterOperator(const pugi::xml_node& node)
{
    if (isShown())
        addText(signOf(childOf(node, "naryPr"), "chr", "\u222B"));
    return true;
}

bool DocxBody::enterBrackets(const pugi::xml_node& node)
{
    if (isShown())
        addText(signOf(childOf(node, "dPr"), "begChr", "("));
    return true;
}

void DocxBody::leaveBrackets(const pugi::xml_node& node)
{
    if (isShown())
        addText(signOf(childOf(node, "dPr"), "endChr", ")"));
}

bool DocxBody::enterField(const pugi::xml_node& node)
{
    Story& here = story();
    const std::string_view type = attributeOf(node, "fldCharType");
    if (type == "begin") {
        addFormField(childOf(node, "ffData"));
        here.fields.push_back(FieldPart::Code);
        ++here.codes;
        return false;
    }
    if (here.fields.empty() || (type != "separate" && type != "end"))
        return false;
    if (here.fields.back() == FieldPart::Code)
        --here.codes;
    here.fields.back() = FieldPart::Result;
    if (type == "end")
        here.fields.pop_back();
    return false;
}

// Choices and tick boxes of old forms have no result in the text: it is made of their properties.
void DocxBody::addFormField(const pugi::xml_node& form)
{
    if (!form || !isShown())
        return;
    if (const pugi::xml_node box = childOf(form, "checkBox")) {
        const pugi::xml_node checked = childOf(box, "checked");
        addText(isOn(checked ? checked : childOf(box, "default")) ? "\u2612" : "\u2610");
    }
    const pugi::xml_node list = childOf(form, "ddList");
    const pugi::xml_node chosen = childOf(list, "result");
    std::int64_t index =
        numberIn(attributeOf(chosen ? chosen : childOf(list, "default"), "val"), {0, 100'000}, 0);
    for (const pugi::xml_node& entry : list.children())
        if (localName(entry) == "listEntry" && index-- == 0)
            addText(attributeOf(entry, "val"));
}

// Where the end of a field is lost, no more than its own paragraph may be lost with it.
void DocxBody::endFieldCodes()
{
    Story& here = story();
    if (here.codes > 0)
        std::ranges::fill(here.fields, FieldPart::Result);
    here.codes = 0;
}

bool DocxBody::enterDeleted(const pugi::xml_node& node)
{
    for (const pugi::xml_node& run : node.children())
        if (localName(run) == "r")
            ++m_leftOut.deleted;
    return false;
}

bool DocxBody::enterFootnote(const pugi::xml_node& node)
{
    addNote(node, text::BlockKind::Footnote);
    return false;
}

bool DocxBody::enterEndnote(const pugi::xml_node& node)
{
    addNote(node, text::BlockKind::Endnote);
    return false;
}

void DocxBody::addNote(const pugi::xml_node& reference, text::BlockKind kind)
{
    if (!isShown())
        return;
    const bool isFootnote = kind == text::BlockKind::Footnote;
    const std::string_view id = attributeOf(reference, "id");
    auto& numbers = m_noteNumbers[isFootnote ? 0 : 1];
    const auto [entry, isNew] = numbers.try_emplace(id, static_cast<int>(numbers.size()) + 1);
    const int number = entry->second;
    std::string mark =
        fmt::format("[{}]", isFootnote ? std::to_string(number) : romanNumeral(number));
    addText(mark);
    const DocxNotes& notes = isFootnote ? m_sources.footnotes : m_sources.endnotes;
    const auto note = notes.find(id);
    if (!isNew || note == notes.end())
        return;
    m_waitingNotes.push({kind, note->second, std::move(mark)});
    readNotes();
}

// A note that another one refers to waits until that one is read.
void DocxBody::readNotes()
{
    if (m_readingNotes)
        return;
    m_readingNotes = true;
    while (!m_waitingNotes.empty()) {
        const Note note = std::move(m_waitingNotes.front());
        m_waitingNotes.pop();
        m_stories.open();
        m_open.emplace_back();
        readStory(note.node);
        m_open.pop_back();
        m_stories.hang(note.kind, note.mark);
    }
    m_readingNotes = false;
}

bool DocxBody::enterCommentStart(const pugi::xml_node& node)
{
    const text::CodePoint start = m_stories.position();
    m_commentPlaces.try_emplace(attributeOf(node, "id"), text::Span{start, start});
    return false;
}

bool DocxBody::enterCommentEnd(const pugi::xml_node& node)
{
    const auto place = m_commentPlaces.find(attributeOf(node, "id"));
    if (place != m_commentPlaces.end())
        place->second.end = std::max(place->second.start, m_stories.bodyEnd());
    return false;
}

bool DocxBody::enterCommentPlace(const pugi::xml_node& node)
{
    return enterCommentStart(node);
}

} // namespace crosscase::importing
