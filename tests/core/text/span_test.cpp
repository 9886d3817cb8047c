// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/span.h"

#include <bitset>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::text;

namespace {

constexpr CodePoint kLength = 64;
using Bits = std::bitset<kLength>;

std::vector<Span> someSpans()
{
    const auto pairs = *rc::gen::container<std::vector<std::pair<CodePoint, CodePoint>>>(
        rc::gen::pair(rc::gen::inRange(0, kLength + 1), rc::gen::inRange(0, kLength + 1)));
    std::vector<Span> spans;
    for (const auto& [start, end] : pairs)
        spans.push_back({start, end}); // also empty and reversed ones
    return spans;
}

Bits bitsOf(const std::vector<Span>& spans)
{
    Bits bits;
    for (const Span span : spans) {
        for (CodePoint i = span.start; i < span.end; ++i)
            bits.set(static_cast<std::size_t>(i));
    }
    return bits;
}

SpanSet setOf(const Bits& bits)
{
    SpanSet set;
    for (CodePoint i = 0; i < kLength; ++i) {
        if (!bits[static_cast<std::size_t>(i)])
            continue;
        if (!set.empty() && set.back().end == i)
            ++set.back().end;
        else
            set.push_back({i, i + 1});
    }
    return set;
}

} // namespace

TEST_CASE("span sets behave like sets of code points")
{
    REQUIRE(rc::check("unite", [] {
        const auto spans = someSpans();
        RC_ASSERT(unite(spans) == setOf(bitsOf(spans)));
    }));
    REQUIRE(rc::check("intersect, subtract, totalLength", [] {
        const auto a = someSpans();
        const auto b = someSpans();
        RC_ASSERT(intersect(unite(a), unite(b)) == setOf(bitsOf(a) & bitsOf(b)));
        RC_ASSERT(subtract(unite(a), unite(b)) == setOf(bitsOf(a) & ~bitsOf(b)));
        RC_ASSERT(totalLength(unite(a)) == static_cast<std::int64_t>(bitsOf(a).count()));
    }));
    REQUIRE(rc::check("intersects", [] {
        const auto a = someSpans();
        for (const Span span : someSpans())
            RC_ASSERT(intersects(unite(a), span) == (bitsOf(a) & bitsOf({span})).any());
    }));
}

TEST_CASE("a span")
{
    const Span span{3, 6};
    CHECK(span.length() == 3);
    CHECK(Span{6, 3}.length() == 0);
    CHECK(span.contains(3));
    CHECK_FALSE(span.contains(6));
    CHECK_FALSE(span.intersects({6, 9}));
    CHECK(span.clippedTo({4, 9}) == Span{4, 6});
    CHECK(span.clippedTo({7, 9}).empty());
}
