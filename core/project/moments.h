// SPDX-License-Identifier: GPL-3.0-or-later
// Moments of a project's history: naming one, and a coder then beside the same coder now.
#pragma once

#include "core/project/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

// The number of a batch, or a time (2026-11-23, its end; 2026-11-23T10:00:00Z): the last batch up
// to then. NotFound: there was none; Malformed: neither.
[[nodiscard]] Result<std::int32_t> momentNamed(Project& project, std::string_view text);

// A snapshot in which what a coder had coded at a moment stands beside what is coded now, as the
// codings of a second coder. Left out is what cannot be compared: documents that were not there, or
// whose text was another. Codes that are gone are there again.
struct ThenAndNow {
    model::Corpus corpus;
    model::Id<model::Coder> then;   // "Ann (batch 12, 2026-11-23)"
    std::vector<std::string> notes; // what was left out
};
// NotFound: the coder had not begun.
[[nodiscard]] Result<ThenAndNow>
thenAndNow(Project& project, model::Id<model::Coder> coder, std::int32_t batch);

} // namespace crosscase::project
