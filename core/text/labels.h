// SPDX-License-Identifier: GPL-3.0-or-later
// The usual notations of speaker labels and timestamps at the start of a passage.
//
// What looks like a label may be prose ("Note: ..."), so a label counts only if one of these holds:
//   - it stands at least twice in the document as a label, spelt the same;
//   - it is all upper case;
//   - it has a timestamp on its line and does not begin in lower case (a label without a colon,
//     NAME (00:12:03), must then stand alone on its line);
//   - it is a role word, perhaps with a number: Interviewer, Respondent, Moderator, Speaker 2 ...
// It looks like a label if it has at most 40 code points and 5 words, begins with a letter, or with
// a digit and a letter, is indented by at most 3 blanks, holds no quotation mark or sentence
// punctuation (a full stop may follow an abbreviation: Dr. Long), is followed by a blank or the
// line end (after a full-width colon by anything), and, if it is in brackets without a colon, does
// not begin in lower case and is no stage direction ([Laughter]).
#pragma once

#include "core/text/structure.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace crosscase::text {

// The beginning of a passage. Positions are bytes from the passage's start.
struct PassageHead {
    std::string_view label;         // empty: none
    bool certain = false;           // counts as a label even if it stands only once
    std::optional<std::int64_t> ms; // the timestamp before the label or in it
    bool timeInLabel = false;       // the timestamp is one only if the label counts
    std::size_t afterTime = 0;      // where the content starts if the label does not count
    std::size_t afterLabel = 0;     // where it starts if it does
};

// `passage` may have several lines: a timestamp may stand alone on the first.
[[nodiscard]] PassageHead readHead(std::string_view passage, Markup markup);

// Is this the label of one who asks (Interviewer, Moderator 2, Q ...)? Their turns are no case of a
// study.
[[nodiscard]] bool isInterviewer(std::string_view label);

} // namespace crosscase::text
