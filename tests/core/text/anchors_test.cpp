// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/anchors.h"

#include <catch2/catch.hpp>
#include <ostream>
#include <rapidcheck.h>

namespace crosscase::text {

static bool operator==(const Edit& a, const Edit& b)
{
    return a.removed == b.removed && a.inserted == b.inserted;
}

} // namespace crosscase::text

using namespace crosscase::text;

namespace {

constexpr CodePoint kLength = 20;

// Disjoint edits of a text of kLength, in order.
Edits someEdits()
{
    Edits edits;
    CodePoint at = 0;
    while (at <= kLength) {
        at += *rc::gen::inRange(0, 8);
        const CodePoint removed = *rc::gen::inRange(0, 5);
        if (at + removed > kLength)
            break;
        edits.push_back({{at, at + removed}, *rc::gen::inRange(0, 4)});
        at += removed + *rc::gen::inRange(0, 2);
        if (removed == 0)
            ++at; // two insertions in one place are one
    }
    return edits;
}

Span someSpan()
{
    const CodePoint start = *rc::gen::inRange(0, kLength);
    return {start, *rc::gen::inRange(start + 1, kLength + 1)};
}

// The model: a text whose characters carry marks. -1 is new text; others are old positions.
std::vector<CodePoint> edited(const Edits& edits)
{
    std::vector<CodePoint> text;
    CodePoint at = 0;
    for (const Edit& edit : edits) {
        for (; at < edit.removed.start; ++at)
            text.push_back(at);
        text.insert(text.end(), static_cast<std::size_t>(edit.inserted), -1);
        at = edit.removed.end;
    }
    for (; at < kLength; ++at)
        text.push_back(at);
    return text;
}

} // namespace

TEST_CASE("a span keeps its words through edits")
{
    REQUIRE(rc::check("what is left of the old words is within, and nothing else of the old", [] {
        const Edits edits = someEdits();
        const Span span = someSpan();
        const std::vector<CodePoint> text = edited(edits);
        std::vector<CodePoint> left;
        for (const CodePoint c : text) {
            if (c >= 0 && span.contains(c))
                left.push_back(c);
        }
        const std::optional<Span> now = moved(span, edits);
        RC_ASSERT(now.has_value() == !left.empty());
        if (!now)
            return;
        RC_ASSERT(now->start >= 0 && now->start < now->end);
        RC_ASSERT(now->end <= static_cast<CodePoint>(text.size()));
        std::vector<CodePoint> within;
        for (CodePoint i = now->start; i < now->end; ++i) {
            if (text[static_cast<std::size_t>(i)] >= 0)
                within.push_back(text[static_cast<std::size_t>(i)]);
        }
        RC_ASSERT(within == left);
    }));
    REQUIRE(rc::check(
        "the inverse edits restore the text and, if nothing in it was deleted, the span", [] {
            const Edits edits = someEdits();
            const Span span = someSpan();
            RC_ASSERT(inverse(inverse(edits)) == edits);
            const bool untouched = std::ranges::none_of(
                edits, [&](const Edit& edit) { return edit.removed.intersects(span); });
            if (const std::optional<Span> now = moved(span, edits); untouched)
                RC_ASSERT(moved(*now, inverse(edits)) == span);
        }));
}

TEST_CASE("what an edit at the border of a span does")
{
    const Span span{5, 10};
    const auto after = [&](Span removed, CodePoint inserted) {
        return moved(span, {{removed, inserted}});
    };
    CHECK(after({5, 5}, 3) == Span{8, 13});  // inserted at its start: outside
    CHECK(after({10, 10}, 3) == span);       // at its end: outside
    CHECK(after({7, 7}, 3) == Span{5, 13});  // within
    CHECK(after({5, 7}, 3) == Span{5, 11});  // its first words replaced: within
    CHECK(after({8, 10}, 3) == Span{5, 11}); // its last ones
    CHECK(after({3, 5}, 1) == Span{4, 9});   // before it
    CHECK(after({10, 12}, 9) == span);       // behind it
    CHECK(after({3, 7}, 3) == Span{6, 9});   // across its start: the new text is outside
    CHECK(after({8, 12}, 3) == Span{5, 8});  // across its end
    CHECK(after({5, 10}, 4) == std::nullopt);
    CHECK(after({0, 20}, 0) == std::nullopt);
    CHECK(moved(span, {{{5, 7}, 0}, {{7, 10}, 2}}) == std::nullopt);
    CHECK(moved(span, {}) == span);
    CHECK(moved({5, 5}, {}) == std::nullopt);
}
