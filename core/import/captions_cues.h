// SPDX-License-Identifier: GPL-3.0-or-later
// The cues of a captions file, with their marks read and taken out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct CueLine {
    std::string speaker = {}; // empty: not told
    bool newSpeaker = false;  // somebody else than before, by "- " or ">>"; the mark is taken off
    std::string text = {};
};

struct Cue {
    std::optional<std::int64_t> startMs = {}; // empty: damaged
    std::optional<std::int64_t> endMs = {};
    std::vector<CueLine> lines = {}; // none empty
};

struct Cues {
    std::vector<Cue> cues;
    std::size_t damaged = 0; // times that cannot be read, text outside of cues
};

// `utf8`: line ends are LF. Header, notes, styles, regions, numbers and names of cues, settings and
// markup are left out. Linear.
[[nodiscard]] Cues cuesOf(std::string_view utf8);

// The lines of a cue's text without its markup: <v Name>, <i>, <c.x>, <00:00:01.000>, {\an8},
// entities. Angle brackets that are no known markup stay.
[[nodiscard]] std::vector<CueLine> cueLinesOf(std::string_view markup);

} // namespace crosscase::importing
