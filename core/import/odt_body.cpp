// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/odt_body.h"

#include "core/import/xml.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::importing {

namespace {

constexpr Bounds kPlaces{1, 1'000'000'000};
constexpr std::size_t kNodeBytes = 128;
constexpr std::string_view kBlanks = " \t\r\n";

bool isBlank(std::string_view words)
{
    return words.find_first_not_of(kBlanks) == std::string_view::npos;
}

struct Extent {
    std::size_t nodes = 0;
    std::size_t bytes = 0; // about what a copy takes
    bool words = false;
};
// Looks at `limit` nodes below `root` and at what stands beside the last of them.
Extent extentOf(const pugi::xml_node& root, std::size_t limit)
{
    Extent extent;
    walk(
        root,
        [&](const pugi::xml_node& node) {
            extent.words = extent.words || !isBlank(node.value());
            extent.bytes += kNodeBytes + std::string_view(node.value()).size();
            return ++extent.nodes < limit;
        },
        [](const pugi::xml_node&) {});
    return extent;
}

bool isTemplate(const pugi::xml_node& node)
{
    return localName(node).ends_with("-source"); // templates of tables of contents, not their words
}

} // namespace

const OdtBody::Handler* OdtBody::handlerOf(const pugi::xml_node& node)
{
    using Self = OdtBody;
    static constexpr Handler kShape{&Self::enterShape, &Self::hangStory};
    static const std::unordered_map<std::string_view, Handler> kHandlers{
        {"p", {&Self::enterParagraph, &Self::leaveParagraph}},
        {"h", {&Self::enterParagraph, &Self::leaveParagraph}},
        {"list", {&Self::enterList, &Self::leaveList}},
        {"numbered-paragraph", {&Self::enterNumbered, &Self::leaveNumbered}},
        {"section", {&Self::enterSection}},
        {"table", {&Self::enterTable, &Self::leaveTable}},
        {"table-row", {&Self::enterRow, &Self::leaveRow}},
        {"table-cell", {&Self::enterCell}},
        {"covered-table-cell", {&Self::enterCell}},
        {"tracked-changes", {&Self::enterTracked}},
        {"frame", {&Self::enterFrame, &Self::hangStory}},
        {"g", kShape},
        {"custom-shape", kShape},
        {"rect", kShape},
        {"line", kShape},
        {"polyline", kShape},
        {"polygon", kShape},
        {"regular-polygon", kShape},
        {"path", kShape},
        {"circle", kShape},
        {"ellipse", kShape},
        {"connector", kShape},
        {"caption", kShape},
        {"note", {&Self::enterNote}},
        {"note-body", {&Self::enterNoteBody, &Self::hangStory}},
        {"note-citation", {}},
        {"annotation", {&Self::enterComment, &Self::leaveComment}},
        {"annotation-end", {&Self::enterCommentEnd}},
        {"span", {&Self::enterSpan, &Self::leaveSpan}},
        {"s", {&Self::enterSpaces}},
        {"tab", {&Self::enterTab}},
        {"line-break", {&Self::enterLineBreak}},
        {"hidden-text", {&Self::enterHiddenText}},
        {"title", {&Self::enterTitle}},
        {"desc", {}},
        {"ruby-text", {}},
        {"image", {}},
        {"object", {}},
        {"object-ole", {}},
        {"plugin", {}},
        {"forms", {}},
        {"event-listeners", {}},
        {"script", {}},
        {"scripts", {}},
    };
    const auto found = kHandlers.find(localName(node));
    return found == kHandlers.end() ? nullptr : &found->second;
}

void OdtBody::read(const pugi::xml_node& body)
{
    walk(
        body,
        [this](const pugi::xml_node& node) { return enterAny(node); },
        [this](const pugi::xml_node& node) {
            const Handler* handler = handlerOf(node);
            if (handler != nullptr && handler->leave != nullptr)
                (this->*handler->leave)(node);
        });
}

bool OdtBody::enterAny(const pugi::xml_node& node)
{
    if (node.type() != pugi::node_element) {
        addCharacters(node.value());
        return false;
    }
    if (const Handler* handler = handlerOf(node))
        return handler->enter != nullptr && (this->*handler->enter)(node);
    return !isTemplate(node);
}

bool OdtBody::enterParagraph(const pugi::xml_node& node)
{
    const OdtStyle style = m_styles.paragraph(attributeOf(node, "style-name"));
    const std::string_view byField = attributeOf(childOf(node, "hidden-paragraph"), "is-hidden");
    Story& here = story();
    ++here.paragraphs;
    here.shown.push_back(isShown() && byField != "true" && !style.hidden.value_or(false));
    here.afterBlank = true;
    here.droppedText = false;
    return true;
}

void OdtBody::leaveParagraph(const pugi::xml_node& node)
{
    Story& here = story();
    --here.paragraphs;
    here.shown.pop_back();
    const bool leavesNothing =
        m_stories.lineIsEmpty() && !m_stories.hangs() && (inCell() || here.droppedText);
    if (!leavesNothing)
        m_stories.endParagraph(kindOf(node));
}

ParagraphKind OdtBody::kindOf(const pugi::xml_node& node)
{
    if (inCell())
        return {.kind = text::BlockKind::TableCell, .cell = m_tables.cell()};
    const std::uint8_t named = m_styles.paragraph(attributeOf(node, "style-name")).heading;
    const std::uint8_t heading =
        localName(node) == "h"
            ? headingLevel(numberIn(attributeOf(node, "outline-level"), {1, 10}, 1))
            : named;
    if (heading > 0)
        return {text::BlockKind::Heading, heading};
    if (story().lists > 0)
        return {text::BlockKind::ListItem, listDepth(static_cast<std::int64_t>(story().lists))};
    return {};
}

bool OdtBody::enterList(const pugi::xml_node&)
{
    ++story().lists;
    return true;
}

void OdtBody::leaveList(const pugi::xml_node&)
{
    --story().lists;
}

bool OdtBody::enterNumbered(const pugi::xml_node& node)
{
    story().lists += static_cast<std::size_t>(numberIn(attributeOf(node, "level"), {1, 9}, 1));
    return true;
}

void OdtBody::leaveNumbered(const pugi::xml_node& node)
{
    story().lists -= static_cast<std::size_t>(numberIn(attributeOf(node, "level"), {1, 9}, 1));
}

bool OdtBody::enterSection(const pugi::xml_node& node)
{
    const std::string_view display = attributeOf(node, "display");
    const bool hidden =
        display == "none" || (display == "condition" && attributeOf(node, "is-hidden") == "true");
    if (hidden)
        ++m_leftOut.hidden;
    return !hidden;
}

bool OdtBody::enterTable(const pugi::xml_node&)
{
    if (m_stories.inBody())
        m_tables.beginTable();
    return true;
}

void OdtBody::leaveTable(const pugi::xml_node&)
{
    if (m_stories.inBody())
        m_tables.endTable();
}

bool OdtBody::enterRow(const pugi::xml_node& node)
{
    unroll(node, "number-rows-repeated");
    if (m_stories.inBody())
        m_tables.beginRow();
    return true;
}

void OdtBody::leaveRow(const pugi::xml_node& node)
{
    const std::string_view rows = attributeOf(node, "number-rows-repeated");
    if (m_stories.inBody())
        m_tables.repeatRow(numberIn(rows, kPlaces, 1) - 1);
}

bool OdtBody::enterCell(const pugi::xml_node& node)
{
    unroll(node, "number-columns-repeated");
    const std::string_view columns = attributeOf(node, "number-columns-repeated");
    if (m_stories.inBody())
        m_tables.beginCell(numberIn(columns, kPlaces, 1));
    return true;
}

void OdtBody::unroll(pugi::xml_node node, const char* attribute)
{
    const std::int64_t times = numberIn(attributeOf(node, attribute), kPlaces, 1);
    if (times == 1 || m_seekable == 0)
        return;
    const Extent extent = extentOf(node, m_seekable);
    m_seekable -= std::min(m_seekable, extent.nodes);
    if (!extent.words)
        return;
    const auto copies = static_cast<std::size_t>(times - 1);
    if (copies > m_copyable / extent.bytes) {
        ++m_leftOut.repeated;
        return;
    }
    m_copyable -= copies * extent.bytes;
    for (pugi::xml_attribute& found : node.attributes())
        if (std::string_view(found.name()).ends_with(attribute))
            found.set_value("1");
    for (std::size_t n = 0; n < copies; ++n)
        node.parent().insert_copy_after(node, node);
}

bool OdtBody::enterTracked(const pugi::xml_node& node)
{
    for (const pugi::xml_node& change : node.children())
        if (childOf(childOf(change, "deletion"), "p") || childOf(childOf(change, "deletion"), "h"))
            ++m_leftOut.deleted;
    return false;
}

} // namespace crosscase::importing
