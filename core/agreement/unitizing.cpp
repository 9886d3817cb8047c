// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/unitizing.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace crosscase::agreement {

namespace {

constexpr std::size_t kGap = 0;

Result<void> check(const Continuum& continuum, std::size_t values, std::size_t coders)
{
    if (continuum.byCoder.size() != coders)
        return fail(ErrorCode::Refused,
                    fmt::format("a continuum of {} coders among those of {}",
                                continuum.byCoder.size(),
                                coders));
    for (const std::vector<Segment>& segments : continuum.byCoder) {
        std::int64_t reached = 0;
        for (const Segment& segment : segments) {
            if (segment.length() <= 0 || segment.start < 0 || segment.end > continuum.length)
                return fail(ErrorCode::Refused,
                            fmt::format("the segment {} to {} does not lie within 0 to {}",
                                        segment.start,
                                        segment.end,
                                        continuum.length));
            if (segment.start < reached)
                return fail(ErrorCode::Refused,
                            fmt::format("the segment {} to {} overlaps one of the same coder; "
                                        "codes that may overlap must be compared one at a time",
                                        segment.start,
                                        segment.end));
            if (segment.value < 0 || static_cast<std::size_t>(segment.value) >= values)
                return fail(ErrorCode::Refused,
                            fmt::format("the segment {} to {} has no known value",
                                        segment.start,
                                        segment.end));
            reached = segment.end;
        }
    }
    return {};
}

std::size_t placeOf(const Segment& segment)
{
    return static_cast<std::size_t>(segment.value) + 1;
}

// What alpha is made of; names of the source in brackets.
struct Sums {
    std::size_t coders = 0;
    double all = 0;      // (l..) length of the text times coders
    double agreeing = 0; // (sum of l_cc) on which pairs of coders agree
    double chance = 0;   // (sum of l_c. squared less squares of c)
    double squares = 0;  // of single segments, and the lengths of gaps
};

Figure alphaOf(const Sums& sums)
{
    if (sums.coders < 2)
        return undefined(Undefined::TwoCoders);
    const double pairs = sums.all * sums.all - sums.squares;
    if (pairs <= 0)
        return undefined(Undefined::NoContinuum);
    const double observed = 1 - sums.agreeing / sums.all;
    const double expected = 1 - sums.chance / pairs;
    // Nothing to differ in, but for rounding.
    if (expected <= 1e-12)
        return {std::nullopt, Undefined::NoContinuum, observed, expected};
    return {1 - observed / expected, Undefined::No, observed, expected};
}

// (l_00) The gaps that pairs of coders share: all, less what either marked. `shared`: what both
// marked.
double gapsTogether(double all, double marked, double shared)
{
    return all - 2 * marked + shared;
}

} // namespace

UnitizingTally::UnitizingTally(std::size_t values, std::size_t coders)
    : m_coders(coders)
    , m_observed((values + 1) * (values + 1))
    , m_marked(values + 1)
    , m_squares(values + 1)
{}

Result<void> UnitizingTally::add(const Continuum& continuum)
{
    if (auto good = check(continuum, m_marked.size() - 1, m_coders); !good)
        return good;
    const auto length = static_cast<double>(continuum.length);
    m_length += length;
    for (const std::vector<Segment>& segments : continuum.byCoder) {
        double gaps = length;
        for (const Segment& segment : segments) {
            const auto own = static_cast<double>(segment.length());
            m_marked[placeOf(segment)] += own;
            m_squares[placeOf(segment)] += own * own;
            gaps -= own;
        }
        m_marked[kGap] += gaps;
        m_squares[kGap] += gaps;
    }
    for (std::size_t a = 0; a < m_coders; ++a)
        for (std::size_t b = 0; b < m_coders; ++b)
            if (a != b)
                addOverlaps(continuum.byCoder[a], continuum.byCoder[b]);
    return {};
}

// Of values only: what a gap shares with anything follows from the lengths.
void UnitizingTally::addOverlaps(const std::vector<Segment>& a, const std::vector<Segment>& b)
{
    const std::size_t values = m_marked.size();
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const std::int64_t shared = std::min(a[i].end, b[j].end) - std::max(a[i].start, b[j].start);
        if (shared > 0)
            m_observed[placeOf(a[i]) * values + placeOf(b[j])] += static_cast<double>(shared);
        if (a[i].end <= b[j].end)
            ++i;
        else
            ++j;
    }
}

Figure UnitizingTally::uAlpha() const
{
    const std::size_t values = m_marked.size();
    const double others = static_cast<double>(m_coders) - 1;
    double agreeing = 0; // of values
    double shared = 0;
    for (std::size_t c = 1; c < values; ++c)
        for (std::size_t k = 1; k < values; ++k) {
            shared += m_observed[c * values + k] / others;
            agreeing += c == k ? m_observed[c * values + k] / others : 0;
        }
    double chance = 0;
    for (std::size_t c = 0; c < values; ++c)
        chance += m_marked[c] * m_marked[c] - m_squares[c];
    const double all = static_cast<double>(m_coders) * m_length; // l..
    return alphaOf({.coders = m_coders,
                    .all = all,
                    .agreeing = agreeing + gapsTogether(all, all - m_marked[kGap], shared),
                    .chance = chance,
                    .squares = std::accumulate(m_squares.begin(), m_squares.end(), 0.0)});
}

Figure UnitizingTally::binaryUAlpha() const
{
    MarkedLengths sums;
    sums.length = m_length;
    sums.marked = static_cast<double>(m_coders) * m_length - m_marked[kGap];
    sums.squares = std::accumulate(m_squares.begin() + 1, m_squares.end(), 0.0);
    for (const double observed : m_observed)
        sums.shared += observed;
    return agreement::binaryUAlpha(sums, m_coders);
}

MarkedLengths& MarkedLengths::operator+=(const MarkedLengths& other)
{
    length += other.length;
    marked += other.marked;
    shared += other.shared;
    squares += other.squares;
    return *this;
}

MarkedLengths MarkedLengths::times(double factor) const
{
    return {length * factor, marked * factor, shared * factor, squares * factor};
}

Figure binaryUAlpha(const MarkedLengths& sums, std::size_t coders)
{
    const double all = static_cast<double>(coders) * sums.length;
    const double gaps = all - sums.marked;
    const double shared = sums.shared / (static_cast<double>(coders) - 1);
    return alphaOf({.coders = coders,
                    .all = all,
                    .agreeing = shared + gapsTogether(all, sums.marked, shared),
                    .chance = sums.marked * sums.marked - sums.squares + gaps * gaps - gaps,
                    .squares = sums.squares + gaps});
}

} // namespace crosscase::agreement
