// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/coefficients.h"

#include "core/agreement/brennan_prediger.h"
#include "core/agreement/cohen.h"
#include "core/agreement/conger.h"
#include "core/agreement/fleiss.h"
#include "core/agreement/gwet.h"
#include "core/agreement/holsti.h"
#include "core/agreement/krippendorff.h"
#include "core/agreement/overlap.h"
#include "core/agreement/percent_agreement.h"
#include "core/agreement/scott.h"

#include <algorithm>
#include <array>

namespace crosscase::agreement {

namespace {

// clang-format off
constexpr auto kCoefficients = std::to_array<Coefficient>({
    {.name = "percent", .title = "percent agreement", .formula = "agreeing pairs of values / pairs of values", .shown = Shown::Always, .percent = true, .ofValues = percentAgreement},
    {.name = "kappa", .title = "Cohen's kappa (1960)", .formula = "(po - pe) / (1 - pe), pe from the shares of each coder", .twoCoders = true, .shown = Shown::OfTwo, .weighted = true, .ofValues = cohenKappa},
    {.name = "kappa-max", .title = "the greatest kappa that the coders' shares allow (Cohen 1960)", .formula = "(sum of the smaller shares - pe) / (1 - pe)", .twoCoders = true, .ofValues = kappaMax},
    {.name = "scott", .title = "Scott's pi (1955)", .formula = "(po - pe) / (1 - pe), pe from the shares of both coders together", .twoCoders = true, .shown = Shown::OfTwo, .weighted = true, .ofValues = scottPi},
    {.name = "fleiss", .title = "Fleiss' kappa (1971), with missing values by Gwet (2014)", .formula = "(P - Pe) / (1 - Pe), P the mean agreement of a unit's pairs, Pe from the shares of all coders together", .shown = Shown::OfMore, .weighted = true, .ofValues = fleissKappa},
    {.name = "conger", .title = "Conger's kappa (1980), with missing values by Gwet (2014)", .formula = "(P - Pe) / (1 - Pe), Pe the mean over pairs of coders, each with shares of his own", .shown = Shown::OfMore, .weighted = true, .ofValues = congerKappa},
    {.name = "alpha", .title = "Krippendorff's alpha (2004)", .formula = "1 - Do / De, disagreement observed and expected, from the matrix of coincidences", .shown = Shown::Always, .ofValues = krippendorffAlpha},
    {.name = "brennan-prediger", .title = "Brennan & Prediger's kappa (1981), Bennett's S", .formula = "(P - 1/q) / (1 - 1/q) for q categories", .shown = Shown::Always, .weighted = true, .ofValues = brennanPrediger},
    {.name = "ac1", .title = "Gwet's AC1 (2008)", .formula = "(P - Pe) / (1 - Pe), Pe = sum of p (1 - p) / (q - 1)", .shown = Shown::Always, .weighted = true, .ofValues = gwetAc1},
    {.name = "holsti", .title = "Holsti's coefficient (1969)", .formula = "2M / (N1 + N2), M decisions of both that agree, N1 and N2 decisions of each", .twoCoders = true, .shown = Shown::OfTwo, .ofValues = holsti, .ofCodes = f1},
    {.name = "f1", .title = "F1 (Dice 1945)", .formula = "2TP / (2TP + FP + FN), what neither marked left out", .twoCoders = true, .shown = Shown::OfTwo, .ofValues = f1},
    {.name = "precision", .title = "precision, the first coder as reference", .formula = "TP / (TP + FP)", .twoCoders = true, .ofValues = precision},
    {.name = "recall", .title = "recall, the first coder as reference", .formula = "TP / (TP + FN)", .twoCoders = true, .ofValues = recall},
    {.name = "jaccard", .title = "Jaccard's index (1901)", .formula = "TP / (TP + FP + FN), what neither marked left out", .twoCoders = true, .ofValues = jaccard},
    {.name = "u-alpha", .title = "binary u-alpha (Krippendorff, Mathet, Bouvry & Widloecher 2016)", .formula = "1 - Do / De of lengths, marked or not; segments keep their lengths, gaps lie anywhere", .shown = Shown::Always, .ofLengths = true},
});
// clang-format on

} // namespace

std::span<const Coefficient> coefficients()
{
    return kCoefficients;
}

const Coefficient* coefficientNamed(std::string_view name)
{
    const auto found = std::ranges::find(kCoefficients, name, &Coefficient::name);
    return found == kCoefficients.end() ? nullptr : &*found;
}

std::string coefficientNames()
{
    std::string names;
    for (const Coefficient& one : kCoefficients)
        names.append(names.empty() ? "" : ", ").append(one.name);
    return names;
}

} // namespace crosscase::agreement
