// SPDX-License-Identifier: GPL-3.0-or-later
// How well a model and its terms fit the cases.
#pragma once

#include "core/qca/fit.h"
#include "core/qca/minimize.h"

#include <optional>
#include <vector>

namespace crosscase::qca {

struct TermFit {
    Term term;
    Sufficiency fit;
    std::optional<double> covU; // coverage of the model less that of its other terms
    // The cases of the explained rows that the term covers, row by row.
    std::vector<std::vector<std::size_t>> cases;
};

struct ModelFit {
    std::vector<TermFit> terms; // as in the model
    Sufficiency whole;
};

// Over all cases of the table.
[[nodiscard]] ModelFit
fitOf(const Model& model, const TruthTable& table, const std::vector<Term>& explained);

} // namespace crosscase::qca
