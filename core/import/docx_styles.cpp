// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/docx_styles.h"

#include "core/import/office.h"
#include "core/import/xml.h"

namespace crosscase::importing {

namespace {

constexpr int kMaxChain = 64; // styles that are based on each other
constexpr Bounds kAnyNumber{0, 1'000'000'000};

std::optional<std::int64_t> valueOf(const pugi::xml_node& property)
{
    if (!property)
        return std::nullopt;
    return numberIn(attributeOf(property, "val"), kAnyNumber, 0);
}

} // namespace

bool isOn(const pugi::xml_node& property)
{
    if (!property)
        return false;
    const std::string_view value = attributeOf(property, "val");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

DocxStyles::Raw DocxStyles::rawOf(const pugi::xml_node& style)
{
    const pugi::xml_node paragraph = childOf(style, "pPr");
    const pugi::xml_node list = childOf(paragraph, "numPr");
    const pugi::xml_node vanish = childOf(childOf(style, "rPr"), "vanish");
    Raw raw;
    raw.base = attributeOf(childOf(style, "basedOn"), "val");
    raw.namedHeading = headingOfStyleName(attributeOf(childOf(style, "name"), "val"));
    raw.outline = valueOf(childOf(paragraph, "outlineLvl"));
    raw.list = valueOf(childOf(list, "numId"));
    raw.level = valueOf(childOf(list, "ilvl"));
    if (vanish)
        raw.hidden = isOn(vanish);
    return raw;
}

DocxStyles::LinkedLevels DocxStyles::linkedLevels(const pugi::xml_node& numbering)
{
    LinkedLevels levels;
    for (const pugi::xml_node& list : numbering.children())
        if (localName(list) == "abstractNum")
            for (const pugi::xml_node& level : list.children())
                if (const pugi::xml_node style = childOf(level, "pStyle"))
                    levels.try_emplace(std::string(attributeOf(style, "val")),
                                       numberIn(attributeOf(level, "ilvl"), kAnyNumber, 0));
    return levels;
}

DocxStyle
DocxStyles::resolved(const RawStyles& raws, const LinkedLevels& levels, std::string_view id)
{
    Raw sum;
    std::optional<std::uint8_t> heading;
    int steps = 0;
    for (auto at = raws.find(id); at != raws.end() && steps < kMaxChain; ++steps) {
        const Raw& raw = at->second;
        if (!heading && raw.outline)
            heading = *raw.outline > 8 ? std::uint8_t{0} : headingLevel(*raw.outline + 1);
        else if (!heading && raw.namedHeading > 0)
            heading = raw.namedHeading;
        if (!sum.list && raw.list && !raw.level && !sum.level)
            if (const auto linked = levels.find(at->first); linked != levels.end())
                sum.level = linked->second;
        inherit(sum.list, raw.list);
        inherit(sum.level, raw.level);
        inherit(sum.hidden, raw.hidden);
        at = raws.find(raw.base);
    }
    DocxStyle style;
    style.heading = heading.value_or(0);
    if (sum.list.value_or(0) > 0)
        style.depth = listDepth(sum.level.value_or(0) + 1);
    style.hidden = sum.hidden.value_or(false);
    return style;
}

DocxStyles::DocxStyles(const pugi::xml_node& styles, const pugi::xml_node& numbering)
{
    RawStyles raws;
    for (const pugi::xml_node& style : styles.children()) {
        if (localName(style) != "style")
            continue;
        const std::string id(attributeOf(style, "styleId"));
        raws.try_emplace(id, rawOf(style));
        const std::string_view isDefault = attributeOf(style, "default");
        if (attributeOf(style, "type") == "paragraph" && (isDefault == "1" || isDefault == "true"))
            m_default = id;
    }
    const LinkedLevels levels = linkedLevels(numbering);
    for (const auto& [id, raw] : raws)
        m_styles.emplace(id, resolved(raws, levels, id));
}

DocxStyle DocxStyles::paragraph(std::string_view id) const
{
    const auto found = m_styles.find(id.empty() ? std::string_view(m_default) : id);
    if (found != m_styles.end())
        return found->second;
    return {.heading = headingOfStyleName(id)};
}

bool DocxStyles::hidesRun(std::string_view id) const
{
    const auto found = m_styles.find(id);
    return found != m_styles.end() && found->second.hidden;
}

} // namespace crosscase::importing
