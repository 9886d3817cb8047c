// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_blocks.h"

#include "core/import/html_scan.h"
#include "core/text/fold.h"

#include <algorithm>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr std::uint8_t kMaxDepth = 9;  // of a list item
constexpr std::uint8_t kRoleLevel = 2; // of a heading by its role, unless it says another

// Prepared HTML holds no other inline elements.
bool isBlock(GumboTag tag)
{
    return tag != GUMBO_TAG_LAST && tag != GUMBO_TAG_SPAN && tag != GUMBO_TAG_A
           && tag != GUMBO_TAG_BR;
}

bool isBlankLine(std::string_view line)
{
    return text::trimBlanks(line).empty();
}

} // namespace

void HtmlBlocks::read(const HtmlReading& reading)
{
    const HtmlTables tables(reading.tree);
    m_reading = &reading;
    m_tables = &tables;
    walk(
        reading.tree.root(),
        [this](const GumboNode& node) { return enter(node); },
        [this](const GumboNode& node) { leave(node); });
    endParagraph();
    m_reading = nullptr;
    m_tables = nullptr;
}

std::vector<std::string> HtmlBlocks::paragraphsOf(const HtmlTree& tree, const GumboNode& noteBody)
{
    Composer composer;
    HtmlNotes none;
    HtmlBlocks blocks(composer, none);
    const HtmlReading reading{.tree = tree, .page = {}, .choice = {.part = HtmlPart::Everything}};
    blocks.m_reading = &reading;
    blocks.m_noteRoot = &noteBody;
    walk(
        noteBody,
        [&blocks](const GumboNode& node) { return blocks.enter(node); },
        [&blocks](const GumboNode& node) { blocks.leave(node); });
    blocks.endParagraph();
    std::string text = composer.finish({}).utf8;
    if (blocks.m_noteHadMark) // "1. Text": what is left of the mark
        text.erase(0, text.find_first_not_of(".):] "));
    std::vector<std::string> paragraphs;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        paragraphs.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return paragraphs;
}

bool HtmlBlocks::isShown() const
{
    return m_reading->choice.part != HtmlPart::Main || m_mainDepth > 0;
}

bool HtmlBlocks::isLeftOut(const GumboNode& node) const
{
    if (m_noteRoot != nullptr)
        return isBackLink(node);
    if (const auto body = m_reading->noteBodies.find(&node);
        body != m_reading->noteBodies.end() && m_notes.isUsed(body->second))
        return true;
    return m_reading->choice.part != HtmlPart::Everything && isFurniture(node);
}

bool HtmlBlocks::enter(const GumboNode& node)
{
    if (node.type != GUMBO_NODE_ELEMENT) {
        addText(textOf(node));
        return false;
    }
    const GumboTag tag = tagOf(node);
    if (isLeftOut(node)) {
        m_noteHadMark = m_noteHadMark || (m_line.empty() && m_composer.position() == 0);
        if (isBlock(tag))
            endParagraph();
        return false;
    }
    if (tag == GUMBO_TAG_BR) {
        addBreak();
        return false;
    }
    if (tag == GUMBO_TAG_A)
        return enterLink(node);
    m_mainDepth += isMain(node, m_reading->choice) ? 1 : 0;
    if (isBlock(tag))
        openBlock(node);
    return true;
}

void HtmlBlocks::leave(const GumboNode& node)
{
    const GumboTag tag = tagOf(node);
    if (tag == GUMBO_TAG_A)
        leaveLink(node);
    if (isBlock(tag)) {
        endParagraph();
        m_states.pop_back();
    }
    if (tag != GUMBO_TAG_A)
        m_mainDepth -= isMain(node, m_reading->choice) ? 1 : 0;
}

std::string HtmlBlocks::referredNote(const GumboNode& link) const
{
    if (m_noteRoot != nullptr || !isShown() || !isNoteReference(link))
        return {};
    const std::string key = noteKey(m_reading->page, attributeOf(link, "href"));
    return m_notes.isUsed(key) ? key : std::string();
}

// A mark is replaced by ours; a word that leads to a note keeps its place before it.
bool HtmlBlocks::enterLink(const GumboNode& link)
{
    const std::string key = referredNote(link);
    if (key.empty() || !isMarkOnly(link))
        return true;
    addReference(key);
    return false;
}

void HtmlBlocks::leaveLink(const GumboNode& link)
{
    if (const std::string key = referredNote(link); !key.empty())
        addReference(key);
}

void HtmlBlocks::addReference(const std::string& key)
{
    HtmlNotes::Use note = m_notes.use(key);
    addText(note.mark);
    m_references.push_back({m_line.size(), std::move(note)});
}

void HtmlBlocks::openHeading(const GumboNode& node)
{
    const GumboTag tag = tagOf(node);
    std::uint8_t level = kRoleLevel;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
        level = static_cast<std::uint8_t>(tag - GUMBO_TAG_H1 + 1);
    else if (const auto told = attributeOf(node, "aria-level"); told.size() == 1)
        level = static_cast<std::uint8_t>(std::clamp(told[0] - '0', 1, 6));
    m_states.back().kind = {text::BlockKind::Heading, level};
}

void HtmlBlocks::openBlock(const GumboNode& node)
{
    endParagraph();
    m_states.push_back(m_states.back());
    State& state = m_states.back();
    const GumboTag tag = tagOf(node);
    const bool isInCell = state.kind.kind == text::BlockKind::TableCell;
    if (tag == GUMBO_TAG_PRE) {
        state.isPreformatted = true;
    } else if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU) {
        state.lists = std::min<std::uint8_t>(kMaxDepth, state.lists + 1);
    } else if (tag == GUMBO_TAG_TABLE) {
        const bool isData = m_tables != nullptr && m_tables->isData(node) && isShown();
        state.table = isData ? ++m_tableCount : 0;
    } else if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && state.table > 0) {
        state.kind = {text::BlockKind::TableCell, 0, m_tables->placeOf(node)};
        state.kind.cell.table = state.table;
    } else if (tag == GUMBO_TAG_LI && !isInCell) {
        state.kind = {text::BlockKind::ListItem, std::max<std::uint8_t>(1, state.lists)};
    } else if (!isInCell
               && ((tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
                   || lists(node, "role", "heading"))) {
        openHeading(node);
    }
}

void HtmlBlocks::addText(std::string_view text)
{
    if (!isShown())
        return;
    if (m_states.back().isPreformatted) {
        m_line += text;
        return;
    }
    while (!text.empty()) {
        const bool isBlank = isHtmlBlank(text.front());
        const auto* const end = isBlank ? std::ranges::find_if_not(text, isHtmlBlank)
                                        : std::ranges::find_if(text, isHtmlBlank);
        const auto length = static_cast<std::size_t>(end - text.begin());
        if (isBlank) {
            m_owesBlank = !m_line.empty() && m_line.back() != '\n';
        } else {
            if (std::exchange(m_owesBlank, false))
                m_line += ' ';
            m_line += text.substr(0, length);
        }
        text.remove_prefix(length);
    }
}

void HtmlBlocks::addBreak()
{
    m_owesBlank = false;
    if (isShown())
        m_line += '\n';
}

void HtmlBlocks::endParagraph()
{
    const std::string line = std::exchange(m_line, {});
    m_owesBlank = false;
    if (m_states.back().isPreformatted) {
        const std::size_t end = line.find_last_not_of('\n');
        if (!isBlankLine(line))
            write(std::string_view(line).substr(0, end + 1), line.size());
        return;
    }
    std::string paragraph;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find('\n', at), line.size());
        const std::string_view one = std::string_view(line).substr(at, end - at);
        at = end + 1;
        if (!isBlankLine(one))
            paragraph.append(paragraph.empty() ? "" : "\n").append(one);
        else if (!paragraph.empty())
            write(std::exchange(paragraph, {}), end);
    }
    if (!paragraph.empty())
        write(paragraph, line.size());
}

// `end`: bytes of the line at hand before the paragraph's end.
void HtmlBlocks::write(std::string_view paragraph, std::size_t end)
{
    m_composer.add(paragraph);
    std::size_t count = 0;
    for (; count < m_references.size() && m_references[count].at <= end; ++count)
        m_composer.hang(text::BlockKind::Footnote,
                        m_references[count].note.mark,
                        std::move(m_references[count].note.paragraphs));
    m_references.erase(m_references.begin(),
                       m_references.begin() + static_cast<std::ptrdiff_t>(count));
    m_composer.endParagraph(m_states.back().kind);
}

} // namespace crosscase::importing
