// SPDX-License-Identifier: GPL-3.0-or-later
// The passages (paragraphs) and speaker turns of a text.
//
// A passage is a non-empty line (or, on wish, a block between blank lines); a line of blanks only
// is empty. Passages are numbered from 1. Its content span leaves out the speaker's label, the
// timestamp and outer blanks. A turn is the run of passages from one speaker label to the next
// label or heading.
#pragma once

#include "core/base/error.h"
#include "core/text/layout.h"
#include "core/text/offset_map.h"
#include "core/text/span.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

enum class Paragraphs : std::uint8_t { Line, BlankLine };
enum class Markup : std::uint8_t { Plain, Markdown };

// How a document's text is to be cut; stored with the document as text, see toText.
struct StructureRules {
    Paragraphs paragraphs = Paragraphs::Line;
    Markup markup = Markup::Plain;
    // Empty: the usual notations. Otherwise an ICU regular expression that is matched at the start
    // of a line; its group 'speaker' (or the first group) is the label, an optional group 'time'
    // the time.
    std::string speakerPattern{};
    // Under which hash the text's layout is kept; empty: it has none.
    std::string layout{};

    bool operator==(const StructureRules&) const = default;
};

// One line of text: "paragraphs=line markup=plain layout=HASH speakers=REGEX" (layout and speakers
// left out when empty; speakers last, to the end of the line). A line end in the pattern becomes
// its escape, \n.
[[nodiscard]] std::string toText(const StructureRules& rules);
// What is missing has its default; an unknown key or value is Malformed.
[[nodiscard]] Result<StructureRules> structureRulesFromText(std::string_view text);

struct Passage {
    Span span;                 // the line(s), without the line end
    Span content;              // may be empty: a line with only a label or a timestamp
    std::int32_t speaker = -1; // index into Structure::speakers; -1: no speaker. Holds for
                               // follow-up passages of a turn too
    bool startsTurn = false;   // the label stands in this passage
    bool hasTime = false;      // has a timestamp, its own or one given by an earlier passage
    std::int64_t timeMs = 0;   // milliseconds, if hasTime; negative before zero: [-00:00:10]
    std::uint8_t heading = 0;  // level 1..6, 0: none
    BlockKind kind = BlockKind::Paragraph;
    std::uint8_t depth = 0; // of a list item, from 1
    Cell cell{};            // of a table's cell
    std::int32_t page = 0;  // where it starts, from 1; 0: the document has none
};

struct Structure {
    std::vector<Passage> passages;     // in text order
    std::vector<std::string> speakers; // in order of appearance, as written
    // Content spans, united: the text that is counted.
    [[nodiscard]] SpanSet content() const;
    // The passages of a speaker's turns (whole passages), united.
    [[nodiscard]] SpanSet turnsOf(std::string_view speaker) const;
    // Index of the passage that holds `position`, or of the next one (passages.size() if none).
    [[nodiscard]] std::size_t passageAt(CodePoint position) const;
};

// Notations of a label at the start of a line, after an optional timestamp: `NAME:`, `[NAME]`,
// `[NAME]:`, `NAME (00:12:03):`, `NAME (00:12:03)`, `[00:12:03] NAME:`, `00:12:03 NAME:`,
// `**NAME:**` (Markdown), full-width colon too. Which of them count, so that `Note: ...` in running
// prose is no speaker, says labels.h: those that come at least twice, are all upper case, have a
// timestamp or are a role word. The notations of timestamps are in timecode.h; they stand at the
// start of a line, those in [] or
// ## also at its end. A timestamp in a passage without content (alone or with only a label) gives
// its time to the following passages, up to the next timestamp. Markdown headings are `# x` and
// lines underlined by === or ---; a heading's passage includes the underline, its content leaves
// out the marks. Headings have no speaker and end a turn. With a pattern only its labels count. A
// pattern that ICU refuses, or that takes too long, is Malformed. Linear in the length of the text.
//
// What the layout says goes before what the text looks like: its blocks are cut from their
// surroundings, its labels and times hold. Notes have no speaker and do not end a turn.
[[nodiscard]] Result<Structure> segment(std::string_view utf8,
                                        const OffsetMap& map,
                                        const StructureRules& rules,
                                        const Layout& layout = {});

// `span` without blanks (Unicode White_Space) at its ends.
[[nodiscard]] Span trimmed(std::string_view utf8, const OffsetMap& map, Span span);

// "00:12:03" for 723,000; with milliseconds "00:12:03.250"; negative with a leading minus.
[[nodiscard]] std::string formatTime(std::int64_t ms);

} // namespace crosscase::text
