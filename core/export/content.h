// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell, a paragraph or a note says, for formats that know lists, bold and italics.
#pragma once

#include "core/export/formats.h"
#include "core/table/table.h"
#include "core/text/markdown.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

using Blocks = std::vector<text::MarkdownBlock>;
using Runs = std::vector<text::MarkdownRun>;

constexpr int kDeepestList = 9; // what Word knows; deeper items stand at this depth

// Words that are no Markdown: one paragraph, or none if there are no words.
[[nodiscard]] Blocks plain(std::string_view words);
[[nodiscard]] Blocks fromMarkdown(std::string_view words);
[[nodiscard]] Blocks
contentOf(const table::Table& table, const table::Row& row, std::size_t column);

// "•", or "3." of an ordered list.
[[nodiscard]] std::string markerOf(const text::MarkdownBlock& item);

// All blocks in lines of text, list items with their marker, indented by their depth.
[[nodiscard]] Runs flattened(const Blocks& blocks);

// Is the first letter of a script that runs from right to left?
[[nodiscard]] bool runsRightToLeft(std::string_view words);
[[nodiscard]] bool runsRightToLeft(const Runs& runs);

// The notes of the table, then what is said about the file.
[[nodiscard]] std::vector<std::string> footOf(const table::Table& table, const Options& options);

// Goes through blocks for a format whose lists nest. `sink` has openList(block), openItem(block),
// block(block), closeItem(), closeList(ordered); blocks come within the item that they stand in,
// the words of an item as its first block.
template <typename Sink>
void nested(const Blocks& blocks, Sink& sink)
{
    struct List {
        bool ordered;
        int last; // the number of the last item
    };
    std::vector<List> open;
    const auto closeOne = [&] {
        sink.closeItem();
        sink.closeList(open.back().ordered);
        open.pop_back();
    };
    for (const text::MarkdownBlock& block : blocks) {
        const auto depth = static_cast<std::size_t>(block.depth);
        while (open.size() > depth)
            closeOne();
        if (block.kind == text::MarkdownKind::ListItem) {
            const bool sameDepth = open.size() == depth;
            const bool goesOn = sameDepth && open.back().ordered == block.ordered
                                && (!block.ordered || open.back().last + 1 == block.number);
            if (sameDepth && !goesOn)
                closeOne();
            else if (sameDepth)
                sink.closeItem();
            if (!goesOn) {
                sink.openList(block);
                open.push_back({block.ordered, 0});
            }
            open.back().last = block.number;
            sink.openItem(block);
        }
        sink.block(block);
    }
    while (!open.empty())
        closeOne();
}

} // namespace crosscase::exporting
