// SPDX-License-Identifier: GPL-3.0-or-later
// Timestamps as transcripts write them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace crosscase::text {

struct Timecode {
    std::int64_t ms = 0;
    std::size_t length = 0; // bytes, with its brackets
    bool bracketed = false; // in [], () or ##
    int fields = 0;         // 2: MM:SS, 3: HH:MM:SS, 4: DD:HH:MM:SS
};

// The timestamp that `utf8` begins with, or nothing. Notations:
//   [00:12:03]  (12:03)  #00:01:02-3#  00:12:03.250  1:02:03  12:03  -00:00:10
//   [00:00:28:53]  days, hours, minutes, seconds (NASA); where the second field cannot be hours
//                  (24 or more): hours, minutes, seconds and frames, and the frames are dropped
// A fraction follows `.` or `,` (within ## also `-`); all but its first three digits are dropped.
// All fields but the first are two digits, minutes and seconds are below 60.
[[nodiscard]] std::optional<Timecode> timecodeAt(std::string_view utf8);

// The bracketed timestamp that `utf8` ends with: [00:12:03] or #00:01:02-3#.
[[nodiscard]] std::optional<Timecode> timecodeAtEnd(std::string_view utf8);

} // namespace crosscase::text
