// SPDX-License-Identifier: GPL-3.0-or-later
// Necessary conditions: each one alone, and a search for conjunctions and disjunctions.
#pragma once

#include "core/base/progress.h"
#include "core/qca/fit.h"
#include "core/qca/term.h"

#include <string>
#include <vector>

namespace crosscase::qca {

struct Expression {
    Term literals;
    bool disjunction = false; // A + B, else A*B
    Necessity fit;
};
[[nodiscard]] std::string toText(const Expression& expression, const Sets& sets);

// Every condition and its negation, or every level: one literal each, in the order of conditions.
[[nodiscard]] std::vector<Expression> singleNecessity(const Sets& sets);

struct SupersetOptions {
    double inclusionCut = 0.9;
    double coverageCut = 0;
    double ronCut = 0;
    std::size_t mostLiterals = 5;
};

// What reaches the cut-offs: single literals and conjunctions, then disjunctions of which no part
// is as necessary by itself (with the part it would say nothing more). Of each condition an
// expression has at most one literal. By number of literals, then in the order of conditions; as
// superSubset of R's QCA. Refused: cut-offs outside 0 to 1, too many expressions; Cancelled.
[[nodiscard]] Result<std::vector<Expression>>
supersets(const Sets& sets, const SupersetOptions& options, const Progress& progress = {});

} // namespace crosscase::qca
