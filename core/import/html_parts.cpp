// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_parts.h"

#include "core/import/html_scan.h"
#include "core/text/words.h"

#include <algorithm>
#include <array>

namespace crosscase::importing {

namespace {

constexpr std::array<std::string_view, 4> kFurnitureRoles{
    "navigation", "banner", "contentinfo", "search"};

bool isDisplayNone(const GumboNode& node)
{
    std::string style;
    for (const char c : attributeOf(node, "style"))
        if (!isHtmlBlank(c))
            style += asciiLower(c);
    return style.find("display:none") != std::string::npos;
}

bool isOf(GumboTag tag, const GumboNode& node)
{
    return tagOf(node) == tag || lists(node, "role", tag == GUMBO_TAG_MAIN ? "main" : "article");
}

// Counts words by where they stand.
class Census {
public:
    explicit Census(const std::function<bool(const GumboNode&)>& isNote)
        : m_isNote(isNote)
    {}

    bool enter(const GumboNode& node)
    {
        if (node.type == GUMBO_NODE_ELEMENT)
            step(node, 1);
        else if (const std::string_view text = textOf(node); !text.empty())
            add(text::countWords(text));
        return node.type == GUMBO_NODE_ELEMENT;
    }
    void leave(const GumboNode& node) { step(node, -1); }

    [[nodiscard]] HtmlChoice choice(bool mayNarrow) const
    {
        const std::size_t inMain = m_hasMain ? m_inMain : m_inArticle;
        const bool hasSome = (m_hasMain || m_hasArticle) && inMain > 0;
        if (mayNarrow && hasSome && inMain * 4 >= m_inBody)
            return {HtmlPart::Main, m_hasMain ? GUMBO_TAG_MAIN : GUMBO_TAG_ARTICLE, m_all - inMain};
        if (m_inBody * 4 >= m_all)
            return {HtmlPart::Body, GUMBO_TAG_MAIN, m_all - m_inBody};
        return {HtmlPart::Everything, GUMBO_TAG_MAIN, 0};
    }

private:
    void step(const GumboNode& node, int by)
    {
        m_noteDepth += m_isNote(node) ? by : 0;
        m_furnitureDepth += isFurniture(node) ? by : 0;
        m_mainDepth += isOf(GUMBO_TAG_MAIN, node) ? by : 0;
        m_articleDepth += isOf(GUMBO_TAG_ARTICLE, node) ? by : 0;
        m_hasMain = m_hasMain || m_mainDepth > 0;
        m_hasArticle = m_hasArticle || m_articleDepth > 0;
    }
    void add(std::size_t words)
    {
        const bool isNote = m_noteDepth > 0;
        const bool isKept = isNote || m_furnitureDepth == 0;
        m_all += words;
        m_inBody += isKept ? words : 0;
        m_inMain += isKept && (isNote || m_mainDepth > 0) ? words : 0;
        m_inArticle += isKept && (isNote || m_articleDepth > 0) ? words : 0;
    }

    const std::function<bool(const GumboNode&)>& m_isNote;
    int m_noteDepth = 0;
    int m_furnitureDepth = 0;
    int m_mainDepth = 0;
    int m_articleDepth = 0;
    bool m_hasMain = false;
    bool m_hasArticle = false;
    std::size_t m_all = 0;
    std::size_t m_inBody = 0;
    std::size_t m_inMain = 0;
    std::size_t m_inArticle = 0;
};

} // namespace

bool isFurniture(const GumboNode& node)
{
    if (node.type != GUMBO_NODE_ELEMENT)
        return false;
    const auto hasRole = [&node](std::string_view role) { return lists(node, "role", role); };
    return tagOf(node) == GUMBO_TAG_NAV || std::ranges::any_of(kFurnitureRoles, hasRole)
           || attributeOf(node, "aria-hidden") == "true" || hasAttribute(node, "hidden")
           || isDisplayNone(node);
}

bool isMain(const GumboNode& node, const HtmlChoice& choice)
{
    return choice.part == HtmlPart::Main && isOf(choice.main, node);
}

HtmlChoice chosenPart(const HtmlTree& tree,
                      const std::function<bool(const GumboNode&)>& isNote,
                      bool mayNarrow)
{
    Census census(isNote);
    walk(
        tree.root(),
        [&census](const GumboNode& node) { return census.enter(node); },
        [&census](const GumboNode& node) { census.leave(node); });
    return census.choice(mayNarrow);
}

} // namespace crosscase::importing
