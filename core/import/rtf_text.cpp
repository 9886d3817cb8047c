// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/rtf_text.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace crosscase::importing {

namespace {

constexpr std::size_t kMaxFlows = 32;
constexpr std::int32_t kMaxNesting = 32; // of tables
constexpr std::int32_t kMaxListDepth = 9;
constexpr std::int32_t kListIndent = 360; // twips for a level

constexpr std::array<std::string_view, 8> kBullets{
    "\u2022", "\u2013", "\u25E6", "\u25AA", "\u00B7", "-", "*", "o"};

// "•", "1.", "(a)", "iv)": what stands before an item of a list.
bool isListMark(std::string_view text)
{
    text = text::trimBlanks(text);
    if (std::ranges::find(kBullets, text) != kBullets.end())
        return true;
    if (text.size() < 2 || text.size() > 7 || (text.back() != '.' && text.back() != ')'))
        return false;
    const std::string_view inner = text.substr(text.front() == '(' ? 1 : 0);
    return inner.size() > 1 && std::ranges::all_of(inner.substr(0, inner.size() - 1), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        if (const std::string_view trimmed = text::trimBlanks(line); !trimmed.empty())
            text.append(text.empty() ? "" : "\n").append(trimmed);
    return text;
}

} // namespace

void RtfText::addTab(const RtfParagraph& paragraph)
{
    Flow& flow = m_flows.back();
    if (flow.kind == RtfFlow::Main && paragraph.firstLine < 0 && m_hasTabStop && m_markedDepth == 0
        && isListMark(flow.line)) {
        flow.line.clear();
        m_markedDepth = std::clamp(paragraph.left / kListIndent, 1, kMaxListDepth);
        return;
    }
    add("\t");
}

ParagraphKind RtfText::kindOf(const RtfParagraph& paragraph) const
{
    std::int32_t outline = paragraph.outline;
    if (const auto style = m_styles.find(paragraph.style); outline < 0 && style != m_styles.end())
        outline = style->second;
    if (outline >= 0 && outline <= 8)
        return {text::BlockKind::Heading, static_cast<std::uint8_t>(std::min(outline + 1, 6))};
    if (m_markedDepth > 0)
        return {text::BlockKind::ListItem, static_cast<std::uint8_t>(m_markedDepth)};
    if (m_isListItem || paragraph.list > 0)
        return {
            text::BlockKind::ListItem,
            static_cast<std::uint8_t>(std::clamp(paragraph.listLevel, 0, kMaxListDepth - 1) + 1)};
    return {};
}

void RtfText::endParagraph(const RtfParagraph& paragraph)
{
    Flow& flow = m_flows.back();
    if (flow.kind != RtfFlow::Main) {
        flow.paragraphs.push_back(std::exchange(flow.line, {}));
        return;
    }
    if (paragraph.isInTable) {
        openTable(paragraph.nesting);
        writeCell();
        return;
    }
    m_tables.clear();
    write(kindOf(paragraph));
}

void RtfText::endCell(std::int32_t nesting)
{
    Flow& flow = m_flows.back();
    if (flow.kind != RtfFlow::Main) {
        flow.paragraphs.push_back(std::exchange(flow.line, {}));
        return;
    }
    openTable(nesting);
    writeCell();
    ++m_tables.back().column;
}

void RtfText::endRow(std::int32_t nesting)
{
    if (m_flows.back().kind != RtfFlow::Main)
        return;
    openTable(nesting);
    writeCell();
    ++m_tables.back().row;
    m_tables.back().column = 1;
}

// So that the tables up to that nesting are open, and none beyond.
void RtfText::openTable(std::int32_t nesting)
{
    const auto depth = static_cast<std::size_t>(std::clamp(nesting, 1, kMaxNesting));
    while (m_tables.size() > depth)
        m_tables.pop_back();
    while (m_tables.size() < depth)
        m_tables.push_back({.number = ++m_tableCount});
}

// An empty paragraph of a cell is no line.
void RtfText::writeCell()
{
    if (text::trimBlanks(m_flows.front().line).empty() && m_anchors.empty()) {
        m_flows.front().line.clear();
        m_isListItem = false;
        return;
    }
    const Table& table = m_tables.back();
    write({text::BlockKind::TableCell, 0, {table.number, table.row, table.column}});
}

void RtfText::write(const ParagraphKind& kind)
{
    const std::string line = std::exchange(m_flows.front().line, {});
    std::size_t written = 0;
    for (const Anchor& anchor : std::exchange(m_anchors, {})) {
        const std::size_t end = std::clamp(anchor.at, written, line.size());
        m_composer.add(std::string_view(line).substr(written, end - written));
        m_slots[anchor.slot] = m_composer.position();
        written = end;
    }
    m_composer.add(std::string_view(line).substr(written));
    m_composer.endParagraph(kind);
    m_isListItem = false;
    m_markedDepth = 0;
    m_hasTabStop = false;
}

bool RtfText::open(RtfFlow flow)
{
    if (m_flows.size() >= kMaxFlows)
        return false;
    m_flows.push_back({.kind = flow});
    return true;
}

std::string RtfText::close()
{
    if (m_flows.size() == 1)
        return {};
    Flow flow = std::move(m_flows.back());
    m_flows.pop_back();
    flow.paragraphs.push_back(std::exchange(flow.line, {}));
    switch (flow.kind) {
    case RtfFlow::Note:
        closeNote(std::move(flow));
        return {};
    case RtfFlow::TextBox:
        m_composer.hang(text::BlockKind::TextBox, "", std::move(flow.paragraphs));
        return {};
    case RtfFlow::Comment:
        closeComment(flow);
        return {};
    default:
        return joined(flow.paragraphs);
    }
}

void RtfText::closeNote(Flow flow)
{
    const std::string mark = flow.isEndnote ? fmt::format("[{}]", romanNumeral(++m_endnotes))
                                            : fmt::format("[{}]", ++m_footnotes);
    add(mark);
    if (flow.isEndnote)
        m_composer.hangAtEnd(text::BlockKind::Endnote, mark, std::move(flow.paragraphs));
    else
        m_composer.hang(text::BlockKind::Footnote, mark, std::move(flow.paragraphs));
}

void RtfText::closeComment(const Flow& flow)
{
    const CommentHead head = std::exchange(m_head, {});
    OpenComment open;
    open.comment = {.author = head.author.empty() ? head.initials : head.author,
                    .date = head.date,
                    .text = joined(flow.paragraphs)};
    if (const auto range = m_ranges.find(head.id); range != m_ranges.end())
        open.range = range->second;
    const std::size_t here = addAnchor();
    open.range.start = open.range.start == 0 ? here : open.range.start;
    open.range.end = open.range.end == 0 ? here : open.range.end;
    if (!open.comment.text.empty())
        m_comments.push_back(std::move(open));
}

std::size_t RtfText::addAnchor()
{
    m_slots.push_back(0);
    m_anchors.push_back({m_flows.front().line.size(), m_slots.size() - 1});
    return m_slots.size() - 1;
}

Imported RtfText::finish(const Options& options, std::string_view encoding)
{
    while (m_flows.size() > 1)
        close();
    if (!m_flows.front().line.empty() || !m_anchors.empty())
        write(m_tables.empty() ? kindOf({}) : ParagraphKind{});
    Imported imported = m_composer.finish(options, encoding);
    const auto last = static_cast<text::CodePoint>(text::countCodePoints(imported.utf8));
    for (OpenComment& open : m_comments) {
        const text::CodePoint start = std::min(m_slots[open.range.start], last);
        const text::CodePoint end = std::min(m_slots[open.range.end], last);
        open.comment.span = {start, std::max(start, end)};
        imported.comments.push_back(std::move(open.comment));
    }
    return imported;
}

} // namespace crosscase::importing
