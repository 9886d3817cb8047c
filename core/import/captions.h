// SPDX-License-Identifier: GPL-3.0-or-later
// Captions of a recording (SubRip srt, WebVTT vtt): cues joined to passages as they were spoken.
//
// A passage is a line "[00:00:05] Anna: text". Cues of a speaker, or of nobody, make one passage as
// long as their sentence is not ended and the pause is below two seconds. Lines that a rolling
// caption repeats are written once.
#pragma once

#include "core/import/reader.h"

namespace crosscase::importing {

[[nodiscard]] bool claimsCaptions(std::string_view bytes);
// Errors: see text::decode. Damaged cues are counted in a warning, their text is kept.
[[nodiscard]] Result<Imported> readCaptions(std::string_view bytes, const Options& options);

} // namespace crosscase::importing
