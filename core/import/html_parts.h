// SPDX-License-Identifier: GPL-3.0-or-later
// What of a web page is its text, and what is furniture: menus, banners, footers, what is hidden.
#pragma once

#include "core/import/html_tree.h"

#include <cstddef>
#include <cstdint>
#include <functional>

namespace crosscase::importing {

enum class HtmlPart : std::uint8_t {
    Main,       // its main element, or its articles, without furniture
    Body,       // all but furniture
    Everything, // furniture too
};

struct HtmlChoice {
    HtmlPart part = HtmlPart::Body;
    GumboTag main = GUMBO_TAG_MAIN; // with Main: which elements
    std::size_t leftOut = 0;        // words
};

// A menu, a banner, a search form, or hidden.
[[nodiscard]] bool isFurniture(const GumboNode& node);
// One of the elements that hold the page's text, by the choice?
[[nodiscard]] bool isMain(const GumboNode& node, const HtmlChoice& choice);

// The narrowest part that holds at least a quarter of the words of the next. Of `isNote` elements
// the words belong to the text wherever they stand. `mayNarrow`: is Main allowed?
[[nodiscard]] HtmlChoice chosenPart(const HtmlTree& tree,
                                    const std::function<bool(const GumboNode&)>& isNote,
                                    bool mayNarrow);

} // namespace crosscase::importing
