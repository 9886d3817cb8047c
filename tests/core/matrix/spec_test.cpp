// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/world.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;

TEST_CASE("axes are read as they are written")
{
    for (const char* text : {"cases",
                             "cases:2",
                             "cases:leaf",
                             "cases:all",
                             "documents",
                             "groups",
                             "attribute:sector",
                             "attribute:sector,size",
                             "speakers",
                             "coders",
                             "themes",
                             "codes",
                             "codes:Trust > Kind,Cost\\, time,a\\\\b",
                             "set:Money",
                             "attributes",
                             "propositions",
                             "query:Bob's"}) {
        INFO(text);
        const auto axis = axisFromText(text);
        REQUIRE(axis);
        CHECK(toText(*axis) == text);
    }
    CHECK(axisFromText("codes:Cost\\, time,Trust")->names == Lines{"Cost, time", "Trust"});
    for (const char* wrong :
         {"", "case", "cases:0", "cases:x", "attribute", "attribute:a,b,c", "set:", "themes:A"}) {
        INFO(wrong);
        CHECK_FALSE(axisFromText(wrong));
    }
}

TEST_CASE("measures are read as they are written")
{
    TableSpec spec;
    REQUIRE(setMeasure(spec, "per-1000-words"));
    CHECK(spec.cell == Measure::PerThousandWords);
    REQUIRE(setMeasure(spec, "attribute:year"));
    CHECK(spec.cellAttribute == "year");
    CHECK(setMeasure(spec, "number").error().code == ErrorCode::NotFound);
    CHECK_FALSE(setMeasure(spec, "attribute"));
    CHECK_FALSE(setMeasure(spec, "attribute:"));
}

TEST_CASE("a spec goes through JSON unchanged")
{
    TableSpec spec = filtered(specOf("attribute:sector", "codes:Trust", "coverage"), "coder = ann");
    spec.title = "T\u00e9st";
    spec.scale = "fit";
    spec.percent = Percent::Column;
    spec.withSubcodes = spec.totals = spec.state = spec.transpose = spec.includeUnpublishable =
        true;
    spec.order = "-total";
    spec.attributes = {"a", "b"};
    spec.quoteLimit = 200;
    spec.quotesPerCell = 3;
    const auto back = specFromJson(toJson(spec));
    REQUIRE(back);
    CHECK(*back == spec);
    CHECK(*specFromJson(toJson(TableSpec{})) == TableSpec{});
    CHECK(*specFromJson("{}") == TableSpec{});
}

TEST_CASE("JSON that is no spec is refused with what is wrong")
{
    CHECK(specFromJson(R"({"colour": 1})").error().detail.find("colour") != std::string::npos);
    for (const char* wrong : {"",
                              "[]",
                              R"({"totals": 1})",
                              R"({"rows": "case"})",
                              R"({"cell": 3})",
                              R"({"percent": "x"})",
                              R"({"attributes": [1]})",
                              R"({"filter": "("})"})
        CHECK_FALSE(specFromJson(wrong));
}
