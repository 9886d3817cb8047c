// SPDX-License-Identifier: GPL-3.0-or-later
// The data of a comparative analysis: cases, conditions and an outcome as set memberships.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::qca {

// Crisp: 0 or 1. MultiValue: 0, 1, ... levels - 1. Fuzzy: 0 to 1.
enum class Kind : std::uint8_t { Crisp, MultiValue, Fuzzy };

struct Variable {
    std::string name;
    Kind kind = Kind::Crisp;
    int levels = 2;                            // MultiValue; else 2
    std::vector<std::optional<double>> values; // one a case; nothing: missing
    std::vector<std::string> missing = {};     // why, one a case; or none at all
};

struct DataSet {
    std::vector<std::string> cases;
    std::vector<Variable> conditions;
    Variable outcome;
};

// Which side of the outcome is explained.
struct OutcomeChoice {
    bool negated = false;
    int level = 1; // of an outcome with several values
};

// Beyond these the possible rows are too many for a person and for the search.
inline constexpr std::size_t kMostConditions = 16;
inline constexpr int kMostLevels = 15;
inline constexpr std::uint64_t kMostRows = std::uint64_t{1} << 20;

// The kind that the values themselves tell: all 0 or 1, all within 0 to 1, or whole numbers from 0.
// `atLeastLevels`: as many levels as the source has, also those that no case shows. Refused: other
// numbers, with the advice to calibrate.
[[nodiscard]] Result<Variable>
variableOf(std::string name, std::vector<std::optional<double>> values, int atLeastLevels = 0);

struct Incomplete {
    std::string unit;                   // the case
    std::vector<std::string> variables; // what it misses: "Trust (not rated)"
};

// What is analysed: the cases that miss nothing, column by column, and the outcome as one set.
struct Sets {
    std::vector<std::string> cases;
    std::vector<std::string> conditions;
    std::vector<Kind> kinds;                 // one a condition
    std::vector<int> levels;                 // one a condition
    std::vector<std::vector<double>> values; // [condition][case]
    std::vector<double> outcome;             // membership in what is explained
    std::string outcomeName;                 // "SURV", "~SURV", "SURV[2]"
    OutcomeChoice choice;
    std::vector<Incomplete> incomplete; // left out

    // Is any condition of several values? Then literals are written A[1] and not A, ~A.
    [[nodiscard]] bool multiValue() const;
    [[nodiscard]] bool fuzzy() const; // any condition
    // How many rows the truth table has at most.
    [[nodiscard]] std::uint64_t possibleRows() const;
    // Membership of each case in condition = level: v, 1 - v, or 0 / 1 of a multi-value one.
    [[nodiscard]] double membership(std::size_t condition, int level, std::size_t unit) const;
};

// Refused: no condition, too many (kMostConditions, kMostRows), a name twice or empty, a value
// outside its kind, no complete case, an outcome level that the outcome does not have.
[[nodiscard]] Result<Sets> setsOf(const DataSet& data, const OutcomeChoice& choice);

} // namespace crosscase::qca
