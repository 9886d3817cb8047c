// SPDX-License-Identifier: GPL-3.0-or-later
// What a text in Markdown (CommonMark) says, as a flat list of blocks: for cells, reports and the
// bullets that evidence is cited for.
#pragma once

#include "core/text/span.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

struct MarkdownRun {
    std::string text; // a line break of the source is '\n', never a blank: summaries are typed so
    bool bold = false;
    bool italic = false;
    bool code = false;
    bool operator==(const MarkdownRun&) const = default;
};

enum class MarkdownKind : std::uint8_t { Paragraph, ListItem, Heading, Quote, Code };

struct MarkdownBlock {
    MarkdownKind kind = MarkdownKind::Paragraph;
    std::vector<MarkdownRun> runs; // neighbours differ in style; a code block is one run
    // How many lists it stands in. A list item is one block of kind ListItem, perhaps without
    // runs; what else stands in the item follows as blocks of other kinds, of the same depth.
    int depth = 0;
    bool ordered = false; // a list item: by number
    int number = 0;       // an ordered list item: its number
    int level = 0;        // a heading: 1 to 6
    int bullet = -1;      // the top-level list item it stands in, as numbered by bullets(); or -1
    bool operator==(const MarkdownBlock&) const = default;
};

// Any bytes; ill-formed ones become U+FFFD. Raw HTML stays as text, an address that a link does not
// show follows its words in parentheses, an image is its description, a rule is "* * *". Every
// block but a list item has runs. A text of more than 1 MB is taken as plain paragraphs.
[[nodiscard]] std::vector<MarkdownBlock> markdown(std::string_view source);

// The words of a block, without styles.
[[nodiscard]] std::string plainText(const MarkdownBlock& block);

// The list items of the top level in order, also of several lists: each item's text in `source`
// (code points of valid UTF-8) from behind its marker to its end, the items under it included. What
// stands at [n] is bullet n, counted from 0.
[[nodiscard]] std::vector<Span> bullets(std::string_view source);

// Plain words as Markdown that says just them, in one line: runs of blanks and line breaks become
// one blank, outer ones go.
[[nodiscard]] std::string asMarkdown(std::string_view words);

} // namespace crosscase::text
