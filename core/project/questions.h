// SPDX-License-Identifier: GPL-3.0-or-later
// What a merge asks a person while it goes on, and what the person has decided.
#pragma once

#include "core/codebook/decisions.h"

#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace crosscase::project {

class Questions {
public:
    // `acceptProposals`: what is proposed is taken where nothing is decided.
    Questions(codebook::Decisions decisions, bool acceptProposals);

    struct Answer {
        codebook::Choice choice = codebook::Choice::None; // None: not decided yet
        std::string value;                                // the text or name to use; empty: none
    };
    // A decision that is set in the row stands unless the person decided otherwise.
    Answer ask(codebook::DecisionRow row);

    // For rows that another merge asks for: its decisions, and its rows as they came out.
    [[nodiscard]] codebook::Decisions decisionsOn(std::string_view kind) const;
    [[nodiscard]] bool acceptsProposals() const { return m_acceptProposals; }
    void add(std::vector<codebook::DecisionRow> rows);

    // What the decisions settled between them: lines that no row asks for (any more), about objects
    // that there are. Malformed: a decision that fits no row and is about nothing there is, or that
    // its row does not offer; with its line.
    [[nodiscard]] Result<codebook::Decisions>
    check(const std::function<bool(const std::string& id)>& isThere) const;
    [[nodiscard]] const std::vector<codebook::DecisionRow>& rows() const { return m_rows; }

private:
    using Key = std::tuple<std::string, std::string, std::string, std::string>;

    codebook::Decisions m_decisions;
    std::map<Key, std::size_t> m_byKey;
    std::vector<codebook::DecisionRow> m_rows;
    bool m_acceptProposals;
};

} // namespace crosscase::project
