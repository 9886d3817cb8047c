// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/docx_body.h"

#include "core/import/xml.h"

namespace crosscase::importing {

namespace {

constexpr Bounds kColumns{0, 100'000};

// A tracked change took it out of the document.
bool isDeleted(const pugi::xml_node& properties)
{
    return childOf(properties, "del") || childOf(properties, "moveFrom");
}

} // namespace

// Names are compared without prefixes: DrawingML's and Office Math's runs and texts are read as
// Word's own are.
const DocxBody::Handler* DocxBody::handlerOf(const pugi::xml_node& node)
{
    using Self = DocxBody;
    static const std::unordered_map<std::string_view, Handler> kHandlers{
        {"p", {&Self::enterParagraph, &Self::leaveParagraph}},
        {"tbl", {&Self::enterTable, &Self::leaveTable}},
        {"tr", {&Self::enterRow}},
        {"tc", {&Self::enterCell, &Self::leaveCell}},
        {"txbxContent", {&Self::enterBox, &Self::leaveBox}},
        {"txBody", {&Self::enterBox, &Self::leaveBox}},
        {"textpath", {&Self::enterWordArt}},
        {"AlternateContent", {&Self::enterAlternatives, &Self::leaveAlternatives}},
        {"Choice", {&Self::enterBranch, &Self::leaveBranch}},
        {"Fallback", {&Self::enterBranch, &Self::leaveBranch}},
        {"pic", {&Self::enterPicture}},
        {"imagedata", {&Self::enterPicture}},
        {"chart", {&Self::enterPicture}},
        {"relIds", {&Self::enterPicture}},
        {"altChunk", {&Self::enterEmbedded}},
        {"subDoc", {&Self::enterEmbedded}},
        {"r", {&Self::enterRun, &Self::leaveRun}},
        {"t", {&Self::enterText}},
        {"tab", {&Self::enterTab}},
        {"ptab", {&Self::enterTab}},
        {"br", {&Self::enterBreak}},
        {"cr", {&Self::enterLineEnd}},
        {"noBreakHyphen", {&Self::enterHyphen}},
        {"sym", {&Self::enterSymbol}},
        {"fldChar", {&Self::enterField}},
        {"footnoteReference", {&Self::enterFootnote}},
        {"endnoteReference", {&Self::enterEndnote}},
        {"commentRangeStart", {&Self::enterCommentStart}},
        {"commentRangeEnd", {&Self::enterCommentEnd}},
        {"commentReference", {&Self::enterCommentPlace}},
        {"nary", {&Self::enterOperator}},
        {"d", {&Self::enterBrackets, &Self::leaveBrackets}},
        {"del", {&Self::enterDeleted}},
        {"moveFrom", {}}, // stands where it was moved to as well
        {"rt", {}},       // how the base of a ruby is read
    };
    const auto found = kHandlers.find(localName(node));
    return found == kHandlers.end() ? nullptr : &found->second;
}

void DocxBody::read(const pugi::xml_node& body)
{
    readStory(body);
}

void DocxBody::readStory(const pugi::xml_node& root)
{
    walk(
        root,
        [this](const pugi::xml_node& node) {
            if (localName(node).ends_with("Pr")) // properties
                return false;
            const Handler* handler = handlerOf(node);
            return handler == nullptr
                   || (handler->enter != nullptr && (this->*handler->enter)(node));
        },
        [this](const pugi::xml_node& node) {
            const Handler* handler = handlerOf(node);
            if (handler != nullptr && handler->leave != nullptr)
                (this->*handler->leave)(node);
        });
    endJoined();
}

std::string DocxBody::commentText(const pugi::xml_node& comment)
{
    m_stories.open();
    m_open.emplace_back();
    readStory(comment);
    m_open.pop_back();
    return m_stories.take();
}

bool DocxBody::enterParagraph(const pugi::xml_node& node)
{
    story().paragraph = paragraphOf(node);
    return true;
}

DocxBody::Paragraph DocxBody::paragraphOf(const pugi::xml_node& node) const
{
    Paragraph paragraph;
    const pugi::xml_node properties = childOf(node, "pPr");
    const DocxStyle style =
        m_sources.styles.paragraph(attributeOf(childOf(properties, "pStyle"), "val"));
    paragraph.kind = kindOf(properties, style);
    paragraph.hidden = style.hidden;
    const pugi::xml_node mark = childOf(properties, "rPr");
    const pugi::xml_node vanish = childOf(mark, "vanish");
    paragraph.hiddenMark = vanish ? isOn(vanish) : style.hidden;
    const std::string_view initial = attributeOf(childOf(properties, "framePr"), "dropCap");
    paragraph.joinsNext = isDeleted(mark) || initial == "drop" || initial == "margin";
    return paragraph;
}

ParagraphKind DocxBody::kindOf(const pugi::xml_node& properties, const DocxStyle& style) const
{
    if (inCell())
        return {.kind = text::BlockKind::TableCell, .cell = m_tables.cell()};
    std::uint8_t heading = style.heading;
    if (const pugi::xml_node outline = childOf(properties, "outlineLvl")) {
        const std::int64_t level = numberIn(attributeOf(outline, "val"), {0, 9}, 9);
        heading = level == 9 ? std::uint8_t{0} : headingLevel(level + 1);
    }
    if (heading > 0)
        return {text::BlockKind::Heading, heading};
    std::uint8_t depth = style.depth;
    if (const pugi::xml_node list = childOf(properties, "numPr")) {
        const pugi::xml_node number = childOf(list, "numId");
        const pugi::xml_node level = childOf(list, "ilvl");
        if (number && attributeOf(number, "val") == "0")
            return {};
        if (level && (number || depth > 0))
            depth = listDepth(numberIn(attributeOf(level, "val"), {0, 8}, 0) + 1);
        else if (number && depth == 0)
            depth = 1;
    }
    if (depth > 0)
        return {text::BlockKind::ListItem, depth};
    return {};
}

void DocxBody::leaveParagraph(const pugi::xml_node&)
{
    Story& here = story();
    const Paragraph paragraph = here.paragraph;
    here.pendingBreak = false;
    endFieldCodes();
    if (paragraph.joinsNext) {
        here.joined = paragraph.kind;
        return;
    }
    const bool leavesNothing =
        m_stories.lineIsEmpty() && !m_stories.hangs() && (inCell() || paragraph.hiddenMark);
    if (!leavesNothing)
        m_stories.endParagraph(paragraph.kind);
}

// A paragraph that goes on in the next one, where no next one comes.
void DocxBody::endJoined()
{
    Story& here = story();
    if (here.joined && !m_stories.lineIsEmpty())
        m_stories.endParagraph(*here.joined);
    here.joined.reset();
}

bool DocxBody::enterTable(const pugi::xml_node&)
{
    endJoined();
    if (m_stories.inBody())
        m_tables.beginTable();
    return true;
}

void DocxBody::leaveTable(const pugi::xml_node&)
{
    if (m_stories.inBody())
        m_tables.endTable();
}

bool DocxBody::enterRow(const pugi::xml_node& node)
{
    const pugi::xml_node properties = childOf(node, "trPr");
    if (isDeleted(properties)) {
        ++m_leftOut.deleted;
        return false;
    }
    if (m_stories.inBody()) {
        m_tables.beginRow();
        m_tables.skipColumns(
            numberIn(attributeOf(childOf(properties, "gridBefore"), "val"), kColumns, 0));
    }
    return true;
}

bool DocxBody::enterCell(const pugi::xml_node& node)
{
    const pugi::xml_node properties = childOf(node, "tcPr");
    if (childOf(properties, "cellDel")) {
        ++m_leftOut.deleted;
        return false;
    }
    const pugi::xml_node width = childOf(properties, "gridSpan");
    if (m_stories.inBody())
        m_tables.beginCell(numberIn(attributeOf(width, "val"), {1, kColumns.high}, 1));
    return true;
}

bool DocxBody::enterBox(const pugi::xml_node&)
{
    if (!isShown())
        return false;
    m_stories.open();
    m_open.emplace_back();
    return true;
}

void DocxBody::leaveBox(const pugi::xml_node&)
{
    endJoined();
    m_open.pop_back();
    m_stories.hang(text::BlockKind::TextBox, {});
}

// Lettering of the old drawing language has its words in an attribute.
bool DocxBody::enterWordArt(const pugi::xml_node& node)
{
    const std::string_view words = attributeOf(node, "string");
    if (isShown() && !words.empty()) {
        m_stories.open();
        m_stories.add(words);
        m_stories.hang(text::BlockKind::TextBox, {});
        m_written += words.size();
    }
    return false;
}

bool DocxBody::enterAlternatives(const pugi::xml_node&)
{
    m_alternatives.push_back({.pictures = m_leftOut.pictures});
    return true;
}

void DocxBody::leaveAlternatives(const pugi::xml_node&)
{
    const Alternatives& all = m_alternatives.back();
    m_leftOut.pictures = all.pictures + all.most;
    m_alternatives.pop_back();
}

// A branch counts as understood when words came out of it; until then the next one is tried.
bool DocxBody::enterBranch(const pugi::xml_node&)
{
    if (m_alternatives.empty())
        return true;
    m_alternatives.back().before = m_written;
    return !m_alternatives.back().taken;
}

void DocxBody::leaveBranch(const pugi::xml_node&)
{
    if (m_alternatives.empty())
        return;
    Alternatives& all = m_alternatives.back();
    all.taken = m_written > all.before;
    all.most = std::max(all.most, m_leftOut.pictures - all.pictures);
    m_leftOut.pictures = all.pictures;
}

bool DocxBody::enterPicture(const pugi::xml_node&)
{
    if (isShown())
        ++m_leftOut.pictures;
    return true;
}

bool DocxBody::enterEmbedded(const pugi::xml_node&)
{
    ++m_leftOut.embedded;
    return false;
}

} // namespace crosscase::importing
