// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/sheet_names.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase::exporting;

TEST_CASE("sheet names are legal, short and unique")
{
    SheetNames names;
    CHECK(names.take("Trust") == "Trust");
    CHECK(names.take("trust") == "trust (2)");
    CHECK(names.take("a/b:c?*[d]") == "a b c   d");
    CHECK(names.take("'quoted'") == "quoted");
    CHECK(names.take("") == "Table");
    CHECK(names.take("///") == "Table (2)");
    CHECK(names.take("History") == "History (1)");
    CHECK(names.take(std::string(40, 'x')) == std::string(31, 'x'));
    CHECK(names.take(std::string(40, 'x')) == std::string(27, 'x') + " (2)");
    CHECK(names.take("two\nlines") == "two lines");
}

TEST_CASE("Excel counts UTF-16 units, and no letter is cut apart")
{
    CHECK(unitsOf("a\u00e9\u4f60\U0001F469") == 5);
    CHECK(firstUnits("a\U0001F469b", 2) == "a");
    CHECK(firstUnits("a\U0001F469b", 3) == "a\U0001F469");
    CHECK(rc::check("any names", [](const std::vector<std::string>& wanted) {
        SheetNames names;
        for (const std::string& one : wanted) {
            const std::string name = names.take(one);
            RC_ASSERT(!name.empty());
            RC_ASSERT(unitsOf(name) <= 31U);
            RC_ASSERT(name.find_first_of(":\\/?*[]\n") == std::string::npos);
            RC_ASSERT(name.front() != '\'' && name.back() != '\'');
        }
    }));
}
