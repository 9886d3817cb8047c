// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

using namespace crosscase::text;

TEST_CASE("names that people take for the same have the same key")
{
    CHECK(foldKey("  Trust \t in\nOthers ") == "trust in others");
    CHECK(foldKey("STRASSE") == foldKey("Stra\u00DFe"));
    CHECK(foldKey("\u00C9t\u00E9") == foldKey("e\u0301te\u0301"));
    CHECK(foldKey("\u0391\u03A3") == foldKey("\u03B1\u03C2"));
    CHECK(foldKey("a\u00A0b") == foldKey("A B"));
    CHECK(foldKey("e") != foldKey("\u00E9"));
    CHECK(foldKey("\uFB01") == foldKey("fi"));
    CHECK(foldKey("\u2460") != foldKey("1")); // no compatibility folding
    CHECK(foldKey("") == "");
}

TEST_CASE("names are ordered as people expect")
{
    std::vector<std::string> names = {"P10", "zebra", "\u00C4pfel", "P2", "apple", "Zebra", "b"};
    std::ranges::sort(names, [](const auto& a, const auto& b) { return compareNames(a, b) < 0; });
    CHECK(names
          == std::vector<std::string>{"\u00C4pfel", "apple", "b", "P2", "P10", "zebra", "Zebra"});
    CHECK(compareNames("same", "same") == 0);
    // Equal to the collation, told apart by bytes.
    CHECK(compareNames("\u00E9", "e\u0301") == -compareNames("e\u0301", "\u00E9"));
    CHECK(compareNames("\u00E9", "e\u0301") != 0);
}

TEST_CASE("names are compared in many threads at once")
{
    std::vector<std::thread> threads;
    std::vector<int> wrong(4);
    for (int& mine : wrong)
        threads.emplace_back([&mine] {
            for (int i = 0; i < 2000; ++i)
                mine += compareNames("Gr\u00F6\u00DFe " + std::to_string(i),
                                     "Gr\u00F6\u00DFe " + std::to_string(i + 1))
                                < 0
                            ? 0
                            : 1;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(wrong == std::vector<int>(4));
}

TEST_CASE("Unicode blanks go at both ends")
{
    CHECK(trimBlanks(" \t\u3000\u00A0a b\u2028\n") == "a b");
    CHECK(trimBlanks("\u2003") == "");
    CHECK(trimBlanks("") == "");
    CHECK(trimBlanks("\u200Ba") == "\u200Ba"); // no White_Space
}

TEST_CASE("columns of a terminal")
{
    CHECK(columnsOf("abc") == 3);
    CHECK(columnsOf("\u4E2D\uFF21") == 4);
    CHECK(columnsOf("e\u0301\u200D") == 1);
    CHECK(columnsOf("\U0001F600") == 2);
    CHECK(columnsOf("\U0001F1E9\U0001F1EA") == 2);
    CHECK(columnsOf("\u00E9\u0646") == 2);
}
