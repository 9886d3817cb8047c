// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/export/terminal.h"
#include "core/text/fold.h"
#include "sample_tables.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <sstream>

using namespace crosscase;
using namespace crosscase::exporting;
using table::Kind;

namespace {

std::string terminal(const table::Table& table, int width)
{
    Options options;
    options.width = width;
    auto written = writeTerminal(table, options);
    REQUIRE(written.has_value());
    return *written;
}

std::string golden(const std::string& name)
{
    auto bytes = readFile(std::string(CROSSCASE_SOURCE_DIR "/tests/core/export/golden/") + name);
    REQUIRE(bytes.has_value());
    return *bytes;
}

int widest(const std::string& page)
{
    std::istringstream lines(page);
    int width = 0;
    for (std::string line; std::getline(lines, line);)
        width = std::max(width, text::columnsOf(line));
    return width;
}

} // namespace

TEST_CASE("tables for 80 columns are as they stand in golden/")
{
    CHECK(terminal(samples::counts(), 80) == golden("counts.table-80"));
    CHECK(terminal(samples::quotes(), 80) == golden("quotes.table-80"));
    CHECK(terminal(samples::empty(), 80) == golden("empty.table-80"));
    CHECK(terminal(samples::wide(), 80) == golden("wide.table-80"));
}

TEST_CASE("a table with room for its narrowest columns stays within the width")
{
    for (int width = 40; width <= 140; ++width) {
        INFO(width);
        for (const table::Table& table : {samples::counts(), samples::quotes(), samples::wide()})
            CHECK(widest(terminal(table, width)) <= width);
    }
}

TEST_CASE("no word is lost when cells are wrapped")
{
    REQUIRE(rc::check([] {
        const auto word = rc::gen::element<std::string>(
            "a", "trust", "\u4f60\u597d", "\u05d0\u05d1", "e\u0301", "x-y", "\n");
        const auto words =
            rc::gen::map(rc::gen::container<std::vector<std::string>>(word), [](const auto& parts) {
                std::string all;
                for (const auto& part : parts)
                    all += part + " ";
                return all;
            });
        table::Table table;
        table.columns = {{{"A"}, Kind::Text}, {{"B"}, Kind::Text}};
        table.rows = {{{*words, *words}}};
        const std::string page = terminal(table, *rc::gen::inRange(14, 60));

        std::string found = page;
        for (const table::Value& cell : table.rows[0].cells) {
            std::istringstream parts(std::get<std::string>(cell));
            for (std::string part; parts >> part;) {
                RC_ASSERT(found.find(part) != std::string::npos);
                found.erase(found.rfind(part), part.size());
            }
        }
    }));
}

TEST_CASE("no line ends in a blank")
{
    for (const int width : {0, 30, 80})
        for (const table::Table& table : {samples::counts(), samples::quotes(), samples::wide()}) {
            const std::string page = terminal(table, width);
            CHECK(page.find(" \n") == std::string::npos);
        }
}

TEST_CASE("a long head over a number is wrapped, not the number")
{
    table::Table table;
    table.columns = {{{"case"}, Kind::Text},
                     {{"Character-based trust in partners"}, Kind::Integer}};
    table.rows = {{{"Anna", std::int64_t{1234567}}}};
    CHECK(terminal(table, 24) == R"(         Character-based
case   trust in partners
----  ------------------
Anna             1234567
)");
}

TEST_CASE("three levels of heads stand over each other")
{
    table::Table table;
    table.columns = {{{"case"}, Kind::Text},
                     {{"public", "Trust", "n"}, Kind::Integer},
                     {{"public", "Trust", "%"}, Kind::Integer},
                     {{"public", "Cost", "n"}, Kind::Integer},
                     {{"private", "Cost"}, Kind::Integer}};
    table.rows = {{{"A", std::int64_t{1}, std::int64_t{100}, std::int64_t{2}, {}}}};
    CHECK(terminal(table, 0) == R"(      public        private
      ------------  -------
      Trust   Cost
      ------  ----
case  n    %     n     Cost
----  -  ---  ----  -------
A     1  100     2
)");
}

TEST_CASE("several totals stand under one rule")
{
    table::Table table;
    table.columns = {{{"case"}, Kind::Text}, {{"n"}, Kind::Integer}};
    table.rows = {{{"A", std::int64_t{1}}},
                  {{"Sum", std::int64_t{1}}, 0, true},
                  {{"Distinct", std::int64_t{1}}, 0, true}};
    CHECK(terminal(table, 0)
          == "case      n\n--------  -\nA         1\n--------  -\nSum       1\nDistinct  1\n");
}

TEST_CASE("an indent is added to the width, so that words in a deep tree stay whole")
{
    table::Table table;
    table.columns = {{{"case"}, Kind::Text}, {{"memo"}, Kind::Text}};
    table.rows = {{{"Alpha", "a word or two"}}, {{"Purchasing", "three"}, 3}};
    CHECK(terminal(table, 24) == R"(case              memo
----------------  ------
Alpha             a word
                  or two

      Purchasing  three
)");
}
