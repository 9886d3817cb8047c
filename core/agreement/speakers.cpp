// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/speakers.h"

#include "core/text/fold.h"
#include "core/text/labels.h"

#include <algorithm>

namespace crosscase::agreement {

namespace {

using Kind = SpeakerChoice::Kind;

// By speaker: does he ask?
std::vector<bool> askersOf(const text::Structure& structure, const std::set<std::string>& ofCases)
{
    std::vector<bool> asks;
    asks.reserve(structure.speakers.size());
    for (const std::string& speaker : structure.speakers)
        asks.push_back(text::isInterviewer(speaker)
                       || (!ofCases.empty() && !ofCases.contains(text::foldKey(speaker))));
    if (std::ranges::find(asks, false) == asks.end())
        asks.assign(asks.size(), false);
    return asks;
}

std::vector<bool> namedOf(const text::Structure& structure, const SpeakerChoice& choice)
{
    std::set<std::string> wanted;
    for (const std::string& name : choice.names)
        wanted.insert(text::foldKey(name));
    std::vector<bool> named;
    named.reserve(structure.speakers.size());
    for (const std::string& speaker : structure.speakers)
        named.push_back(wanted.contains(text::foldKey(speaker)));
    return named;
}

} // namespace

SpokenText spokenText(const text::Structure& structure,
                      const SpeakerChoice& choice,
                      const std::set<std::string>& ofCases)
{
    SpokenText spoken;
    const bool all = choice.kind == Kind::All
                     || (choice.kind == Kind::Respondents && structure.speakers.empty());
    const bool named = choice.kind == Kind::Named;
    const std::vector<bool> marked =
        named ? namedOf(structure, choice) : askersOf(structure, ofCases);
    std::vector<text::Span> kept;
    for (const text::Passage& passage : structure.passages) {
        if (passage.content.empty())
            continue;
        const auto speaker = static_cast<std::size_t>(passage.speaker); // if it has one
        if (all || (passage.speaker >= 0 && marked[speaker] == named)) {
            kept.push_back(passage.content);
        } else if (passage.speaker < 0) {
            ++spoken.unspoken;
        } else {
            (named ? spoken.otherTurns : spoken.interviewerTurns) += passage.startsTurn ? 1 : 0;
            if (!named)
                spoken.interviewers.insert(structure.speakers[speaker]);
        }
    }
    spoken.content = text::unite(std::move(kept));
    return spoken;
}

} // namespace crosscase::agreement
