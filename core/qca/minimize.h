// SPDX-License-Identifier: GPL-3.0-or-later
// From the truth table to the shortest expressions: conservative, parsimonious and intermediate
// solution, with what each assumes about rows that no case shows (Ragin 2008, chapters 8 and 9).
#pragma once

#include "core/base/progress.h"
#include "core/qca/truth_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::qca {

enum class SolutionKind : std::uint8_t {
    Conservative, // assumes nothing
    Parsimonious, // assumes of each remainder whatever makes the terms shortest
    Intermediate  // of what the parsimonious one assumes, only what theory expects
};
[[nodiscard]] std::string_view nameOf(SolutionKind kind);

// What becomes of rows coded C.
enum class Contradictions : std::uint8_t { Absent, Present, Remainder };

struct MinimizeOptions {
    SolutionKind kind = SolutionKind::Parsimonious;
    Contradictions contradictions = Contradictions::Absent;
    // Intermediate: for each condition the levels at which it is expected to help the outcome
    // (1: present, 0: absent); none: no expectation.
    std::vector<std::vector<int>> expectations = {};
    std::size_t mostModels = 1000;
};

struct Model {
    std::vector<Term> terms; // in the order of comesBefore
    // Intermediate: the conservative and parsimonious models that it lies between.
    struct Between {
        std::string name; // "C1P2"
        std::vector<Term> conservative;
        std::vector<Term> parsimonious;
    };
    std::vector<Between> origins;
};

struct Minimized {
    MinimizeOptions options;
    std::vector<Term> explained; // positive rows
    std::vector<Term> primes;    // conservative, parsimonious: the rows of the chart
    std::vector<Model> models;   // every one with the fewest terms
    bool more = false;           // there are more than mostModels
};

// Refused: no row is positive; expectations that name a level there is not; the search is too long.
// Cancelled. A term without literals (TRUE) comes of a table without negative rows.
[[nodiscard]] Result<Minimized>
minimize(const TruthTable& table, const MinimizeOptions& options, const Progress& progress = {});

// Numbers of the rows without decision that a model takes for positive: simplifying assumptions; of
// an intermediate model they are easy counterfactuals. Ascending.
[[nodiscard]] std::vector<std::uint64_t>
assumptionsOf(const TruthTable& table, const Minimized& minimized, const Model& model);

// Of an intermediate model: what the parsimonious models around it take for positive though no
// expectation speaks for it (difficult counterfactuals). Ascending; of other models none.
[[nodiscard]] std::vector<std::uint64_t>
difficultOf(const TruthTable& table, const Minimized& minimized, const Model& model);

} // namespace crosscase::qca
