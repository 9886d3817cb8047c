// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/pdf_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace crosscase::importing::pdf {

namespace {

constexpr std::size_t kMinLines = 4; // beside a gutter
constexpr double kMinAlike = 0.4;    // lines on one side / lines on the other
constexpr double kMinColumn = 0.2;   // of the region's width
constexpr double kMinFill = 0.55;    // of the column's width, on average
constexpr double kMinWords = 3;      // a line, on average
constexpr double kGutter = 0.5;      // of the usual height: the least width of a gutter
constexpr double kAligned = 3;       // points by which beginnings of lines may differ
// What keeps the search short on pages that are no prose.
constexpr std::size_t kMaxCuts = 64;
constexpr std::size_t kMaxRuns = 2000;
constexpr std::size_t kMaxBeginnings = 16;

struct Gutter {
    double x = 0; // in its middle
    double top = 0;
    double bottom = 0;
    std::size_t lines = 0; // on the side that has fewer
};

// What stands on one side of a strip.
struct Side {
    std::size_t lines = 0;
    double filled = 0; // widths summed up
    double words = 0;
    double left = 1e9;
    double right = -1e9;

    void add(const Run& run)
    {
        ++lines;
        filled += run.box.width();
        words += run.words;
        left = std::min(left, run.box.left);
        right = std::max(right, run.box.right);
    }
    [[nodiscard]] bool isProse(double regionWidth) const
    {
        const auto count = static_cast<double>(lines);
        return lines >= kMinLines && right - left >= kMinColumn * regionWidth
               && filled >= kMinFill * count * (right - left) && words >= kMinWords * count;
    }
};

double middleHeight(const Run& run)
{
    return (run.box.top + run.box.bottom) / 2;
}

Box boxOf(const std::vector<Run>& runs)
{
    Box box = runs.front().box;
    for (const Run& run : runs)
        box = united(box, run.box);
    return box;
}

double usualHeight(const std::vector<Run>& runs)
{
    std::vector<double> heights;
    heights.reserve(runs.size());
    for (const Run& run : runs)
        heights.push_back(run.box.height());
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return std::max(*middle, 1.0);
}

// Where several lines begin that are not the region's first: left sides, one a cluster.
std::vector<double> beginnings(const std::vector<Run>& runs, const Box& region)
{
    std::vector<double> lefts;
    for (const Run& run : runs)
        if (run.box.left > region.left + kMinColumn * region.width()
            && run.box.left < region.right - kMinColumn * region.width())
            lefts.push_back(run.box.left);
    std::ranges::sort(lefts);
    std::vector<double> found;
    for (std::size_t start = 0; start < lefts.size() && found.size() < kMaxBeginnings;) {
        std::size_t end = start;
        while (end < lefts.size() && lefts[end] - lefts[start] <= kAligned)
            ++end;
        if (end - start >= kMinLines)
            found.push_back(lefts[start]);
        start = end;
    }
    return found;
}

// Is [top, bottom] of the strip left of `x` a gutter?
std::optional<Gutter> gutterIn(const std::vector<Run>& runs, Gutter strip, const Box& region)
{
    std::array<Side, 2> sides;
    for (const Run& run : runs) {
        const double at = middleHeight(run);
        if (at > strip.top && at < strip.bottom)
            sides[run.box.left >= strip.x ? 1 : 0].add(run);
    }
    if (!sides[0].isProse(region.width()) || !sides[1].isProse(region.width()))
        return std::nullopt;
    const auto [fewer, more] = std::minmax(sides[0].lines, sides[1].lines);
    if (static_cast<double>(fewer) < kMinAlike * static_cast<double>(more))
        return std::nullopt;
    strip.lines = fewer;
    return strip;
}

// The gutter with most lines beside it whose right column begins at `x`.
std::optional<Gutter>
bestGutterAt(const std::vector<Run>& runs, double x, double width, const Box& region)
{
    std::vector<Box> crossing;
    for (const Run& run : runs)
        if (run.box.left < x - 0.1 && run.box.right > x - width)
            crossing.push_back(run.box);
    std::ranges::sort(crossing, {}, &Box::top);
    crossing.push_back({.top = region.bottom + 1, .bottom = region.bottom + 1});
    std::optional<Gutter> best;
    double top = region.top - 1;
    for (const Box& box : crossing) {
        if (box.top > top + width) {
            const auto gutter =
                gutterIn(runs, {.x = x - width / 2, .top = top, .bottom = box.top}, region);
            if (gutter && (!best || gutter->lines > best->lines))
                best = gutter;
        }
        top = std::max(top, box.bottom);
    }
    return best;
}

std::optional<Gutter> bestGutter(const std::vector<Run>& runs)
{
    if (runs.size() < 2 * kMinLines || runs.size() > kMaxRuns)
        return std::nullopt;
    const Box region = boxOf(runs);
    const double width = kGutter * usualHeight(runs);
    std::optional<Gutter> best;
    for (const double x : beginnings(runs, region)) {
        const auto gutter = bestGutterAt(runs, x, width, region);
        if (gutter && (!best || gutter->lines > best->lines))
            best = gutter;
    }
    return best;
}

// Above the gutter, left of it, right of it, below it.
std::array<std::vector<Run>, 4> cut(std::vector<Run> runs, const Gutter& gutter)
{
    std::array<std::vector<Run>, 4> parts;
    for (Run& run : runs) {
        const double at = middleHeight(run);
        std::size_t part = run.box.left >= gutter.x ? 2 : 1;
        if (at <= gutter.top)
            part = 0;
        else if (at >= gutter.bottom)
            part = 3;
        parts[part].push_back(std::move(run));
    }
    return parts;
}

} // namespace

std::vector<std::vector<Run>> columnsOf(std::vector<Run> runs)
{
    std::vector<std::vector<Run>> columns;
    std::vector<std::vector<Run>> open; // the next is the last
    open.push_back(std::move(runs));
    std::size_t cuts = 0;
    while (!open.empty()) {
        std::vector<Run> region = std::move(open.back());
        open.pop_back();
        if (region.empty())
            continue;
        const std::optional<Gutter> gutter = cuts < kMaxCuts ? bestGutter(region) : std::nullopt;
        if (!gutter) {
            columns.push_back(std::move(region));
            continue;
        }
        ++cuts;
        auto parts = cut(std::move(region), *gutter);
        for (std::size_t n = parts.size(); n > 0; --n)
            open.push_back(std::move(parts[n - 1]));
    }
    return columns;
}

} // namespace crosscase::importing::pdf
