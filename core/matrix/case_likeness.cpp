// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_likeness.h"

#include <array>
#include <cstdlib>

namespace crosscase::matrix {

std::optional<Likeness> likenessNamed(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> kNames{"simple-matching",
                                                            "jaccard",
                                                            "russell-rao",
                                                            "kuckartz-raediker",
                                                            "squared-euclid",
                                                            "block"};
    for (std::size_t at = 0; at < kNames.size(); ++at)
        if (kNames[at] == name)
            return static_cast<Likeness>(at);
    return std::nullopt;
}

Fourfold fourfold(const std::vector<std::int64_t>& first, const std::vector<std::int64_t>& second)
{
    Fourfold codes;
    for (std::size_t code = 0; code < first.size(); ++code) {
        const bool inFirst = first[code] > 0;
        const bool inSecond = second[code] > 0;
        codes.both += inFirst && inSecond ? 1 : 0;
        codes.first += inFirst && !inSecond ? 1 : 0;
        codes.second += !inFirst && inSecond ? 1 : 0;
        codes.neither += !inFirst && !inSecond ? 1 : 0;
    }
    return codes;
}

std::optional<double> similarity(Likeness likeness, const Fourfold& codes)
{
    const std::int64_t differing = codes.first + codes.second;
    const auto over = [](std::int64_t part, std::int64_t whole) -> std::optional<double> {
        if (whole == 0)
            return std::nullopt;
        return static_cast<double>(part) / static_cast<double>(whole);
    };
    switch (likeness) {
    case Likeness::SimpleMatching:
        return over(codes.both + codes.neither, codes.both + differing + codes.neither);
    case Likeness::Jaccard:
        return over(codes.both, codes.both + differing);
    case Likeness::RussellRao:
        return over(codes.both, codes.both + differing + codes.neither);
    case Likeness::KuckartzRaediker:
        return over(2 * codes.both + codes.neither, 2 * codes.both + differing + codes.neither);
    default:
        return std::nullopt;
    }
}

std::optional<double> distance(Likeness likeness,
                               const std::vector<std::int64_t>& first,
                               const std::vector<std::int64_t>& second)
{
    if (!isDistance(likeness) || first.empty())
        return std::nullopt;
    double sum = 0;
    for (std::size_t code = 0; code < first.size(); ++code) {
        const auto apart = static_cast<double>(std::abs(first[code] - second[code]));
        sum += likeness == Likeness::Block ? apart : apart * apart;
    }
    return sum;
}

} // namespace crosscase::matrix
