// SPDX-License-Identifier: GPL-3.0-or-later
// Whose turns are compared: usually those of respondents, for what interviewers say is hardly ever
// coded, and its nothing would pass for agreement.
#pragma once

#include "core/model/text_source.h"

#include <set>
#include <string>
#include <vector>

namespace crosscase::agreement {

struct SpeakerChoice {
    enum class Kind : std::uint8_t { Respondents, All, Named };
    Kind kind = Kind::Respondents;
    std::vector<std::string> names{}; // Named; compared without regard to case
};

struct SpokenText {
    text::SpanSet content;             // of the passages that are in
    std::int64_t interviewerTurns = 0; // left out
    std::int64_t otherTurns = 0;       // ... of those not named
    std::int64_t unspoken = 0;         // passages of no speaker, left out
    std::set<std::string> interviewers;
};

// Respondents: in a text with speakers, all speakers but those who ask. Those are the ones so
// labelled (text::isInterviewer); and, where the project gives speakers of this text to cases
// (`ofCases`, folded names), the ones that are of no case. If nobody remained, all stay. Text of no
// speaker (headings, notes) is in only where nobody speaks. Named: the turns of those, nothing
// else.
[[nodiscard]] SpokenText spokenText(const text::Structure& structure,
                                    const SpeakerChoice& choice,
                                    const std::set<std::string>& ofCases);

} // namespace crosscase::agreement
