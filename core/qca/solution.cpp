// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/solution.h"

#include <algorithm>

namespace crosscase::qca {

namespace {

// Without the term at `skipped`.
std::vector<double>
most(const std::vector<std::vector<double>>& terms, std::size_t skipped, std::size_t cases)
{
    std::vector<double> highest(cases, 0.0);
    for (std::size_t term = 0; term < terms.size(); ++term)
        for (std::size_t unit = 0; term != skipped && unit < cases; ++unit)
            highest[unit] = std::max(highest[unit], terms[term][unit]);
    return highest;
}

} // namespace

ModelFit fitOf(const Model& model, const TruthTable& table, const std::vector<Term>& explained)
{
    const Sets& sets = table.sets;
    std::vector<std::vector<double>> members;
    for (const Term term : model.terms)
        members.push_back(memberships(term, sets));
    ModelFit fit;
    fit.whole = sufficiency(most(members, members.size(), sets.cases.size()), sets.outcome);
    for (std::size_t at = 0; at < model.terms.size(); ++at) {
        TermFit one{model.terms[at], sufficiency(members[at], sets.outcome), {}, {}};
        const auto others = sufficiency(most(members, at, sets.cases.size()), sets.outcome);
        if (fit.whole.cov && others.cov)
            one.covU = *fit.whole.cov - *others.cov;
        for (const TruthRow& row : table.rows)
            if (one.term.covers(row.configuration)
                && std::ranges::find(explained, row.configuration) != explained.end())
                one.cases.push_back(row.cases);
        fit.terms.push_back(std::move(one));
    }
    return fit;
}

} // namespace crosscase::qca
