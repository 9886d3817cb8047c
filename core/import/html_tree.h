// SPDX-License-Identifier: GPL-3.0-or-later
// The tree that gumbo makes of prepared HTML, and how to walk and ask it.
#pragma once

#include <gumbo.h>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscase::importing {

class HtmlTree {
public:
    // `html` comes from preparedHtml.
    explicit HtmlTree(std::string html);

    [[nodiscard]] const GumboNode& root() const { return *m_output->root; }

private:
    struct Destroy {
        void operator()(GumboOutput* output) const;
    };
    std::unique_ptr<const std::string> m_html; // at its place for good: the tree points into it
    std::unique_ptr<GumboOutput, Destroy> m_output;
};

// GUMBO_TAG_LAST for what is no element.
[[nodiscard]] GumboTag tagOf(const GumboNode& node);
// Of a text, a blank too; empty for an element.
[[nodiscard]] std::string_view textOf(const GumboNode& node);
[[nodiscard]] bool hasAttribute(const GumboNode& node, const char* name);
// Empty if it has none.
[[nodiscard]] std::string_view attributeOf(const GumboNode& node, const char* name);
// Is `word` (lower case) one of those that the attribute lists?
[[nodiscard]] bool lists(const GumboNode& node, const char* attribute, std::string_view word);
// All text in it.
[[nodiscard]] std::string innerText(const GumboNode& node);

// Visits `root` and all below it in document order, without recursion. `enter(node)` returns
// whether to go into it; `leave(node)` comes after all below, for every node that was gone into.
template <typename Enter, typename Leave>
void walk(const GumboNode& root, Enter&& enter, Leave&& leave)
{
    std::vector<std::pair<const GumboNode*, unsigned>> open; // and which child comes next
    const auto visit = [&](const GumboNode& node) {
        if (enter(node))
            open.emplace_back(&node, 0U);
    };
    visit(root);
    while (!open.empty()) {
        auto& [node, next] = open.back();
        const bool isElement = node->type == GUMBO_NODE_ELEMENT;
        if (isElement && next < node->v.element.children.length) {
            visit(*static_cast<const GumboNode*>(node->v.element.children.data[next++]));
        } else {
            leave(*node);
            open.pop_back();
        }
    }
}

} // namespace crosscase::importing
