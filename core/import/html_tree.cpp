// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/html_tree.h"

#include "core/import/html_scan.h"

#include <algorithm>

namespace crosscase::importing {

namespace {

GumboOptions options()
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0; // they would be kept
    return options;
}

} // namespace

void HtmlTree::Destroy::operator()(GumboOutput* output) const
{
    const GumboOptions how = options();
    gumbo_destroy_output(&how, output);
}

HtmlTree::HtmlTree(std::string html)
    : m_html(std::make_unique<const std::string>(std::move(html)))
{
    const GumboOptions how = options();
    m_output.reset(gumbo_parse_with_options(&how, m_html->data(), m_html->size()));
}

GumboTag tagOf(const GumboNode& node)
{
    return node.type == GUMBO_NODE_ELEMENT ? node.v.element.tag : GUMBO_TAG_LAST;
}

std::string_view textOf(const GumboNode& node)
{
    const bool isText = node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE
                        || node.type == GUMBO_NODE_CDATA;
    return isText ? std::string_view(node.v.text.text) : std::string_view();
}

bool hasAttribute(const GumboNode& node, const char* name)
{
    return node.type == GUMBO_NODE_ELEMENT
           && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string_view attributeOf(const GumboNode& node, const char* name)
{
    if (node.type != GUMBO_NODE_ELEMENT)
        return {};
    const GumboAttribute* attribute = gumbo_get_attribute(&node.v.element.attributes, name);
    return attribute == nullptr ? std::string_view() : std::string_view(attribute->value);
}

bool lists(const GumboNode& node, const char* attribute, std::string_view word)
{
    std::string_view value = attributeOf(node, attribute);
    while (!value.empty()) {
        const auto* const end = std::ranges::find_if(value, isHtmlBlank);
        const std::string_view one = value.substr(0, static_cast<std::size_t>(end - value.begin()));
        if (std::ranges::equal(one, word, {}, asciiLower))
            return true;
        value.remove_prefix(std::min(one.size() + 1, value.size()));
    }
    return false;
}

std::string innerText(const GumboNode& node)
{
    std::string text;
    walk(
        node,
        [&text](const GumboNode& at) {
            text += textOf(at);
            return true;
        },
        [](const GumboNode&) {});
    return text;
}

} // namespace crosscase::importing
