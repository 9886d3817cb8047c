// SPDX-License-Identifier: GPL-3.0-or-later
// Makes HTML fit for gumbo, which stops the program (asserts) at some pages with drawings,
// formulas, templates or selects, and whose time and memory grow with the square of the nesting, of
// the attributes of a tag, and of the formatting that is left open. What it is given holds nothing
// of these: plain blocks, tables, links and spans, at most some hundred of them open.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct PreparedHtml {
    std::vector<std::string> parts; // each HTML; one, unless it was flattened
    bool flattened = false;         // only headings, paragraphs and line breaks are left
};

// Of UTF-8. What a page does not show goes: scripts, templates, drawings, controls of forms, what
// stands in for a script, an object, a film. XHTML becomes HTML. The page is flattened when it has
// more than 1,000 open elements, is larger than 50 MB, or would take too long. Linear.
[[nodiscard]] PreparedHtml preparedHtml(std::string_view html);

} // namespace crosscase::importing
