// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/unitizing.h"
#include "core/base/number.h"
#include "tests/core/agreement/samples.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::agreement;
using namespace crosscase::agreement::test;

namespace {

std::int64_t number(const table::CsvFile& file, const table::CsvRow& row, const char* column)
{
    return *parseInteger(table::cellOf(row, file.column(column)));
}

// Rows of a file whose first column is `example` (and second `category`), as a table of segments.
SegmentTable segments(const std::string& name,
                      const std::string& example,
                      std::int64_t begin,
                      std::optional<std::int64_t> length)
{
    table::CsvFile all = file(name);
    if (!example.empty())
        std::erase_if(all.rows, [&](const table::CsvRow& row) { return row.cells[0] != example; });
    auto made = segmentsFrom(all, begin, length);
    REQUIRE(made);
    return *made;
}

UnitizingTally tally(const SegmentTable& segments)
{
    UnitizingTally sums(segments.values.size(), segments.coders.size());
    for (const auto& [document, continuum] : segments.continua)
        REQUIRE(sums.add(continuum));
    return sums;
}

// The coefficient of 1995 and 2004, which came before u-alpha; here only to hold our reading of
// the published examples against the published numbers. Lengths squared of what two sections do
// not share; a section within a gap costs its length squared.
struct OlderAlpha {
    double observed = 0;
    double expected = 0;
};

struct Section {
    double start;
    double end;
    bool marked;
};

std::vector<Section> sectionsOf(const std::vector<Segment>& segments, double length)
{
    std::vector<Section> sections;
    double reached = 0;
    for (const Segment& segment : segments) {
        const auto start = static_cast<double>(segment.start);
        if (start > reached)
            sections.push_back({reached, start, false});
        reached = static_cast<double>(segment.end);
        sections.push_back({start, reached, true});
    }
    if (reached < length)
        sections.push_back({reached, length, false});
    return sections;
}

double differenceSquared(const Section& a, const Section& b)
{
    const double shared = std::min(a.end, b.end) - std::max(a.start, b.start);
    if (shared <= 0)
        return 0;
    const auto squared = [](double x) { return x * x; };
    if (a.marked && b.marked)
        return squared(a.start - b.start) + squared(a.end - b.end);
    if (a.marked && !b.marked && a.start >= b.start && a.end <= b.end)
        return squared(a.end - a.start);
    if (b.marked && !a.marked && b.start >= a.start && b.end <= a.end)
        return squared(b.end - b.start);
    return 0;
}

OlderAlpha olderAlpha(const std::vector<std::vector<Segment>>& byCoder, double length)
{
    OlderAlpha alpha;
    const auto coders = static_cast<double>(byCoder.size());
    for (std::size_t a = 0; a < byCoder.size(); ++a)
        for (std::size_t b = 0; b < byCoder.size(); ++b)
            if (a != b)
                for (const Section& one : sectionsOf(byCoder[a], length))
                    for (const Section& other : sectionsOf(byCoder[b], length))
                        alpha.observed += differenceSquared(one, other);
    alpha.observed /= coders * (coders - 1) * length * length;
    double marked = 0;
    double sections = 0;
    for (const auto& ofCoder : byCoder)
        for (const Segment& one : ofCoder) {
            sections += 1;
            marked += static_cast<double>(one.length() * (one.length() - 1));
        }
    double sum = 0;
    for (const auto& ofCoder : byCoder)
        for (const Segment& one : ofCoder) {
            const auto own = static_cast<double>(one.length());
            double gaps = 0;
            for (const auto& others : byCoder)
                for (const Section& gap : sectionsOf(others, length))
                    if (!gap.marked && gap.end - gap.start >= own)
                        gaps += gap.end - gap.start - own + 1;
            sum +=
                (sections - 1) / 3 * (2 * own * own * own - 3 * own * own + own) + own * own * gaps;
        }
    alpha.expected = 2 / length * sum / (coders * length * (coders * length - 1) - marked);
    return alpha;
}

} // namespace

TEST_CASE("the published examples of unitizing are read as their authors mean them")
{
    const table::CsvFile all = file("krippendorff2004_unitizing");
    std::map<std::string, std::vector<std::vector<Segment>>> byCategory;
    for (const table::CsvRow& row : all.rows) {
        auto& byCoder = byCategory[std::string(table::cellOf(row, all.column("category")))];
        byCoder.resize(2);
        const std::int64_t start = number(all, row, "start") - 150;
        byCoder[static_cast<std::size_t>(number(all, row, "coder") - 1)].push_back(
            {start, start + number(all, row, "length"), 0});
    }
    const OlderAlpha c = olderAlpha(byCategory["c"], 300);
    CHECK(c.observed == Approx(.014444).margin(1e-6));
    CHECK(c.expected == Approx(.05322).margin(1e-5));
    CHECK(1 - c.observed / c.expected == Approx(.728599).margin(kExact));
    const OlderAlpha k = olderAlpha(byCategory["k"], 300);
    CHECK(k.observed == 0);
    CHECK(1 - (c.observed + k.observed) / (c.expected + k.expected)
          == Approx(.858665).margin(kExact));
}

TEST_CASE("binary u-alpha of Krippendorff's examples of 1995")
{
    const auto binary = [](const std::string& example) {
        return tally(segments("krippendorff1995_unitizing_24", example, 0, 24)).binaryUAlpha();
    };
    CHECK(*binary("A").value == Approx(.358333).margin(kExact));
    CHECK(*binary("B").value == Approx(.422024).margin(kExact));
    CHECK(*binary("C").value == Approx(.351190).margin(kExact));
    CHECK(!binary("D").value);
    CHECK(binary("D").why == Undefined::NoContinuum);
}

TEST_CASE("u-alpha with values, and of more coders")
{
    const UnitizingTally two = tally(segments("toy_unitizing_2coders_L50", "", 0, 50));
    CHECK(*two.uAlpha().value == Approx(.500836).margin(kExact));
    CHECK(*two.binaryUAlpha().value == Approx(.727140).margin(kExact));
    const UnitizingTally three = tally(segments("toy_unitizing_3coders_L55", "", 0, 55));
    CHECK(*three.uAlpha().value == Approx(.738855).margin(kExact));
    CHECK(*three.binaryUAlpha().value == Approx(.738855).margin(kExact));
}

namespace {

// Each unit as a segment of length 1.
Continuum asContinuum(const std::vector<std::vector<int>>& units)
{
    Continuum continuum;
    continuum.length = static_cast<std::int64_t>(units.size());
    continuum.byCoder.resize(units.front().size());
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        for (std::size_t coder = 0; coder < units[unit].size(); ++coder) {
            const auto at = static_cast<std::int64_t>(unit);
            continuum.byCoder[coder].push_back({at, at + 1, units[unit][coder]});
        }
    return continuum;
}

} // namespace

TEST_CASE("u-alpha of segments of length 1 is alpha: Krippendorff 2011, complete units")
{
    std::vector<std::vector<int>> units;
    for (const table::CsvRow& row : file("krippendorff2011_4x12").rows) {
        std::vector<int> unit;
        for (std::size_t coder = 1; coder < row.cells.size(); ++coder)
            if (!row.cells[coder].empty())
                unit.push_back(std::stoi(row.cells[coder]) - 1);
        if (unit.size() == 4)
            units.push_back(unit);
    }
    REQUIRE(units.size() == 8);
    UnitizingTally sums(5, 4);
    REQUIRE(sums.add(asContinuum(units)));
    CHECK(*sums.uAlpha().value == Approx(0.652661).margin(kExact));
    CHECK(value(unitsOf(units), "alpha") == Approx(0.652661).margin(kExact));
}

TEST_CASE("u-alpha of segments of length 1 is alpha, and does not depend on who is who")
{
    REQUIRE(rc::check("any complete units", [] {
        const auto coders = *rc::gen::inRange<std::size_t>(2, 5);
        const auto unit = rc::gen::container<std::vector<int>>(coders, rc::gen::inRange(0, 4));
        const auto count = *rc::gen::inRange<std::size_t>(1, 25);
        auto units = *rc::gen::container<std::vector<std::vector<int>>>(count, unit);
        UnitizingTally sums(4, coders);
        RC_ASSERT(sums.add(asContinuum(units)).has_value());
        const Figure alpha = figure(unitsOf(units), "alpha");
        const Figure unitizing = sums.uAlpha();
        RC_ASSERT(alpha.value.has_value() == unitizing.value.has_value());
        if (alpha.value)
            RC_ASSERT(std::abs(*alpha.value - *unitizing.value) < 1e-9);
        for (auto& one : units)
            std::ranges::reverse(one);
        UnitizingTally reversed(4, coders);
        RC_ASSERT(reversed.add(asContinuum(units)).has_value());
        if (alpha.value)
            RC_ASSERT(std::abs(*reversed.uAlpha().value - *unitizing.value) < 1e-9);
    }));
}

TEST_CASE("the sums of one code give the binary coefficient")
{
    const SegmentTable data = segments("toy_unitizing_3coders_L55", "", 0, 55);
    MarkedLengths sums;
    sums.length = 55;
    for (const auto& ofCoder : data.continua.begin()->second.byCoder)
        for (const Segment& one : ofCoder) {
            sums.marked += static_cast<double>(one.length());
            sums.squares += static_cast<double>(one.length() * one.length());
        }
    sums.shared = 2 * (6 + 0 + 0 + 30 + 30 + 30); // pairs both ways: 3-9 of two, 22-52 of three
    CHECK(*binaryUAlpha(sums, 3).value == Approx(.738855).margin(kExact));
    CHECK(!binaryUAlpha(sums, 1).value);
    CHECK(!binaryUAlpha(MarkedLengths{}, 2).value);
    CHECK(!binaryUAlpha(MarkedLengths{.length = 10}, 2).value);
}

TEST_CASE("segments that overlap, or lie outside, are refused")
{
    UnitizingTally sums(1, 2);
    CHECK(sums.add({10, {{{0, 4, 0}, {3, 5, 0}}, {}}}).error().code == ErrorCode::Refused);
    CHECK(sums.add({10, {{{8, 12, 0}}, {}}}).error().code == ErrorCode::Refused);
    CHECK(sums.add({10, {{{8, 8, 0}}, {}}}).error().code == ErrorCode::Refused);
    CHECK(sums.add({10, {{{1, 2, 3}}, {}}}).error().code == ErrorCode::Refused);
    CHECK(sums.add({10, {{}}}).error().code == ErrorCode::Refused);
    CHECK(sums.add({10, {{{0, 4, 0}, {4, 5, 0}}, {}}}));
}
