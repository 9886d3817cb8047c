// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/relevance.h"

#include <algorithm>
#include <cmath>

namespace crosscase::query {

std::vector<double> relevance(std::span<const TermCount> counts, std::size_t passages)
{
    constexpr double kSaturation = 1.2;
    std::vector<double> with; // passages by term
    std::size_t end = 0;
    for (const TermCount& count : counts) {
        const auto term = static_cast<std::size_t>(count.term);
        with.resize(std::max(with.size(), term + 1));
        with[term] += 1;
        end = std::max<std::size_t>(end, count.passage + 1);
    }
    const auto all = static_cast<double>(std::max(passages, end));
    std::vector<double> scores(end);
    for (const TermCount& count : counts) {
        const double n = with[static_cast<std::size_t>(count.term)];
        const double weight = std::log(1 + (all - n + 0.5) / (n + 0.5));
        const auto hits = static_cast<double>(count.hits);
        scores[count.passage] += weight * hits * (kSaturation + 1) / (hits + kSaturation);
    }
    return scores;
}

} // namespace crosscase::query
