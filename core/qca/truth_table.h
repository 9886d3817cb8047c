// SPDX-License-Identifier: GPL-3.0-or-later
// The truth table (Ragin 1987, 2008): every combination of conditions that cases show, with the
// outcome it goes with.
#pragma once

#include "core/base/progress.h"
#include "core/qca/data.h"
#include "core/qca/term.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace crosscase::qca {

// 0, 1, C, ?
enum class Out : std::uint8_t { Absent, Present, Contradiction, Remainder };
[[nodiscard]] std::string_view nameOf(Out out);

struct TruthOptions {
    // Inclusion from here: 1.
    double inclusionCut = 1;
    // Below it, or at inclusion 0: 0; between the two: C. Nothing: there is no C.
    std::optional<double> lowerCut = std::nullopt;
    // A row below it is 0 and not 1.
    std::optional<double> priCut = std::nullopt;
    // A row of fewer cases is a remainder.
    std::size_t caseCut = 1;
};

struct TruthRow {
    Term configuration;
    std::uint64_t number = 0; // see rowNumber
    Out out = Out::Remainder;
    std::vector<std::size_t> cases; // numbers in Sets: those with a membership above 0.5
    // Over all cases, not only the row's own. Of a row with cases never 0/0: one is above 0.5.
    std::optional<double> incl;
    std::optional<double> pri;
    // Do its crisp cases disagree about the outcome?
    bool mixed = false;
};

struct TruthTable {
    Sets sets;
    TruthOptions options;
    std::vector<TruthRow> rows;       // those that cases show, by number
    std::vector<std::size_t> between; // cases with a membership of exactly 0.5: in no row, though
                                      // they count in every inclusion

    [[nodiscard]] std::uint64_t possible() const { return sets.possibleRows(); }
    // Rows that no case shows, and those below the cut-off of cases.
    [[nodiscard]] std::uint64_t remainders() const;
    [[nodiscard]] std::vector<Term> rowsWith(Out out) const;
};

// Refused: cut-offs outside 0 to 1, a lower one above the upper. Cancelled.
[[nodiscard]] Result<TruthTable>
truthTable(Sets sets, const TruthOptions& options, const Progress& progress = {});

} // namespace crosscase::qca
