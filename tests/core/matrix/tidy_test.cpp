// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/matrix/layout_world.h"
#include "tests/core/matrix/toy.h"

using namespace crosscase;
using namespace crosscase::matrix;
using namespace crosscase::matrix::test;
using namespace crosscase::matrix::test::layout;

namespace {

std::string cellOf(const table::Table& table, std::size_t row, std::size_t column)
{
    return table::toText(table.rows[row].cells[column]);
}

} // namespace

TEST_CASE("the long form of any table of counts leads back to the codings of each cell")
{
    const Toy toy;
    for (const char* axes : {"cases codes",
                             "codes documents",
                             "coders cases",
                             "attribute:sector codes",
                             "cases:all themes"}) {
        INFO(axes);
        const std::string both = axes;
        const std::string rows = both.substr(0, both.find(' '));
        const std::string columns = both.substr(both.find(' ') + 1);
        auto spec = displayFromWords(
            std::vector<std::string>{"tidy", "--rows", rows, "--columns", columns});
        REQUIRE(spec);
        const auto built = build(*displayNamed("tidy"), {toy.corpus, toy.texts, spec->options, {}});
        REQUIRE(built);
        const CrossTable cross = toy.build(specOf(rows, columns));
        REQUIRE(built->rows.size() == cross.rows.size() * cross.columns.size());
        for (std::size_t at = 0; at < built->rows.size(); ++at) {
            const std::size_t row = at / cross.columns.size();
            const std::size_t column = at % cross.columns.size();
            CHECK(built->rows[at].cells[2] == cross.cells[row][column]);
            std::string ids;
            const auto codings = codingsOf(toy.corpus, toy.texts, cross, row, column);
            REQUIRE(codings);
            for (const Id<Coding> id : *codings)
                ids += (ids.empty() ? "" : " ") + toy.corpus.find(id)->uuid.toCanonical();
            CHECK(cellOf(*built, at, 5) == ids);
            CHECK(cellOf(*built, at, 4) == (ids.empty() ? "" : "codings"));
        }
    }
}

TEST_CASE("what is written leads back to itself and to its evidence")
{
    DisplayWorld world;
    const auto trust = world.code("Trust");
    const auto kind = world.code("Kind", trust);
    const auto alpha = world.unit("Alpha");
    const auto inner = world.unit("Inner, one", alpha);
    const auto text = world.textOf(inner, "A", "one two");
    const auto coding = world.coding(text, 0, 3, kind, world.who);
    const auto summary = world.write(inner, kind, "Says \"yes\".");
    world.cite(summary, coding);
    const auto uuid = [&](auto id) { return world.corpus.find(id)->uuid.toCanonical(); };
    const auto table =
        world.show({"tidy", "--rows", "cases:leaf", "--columns", "codes", "--cell", "summary"});
    CHECK(linesOf(table)
          == Lines{"row|column|value|state|basis|ids|evidence",
                   "Inner, one|Trust||not coded yet|||",
                   "Inner, one|Trust > Kind|Says \"yes\".|coded|summary|" + uuid(summary) + "|"
                       + uuid(coding)});
    const auto scale = world.scale("s", {"1"});
    const auto other = world.scale("t", {"1"});
    const auto rating = world.rate(inner, trust, scale, "1");
    world.rate(inner, trust, other, "1");
    CHECK(linesOf(world.show({"tidy",
                              "--rows",
                              "codes",
                              "--columns",
                              "cases:leaf",
                              "--cell",
                              "rating",
                              "--scale",
                              "S"}))[1]
          == "Trust|Inner, one|1|not coded yet|rating|" + uuid(rating) + "|");
    CHECK(world.refused({"tidy", "--cell", "rating", "--rows", "cases:leaf", "--columns", "codes"})
              .code
          == ErrorCode::Refused);
    const auto size = world.attribute("size");
    world.value(size, alpha, "big");
    const auto values = world.show({"tidy", "--rows", "cases:all", "--columns", "attributes"});
    CHECK(cellOf(values, 1, 0) == "Alpha > Inner, one");
    CHECK(cellOf(values, 1, 2) == "big");
    CHECK(cellOf(values, 1, 4) == "attribute value");
    CHECK(cellOf(values, 1, 5) == cellOf(values, 0, 5));
    const auto claim = world.proposition("P", "");
    const auto judged = world.judge(claim, alpha, Verdict::Partly, world.who);
    CHECK(linesOf(world.show({"tidy", "--columns", "propositions"}))[1]
          == "Alpha|P|partly||judgement|" + uuid(judged) + "|");
    CHECK(world.refused({"tidy", "--columns", "cases"}).code == ErrorCode::Refused);
}
