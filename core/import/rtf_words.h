// SPDX-License-Identifier: GPL-3.0-or-later
// The control words of RTF that matter for the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace crosscase::importing {

// What the text of a group is.
enum class RtfDestination : std::uint8_t {
    Text, // of the flow at hand
    Skipped,
    Hollow, // it and its groups hold text only where they say so: drawings
    FontTable,
    StyleSheet,
    ListMark,    // the number or bullet that a program has put before an item
    Alternative, // \upr: only its \ud is read
    Unicode,     // \ud
    Note,
    TextBox,
    Comment,
    Author,
    Initials,
    Date,
    CommentReference,
    RangeStart,
    RangeEnd,
    Equation, // skipped and counted
};

enum class RtfCommand : std::uint8_t {
    // the character set
    Ansi,
    Mac,
    Pc,
    PcA,
    AnsiPage,
    DefaultFont,
    Font,
    Charset,
    FontPage,
    Unicode,
    UnicodeSkip,
    // of characters
    Plain,
    Hidden,
    Deleted,
    // of paragraphs
    ParagraphDefault,
    InTable,
    Nesting,
    Outline,
    Style,
    List,
    ListLevel,
    Left,
    FirstLine,
    TabStop,
    // structure
    Paragraph,
    Section,
    Line,
    Page,
    Tab,
    Cell,
    Row,
    NestedCell,
    NestedRow,
    Endnote,
};

enum class RtfRole : std::uint8_t { Character, Destination, Command };

struct RtfWord {
    std::string_view name;
    RtfRole role;
    std::uint16_t value; // the code point, RtfDestination, RtfCommand
};

// Nothing for a word that does not matter.
[[nodiscard]] std::optional<RtfWord> rtfWord(std::string_view name);

} // namespace crosscase::importing
