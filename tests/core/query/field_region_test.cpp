// SPDX-License-Identifier: GPL-3.0-or-later
// The text of which a comparison holds, against the plainest reading of one character at a time.
#include "core/model/trees.h"
#include "core/query/field_region.h"
#include "core/query/filter.h"
#include "tests/core/query/sample.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::query;
using model::Id;
using text::SpanSet;

namespace {

constexpr std::string_view kInterview = "About her work.\n"       // 0-15
                                        "ANN: We trust them.\n"   // 16-35
                                        "They deliver.\n"         // 36-49
                                        "BOB: I do not trust.\n"  // 50-70
                                        "ANN: Never?\n"           // 71-82
                                        "BOB: Never ever, no.\n"; // 83-103

struct Interview : sample::Sample {
    Id<model::Document> document = addDocument("P1");
    model::LoadedText text;

    Interview()
    {
        text.utf8 = kInterview;
        text.offsets = text::OffsetMap(text.utf8);
        text.structure = text::segment(text.utf8, text.offsets, {}).value();
    }
    Id<model::Document> addDocument(std::string name)
    {
        model::Document row;
        row.name = std::move(name);
        row.length = static_cast<std::int32_t>(kInterview.size());
        row.language = "en";
        return add(row);
    }
    void belongs(Id<model::Case> unit, model::MembershipKind kind, text::Span span = {})
    {
        model::Membership row;
        row.unit = unit;
        row.document = document;
        row.kind = kind;
        row.start = span.start;
        row.end = span.end;
        add(row);
    }
    void speaks(Id<model::Case> unit, std::string speaker)
    {
        model::Membership row;
        row.unit = unit;
        row.document = document;
        row.kind = model::MembershipKind::Speaker;
        row.speaker = std::move(speaker);
        add(row);
    }
    void coding(Id<model::Code> code, Id<model::Coder> by, text::Span span, bool orphan = false)
    {
        model::Coding row;
        row.document = document;
        row.code = code;
        row.coder = by;
        row.start = span.start;
        row.end = span.end;
        row.orphan = orphan;
        row.weight = span.start;
        add(row);
    }
    [[nodiscard]] FieldRegion region(std::string_view comparison) const
    {
        INFO(comparison);
        auto made = FieldRegion::make(parse(comparison).value(), corpus);
        REQUIRE(made);
        return std::move(*made);
    }
    [[nodiscard]] SpanSet of(std::string_view comparison) const
    {
        return region(comparison).of(corpus.get(document), text);
    }
};

} // namespace

TEST_CASE("a document's field holds of the whole text or of nothing")
{
    Interview p;
    CHECK(p.of("language = en") == SpanSet{{0, 104}});
    CHECK(p.of("document = P1") == SpanSet{{0, 104}});
    CHECK(p.of("language = de").empty());
    CHECK(p.region("language = en").mayHoldIn(p.document));
    CHECK_FALSE(p.region("language = de").mayHoldIn(p.document));
    CHECK_FALSE(p.region("language = en").mayHoldIn({99'999}));
}

TEST_CASE("a speaker's text is the passages of their turns")
{
    Interview p;
    CHECK(p.of("speaker = Ann") == SpanSet{{16, 35}, {36, 49}, {71, 82}});
    CHECK(p.of("speaker != Ann") == SpanSet{{50, 70}, {83, 103}});
    CHECK(p.of("speaker is not empty").size() == 5);
    // The heading line and the line ends.
    CHECK(p.of("speaker is empty")
          == SpanSet{{0, 16}, {35, 36}, {49, 50}, {70, 71}, {82, 83}, {103, 104}});
}

TEST_CASE("a case's text is the union of its memberships and of those of the cases within it")
{
    Interview p;
    const auto firm = p.unit("Firm");
    const auto unit = p.unit("Unit", firm);
    const auto other = p.unit("Other");
    p.belongs(firm, model::MembershipKind::Range, {0, 20});
    p.belongs(firm, model::MembershipKind::Range, {10, 30});
    p.speaks(unit, "BOB");
    p.belongs(other, model::MembershipKind::Range, {90, 500});
    CHECK(p.of("case = Firm") == SpanSet{{0, 30}, {50, 70}, {83, 103}});
    CHECK(p.of("case = Unit") == SpanSet{{50, 70}, {83, 103}});
    CHECK(p.of("case != Firm") == SpanSet{{90, 104}});
    CHECK(p.of("case is empty") == SpanSet{{30, 50}, {70, 83}});
    CHECK(p.of("case is not empty") == SpanSet{{0, 30}, {50, 70}, {83, 104}});
    CHECK(p.of("case.level = 2") == SpanSet{{50, 70}, {83, 103}});
    CHECK(p.of("case.level = 1") == SpanSet{{0, 30}, {50, 70}, {83, 104}});
}

TEST_CASE("attributes are inherited, and a case without one is found by 'is empty'")
{
    Interview p;
    const auto firm = p.unit("Firm");
    const auto unit = p.unit("Unit", firm);
    const auto other = p.unit("Other");
    const auto sector =
        p.attribute("sector", model::AttributeTarget::Case, model::AttributeType::Text);
    p.value(sector, firm, "public");
    p.belongs(unit, model::MembershipKind::Range, {10, 20});
    p.belongs(other, model::MembershipKind::Range, {20, 30});
    CHECK(p.of("case.sector = public") == SpanSet{{10, 20}});
    CHECK(p.of("case.sector != public").empty());
    CHECK(p.of("case.sector is empty") == SpanSet{{0, 10}, {20, 104}});
}

TEST_CASE("a document wholly in a case has no text of no case, and orphaned ranges are none")
{
    Interview p;
    const auto firm = p.unit("Firm");
    model::Membership lost;
    lost.unit = firm;
    lost.document = p.document;
    lost.kind = model::MembershipKind::Range;
    lost.end = 50;
    lost.orphan = true;
    p.add(lost);
    CHECK_FALSE(p.region("case = Firm").mayHoldIn(p.document));
    CHECK(p.of("case is empty") == SpanSet{{0, 104}});
    p.belongs(firm, model::MembershipKind::Whole);
    CHECK(p.of("case = Firm") == SpanSet{{0, 104}});
    CHECK_FALSE(p.region("case is empty").mayHoldIn(p.document));
    const auto other = p.addDocument("P2");
    CHECK(p.region("case is empty").mayHoldIn(other));
}

TEST_CASE("codes, coders and weights hold of the spans of their codings, never of orphans")
{
    Interview p;
    const auto ann = p.coder("Ann");
    const auto bob = p.coder("Bob");
    const auto trust = p.code("Trust");
    const auto reliance = p.code("Reliance", trust);
    const auto risk = p.code("Risk");
    p.coding(trust, ann, {20, 30});
    p.coding(reliance, bob, {25, 40});
    p.coding(risk, bob, {50, 400});
    p.coding(trust, ann, {60, 70}, true);
    CHECK(p.of("code = Trust") == SpanSet{{20, 30}});
    CHECK(p.of("theme = Trust") == SpanSet{{20, 40}});
    CHECK(p.of("coder = Bob") == SpanSet{{25, 40}, {50, 104}});
    CHECK(p.of("weight > 20") == SpanSet{{25, 40}, {50, 104}});
    // The same coding, not one that is heavy enough where another one is light enough.
    CHECK(p.of("weight >= 21 and weight <= 24").empty());
    CHECK(p.of("weight >= 20 and weight <= 25") == SpanSet{{20, 40}});
    CHECK(p.of("code is not empty") == SpanSet{{20, 40}, {50, 104}});
    const auto other = p.addDocument("P2");
    CHECK(p.region("code = Trust").mayHoldIn(p.document));
    CHECK_FALSE(p.region("code = Trust").mayHoldIn(other));
    CHECK_FALSE(p.region("weight = 60").mayHoldIn(p.document));
    CHECK_FALSE(p.region("weight >= 21 and weight <= 24").mayHoldIn(p.document));
}

TEST_CASE("what a comparison cannot be is refused as by a filter")
{
    Interview p;
    const auto refused = [&](std::string_view text) {
        const auto made = FieldRegion::make(parse(text).value(), p.corpus);
        REQUIRE_FALSE(made);
        return made.error().code;
    };
    CHECK(refused("code = Nowhere") == ErrorCode::NotFound);
    CHECK(refused("case.sector = x") == ErrorCode::NotFound);
    CHECK(refused("weight = heavy") == ErrorCode::Malformed);
    CHECK(refused("coder is empty and code is empty") == ErrorCode::Malformed);
    CHECK(refused("coder is empty or coder is empty") == ErrorCode::Malformed);
    CHECK(refused("weight > 1 and not weight > 2") == ErrorCode::Malformed);
    CHECK(refused("weight > 1 and weight < heavy") == ErrorCode::Malformed);
    CHECK_FALSE(FieldRegion::make(Expression{}, p.corpus));
    CHECK(refused("not coder is empty") == ErrorCode::Malformed);
}

TEST_CASE("text is a case's or a speaker's exactly where a filter accepts it")
{
    REQUIRE(rc::check([] {
        Interview p;
        std::vector<Id<model::Case>> units = {{}};
        for (const char* name : {"A", "B", "C", "D"})
            units.push_back(p.unit(name, *rc::gen::elementOf(units)));
        const auto sector =
            p.attribute("sector", model::AttributeTarget::Case, model::AttributeType::Text);
        for (std::size_t i = 1; i < units.size(); ++i) {
            if (*rc::gen::arbitrary<bool>())
                p.value(sector, units[i], *rc::gen::element<std::string>("x", "y"));
            const int kind = *rc::gen::inRange(0, 5);
            const int start = *rc::gen::inRange(0, 100);
            if (kind == 0)
                p.belongs(units[i], model::MembershipKind::Whole);
            else if (kind == 1)
                p.speaks(units[i], *rc::gen::element<std::string>("ANN", "BOB", "EVE"));
            else if (kind < 4)
                p.belongs(units[i],
                          model::MembershipKind::Range,
                          {start, start + *rc::gen::inRange(0, 40)});
        }
        const auto written = *rc::gen::element<std::string>("case = A",
                                                            "case != B",
                                                            "case in (A, C)",
                                                            "case not in (C)",
                                                            "case is empty",
                                                            "case is not empty",
                                                            "case.sector = x",
                                                            "case.sector != x",
                                                            "case.sector is empty",
                                                            "case.level = 2",
                                                            "case.level >= 2 and case.level <= 3",
                                                            "case.sector >= x and case.sector <= x",
                                                            "case != A and case != C",
                                                            "speaker = ann",
                                                            "speaker != Bob",
                                                            "speaker is empty");
        RC_LOG() << written << "\n";
        const auto filter = Filter::compile(parse(written).value(), p.corpus).value();
        const auto& document = p.corpus.get(p.document);
        const model::CaseTree tree(p.corpus);
        const SpanSet held = p.of(written);
        for (text::CodePoint at = 0; at < document.length; ++at) {
            std::vector<Id<model::Case>> seenAs;
            for (const model::Membership& part : p.corpus.rows<model::Membership>()) {
                const bool in =
                    part.kind == model::MembershipKind::Whole
                    || (part.kind == model::MembershipKind::Range && part.span().contains(at))
                    || (part.kind == model::MembershipKind::Speaker
                        && text::intersects(p.text.structure.turnsOf(part.speaker), {at, at + 1}));
                for (Id<model::Case> unit = part.unit; in && unit; unit = tree.parentOf(unit))
                    seenAs.push_back(unit);
            }
            if (seenAs.empty())
                seenAs.push_back({});
            std::string speaker;
            for (const std::string& one : p.text.structure.speakers)
                if (text::intersects(p.text.structure.turnsOf(one), {at, at + 1}))
                    speaker = one;
            bool expected = false;
            for (const Id<model::Case> unit : seenAs)
                expected = expected || filter.acceptsText(unit, p.document, speaker);
            RC_ASSERT(text::intersects(held, {at, at + 1}) == expected);
        }
        RC_ASSERT(text::unite(held) == held);
        RC_ASSERT(held.empty() || p.region(written).mayHoldIn(p.document));
    }));
}
