// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/odt_styles.h"

#include "core/import/office.h"
#include "core/import/xml.h"

namespace crosscase::importing {

namespace {

constexpr int kMaxChain = 64; // styles that are each other's parents

} // namespace

OdtStyles::Raw OdtStyles::rawOf(const pugi::xml_node& style)
{
    Raw raw;
    raw.parent = attributeOf(style, "parent-style-name");
    bool saysLevel = false;
    for (const pugi::xml_attribute& attribute : style.attributes())
        saysLevel =
            saysLevel || std::string_view(attribute.name()).ends_with("default-outline-level");
    const std::uint8_t named = headingOfStyleName(attributeOf(style, "name"));
    if (saysLevel)
        raw.heading =
            headingLevel(numberIn(attributeOf(style, "default-outline-level"), {0, 10}, 0));
    else if (named > 0)
        raw.heading = named;
    const std::string_view display = attributeOf(childOf(style, "text-properties"), "display");
    if (!display.empty())
        raw.hidden = display == "none";
    return raw;
}

void OdtStyles::add(const pugi::xml_node& container)
{
    for (const pugi::xml_node& style : container.children()) {
        if (localName(style) != "style")
            continue;
        const std::string_view family = attributeOf(style, "family");
        if (family == "paragraph")
            m_rawParagraphs.try_emplace(std::string(attributeOf(style, "name")), rawOf(style));
        else if (family == "text")
            m_rawTexts.try_emplace(std::string(attributeOf(style, "name")), rawOf(style));
    }
}

OdtStyle OdtStyles::resolved(const RawStyles& raws, std::string_view name)
{
    Raw sum;
    int steps = 0;
    for (auto at = raws.find(name); at != raws.end() && steps < kMaxChain; ++steps) {
        inherit(sum.heading, at->second.heading);
        inherit(sum.hidden, at->second.hidden);
        at = raws.find(at->second.parent);
    }
    OdtStyle style;
    style.heading = sum.heading.value_or(0);
    style.hidden = sum.hidden;
    return style;
}

void OdtStyles::resolve()
{
    for (const auto& [name, raw] : m_rawParagraphs)
        m_paragraphs.emplace(name, resolved(m_rawParagraphs, name));
    for (const auto& [name, raw] : m_rawTexts)
        m_texts.emplace(name, resolved(m_rawTexts, name));
}

OdtStyle OdtStyles::paragraph(std::string_view name) const
{
    const auto found = m_paragraphs.find(name);
    return found != m_paragraphs.end() ? found->second : OdtStyle{headingOfStyleName(name)};
}

OdtStyle OdtStyles::text(std::string_view name) const
{
    const auto found = m_texts.find(name);
    return found != m_texts.end() ? found->second : OdtStyle{};
}

} // namespace crosscase::importing
