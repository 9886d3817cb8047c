// SPDX-License-Identifier: GPL-3.0-or-later
// What the file of a document told of its text and the text itself does not show: headings, list
// items, cells of tables, notes, pages, who speaks. Read once at import, kept beside the text as an
// immutable text of its own, moved with it when it is corrected.
#pragma once

#include "core/base/error.h"
#include "core/text/anchors.h"
#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

enum class BlockKind : std::uint8_t {
    Paragraph,
    Heading,
    ListItem,
    TableCell,
    Footnote,
    Endnote,
    TextBox,
};
// "paragraph", "heading", "list item", "table cell", "footnote", "endnote", "text box".
[[nodiscard]] std::string_view nameOf(BlockKind kind);

// A cell's place; all from 1, in the order of the document.
struct Cell {
    std::int32_t table = 0;
    std::int32_t row = 0;
    std::int32_t column = 0;

    bool operator==(const Cell&) const = default;
};

// One or more whole lines of the text that are more than a plain paragraph. Each of its lines is a
// passage of that kind.
struct LayoutBlock {
    Span span; // without the last line end
    BlockKind kind = BlockKind::Paragraph;
    std::uint8_t level = 0;      // of a heading 1..6, of a list item its depth 1..9
    Cell cell{};                 // of a table's cell
    CodePoint contentStart = -1; // where the content of the first line begins, after the mark of a
                                 // note or the speaker's label; -1: at the line's start
    Span speaker{};              // the label within the block; empty: the text has to show it
    std::optional<std::int64_t> timeMs{};

    bool operator==(const LayoutBlock&) const = default;
};

// From here on the text is on this page.
struct PageStart {
    CodePoint at = 0;
    std::int32_t page = 0; // as counted in the file, from 1

    bool operator==(const PageStart&) const = default;
};

struct Layout {
    std::vector<LayoutBlock> blocks; // in text order, disjoint, none empty
    std::vector<PageStart> pages;    // in text order

    bool operator==(const Layout&) const = default;
    [[nodiscard]] bool empty() const { return blocks.empty() && pages.empty(); }
};

// One line an entry; empty for an empty layout. See layout.cpp for the notation.
[[nodiscard]] std::string layoutToText(const Layout& layout);
// Malformed: the line is named.
[[nodiscard]] Result<Layout> layoutFromText(std::string_view text);

// The layout of the edited text. A block all of whose text is deleted goes.
[[nodiscard]] Layout
moved(const Layout& layout, const Edits& edits, Replaced replaced = Replaced::Lost);

} // namespace crosscase::text
