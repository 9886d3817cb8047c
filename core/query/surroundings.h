// SPDX-License-Identifier: GPL-3.0-or-later
// In which cases, and with which speakers, the codings of a document are seen.
#pragma once

#include "core/query/case_text.h"
#include "core/query/node.h"

#include <string>
#include <vector>

namespace crosscase::query {

class Surroundings {
public:
    // `uses`: what the nodes that will be asked look at.
    Surroundings(const Sources& sources, const Uses& uses);

    // To be called before codings of another document are asked about. Loads its text if needed:
    // Unsupported without texts, in the name of `what`.
    [[nodiscard]] Result<void> enter(const model::Document& document, std::string_view what);

    // Is the coding accepted in one of its cases (in no case, if it has none), with one of the
    // speakers whose turns it touches?
    [[nodiscard]] bool
    accepts(const Node& node, const model::Codings::Block& block, std::size_t row) const;

private:
    struct CaseText {
        model::Id<model::Case> unit;
        text::SpanSet spans;
    };
    struct Turns {
        std::string speaker; // empty: none
        text::SpanSet spans;
    };
    [[nodiscard]] bool needsText(const model::Document& document) const;
    void readCases(const model::Document& document, const text::Structure* structure);
    void readSpeakers(const model::Document& document, const text::Structure& structure);

    const Sources* m_sources;
    bool m_byCase;
    bool m_bySpeaker;
    Members m_members;
    std::vector<CaseText> m_cases; // of the document entered
    std::vector<Turns> m_turns;
};

} // namespace crosscase::query
