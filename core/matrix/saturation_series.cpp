// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/saturation_series.h"

namespace crosscase::matrix {

std::vector<SaturationStep> saturationSeries(const std::vector<std::set<std::size_t>>& units,
                                             const SaturationRule& rule)
{
    std::vector<SaturationStep> steps;
    std::set<std::size_t> known;
    for (const std::set<std::size_t>& codes : units) {
        SaturationStep step;
        for (const std::size_t code : codes)
            if (known.insert(code).second)
                step.newCodes.push_back(code);
        step.repeated = codes.size() - step.newCodes.size();
        step.cumulative = known.size();
        steps.push_back(std::move(step));
    }
    for (std::size_t last = rule.base + rule.run; last <= steps.size(); ++last) {
        const std::size_t base = steps[rule.base - 1].cumulative;
        SaturationStep& step = steps[last - 1];
        const std::size_t added = step.cumulative - steps[last - 1 - rule.run].cumulative;
        step.newInRun = added;
        if (base > 0)
            step.ratio = 100 * static_cast<double>(added) / static_cast<double>(base);
    }
    return steps;
}

ThresholdMet thresholdMet(const std::vector<SaturationStep>& steps, double threshold)
{
    ThresholdMet met;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (!steps[at].ratio)
            continue;
        const bool above = *steps[at].ratio > threshold;
        if (above && met.first)
            met.brokenAt.push_back(at);
        else if (!above && !met.first)
            met.first = at;
    }
    return met;
}

} // namespace crosscase::matrix
