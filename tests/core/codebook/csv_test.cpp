// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/csv.h"
#include "core/model/trees.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace crosscase;
using namespace crosscase::codebook;
using List = std::vector<std::string>;

namespace {

Codebook read(std::string_view bytes)
{
    auto codebook = readCsv(bytes);
    INFO((codebook ? "" : codebook.error().detail));
    REQUIRE(codebook.has_value());
    return *codebook;
}

std::string problem(std::string_view bytes)
{
    const auto codebook = readCsv(bytes);
    REQUIRE(!codebook.has_value());
    CHECK(codebook.error().code == ErrorCode::Malformed);
    return codebook.error().detail;
}

List pathsOf(const Codebook& codebook)
{
    List paths;
    for (const Entry& entry : codebook.entries)
        paths.push_back(model::joinPath(entry.path));
    return paths;
}

} // namespace

TEST_CASE("a column of names is a codebook")
{
    const Codebook codebook = read("Code\n Trust \nControl\n");
    CHECK(pathsOf(codebook) == List{"Trust", "Control"});
    CHECK(codebook.entries[0] == Entry{.path = {"Trust"}});
    CHECK(codebook.warnings.empty());
}

TEST_CASE("columns stand in any order, and those of other names are passed over with a warning")
{
    const Codebook codebook = read("id;n;CODABLE;definition;code;n\n;9;No;d;A;8\n");
    CHECK(codebook.entries.at(0) == Entry{.path = {"A"}, .definition = "d", .codable = false});
    CHECK(codebook.warnings
          == List{"the column `n` was passed over", "the column `n` was passed over"});
}

TEST_CASE("codes come depth first, whatever the order of the rows")
{
    CHECK(pathsOf(read("code,parent\nC,A > B\nX,\nB,A\nA,\nY,X\nD,A\n"))
          == List{"X", "X > Y", "A", "A > B", "A > B > C", "A > D"});
}

TEST_CASE("with a repeated name a code belongs to the nearest above")
{
    const Codebook codebook = read("code,parent,memo\nc,A,0\nA,,1\nc,A,2\nA,,3\nc,A,4\n");
    List memos;
    for (const Entry& entry : codebook.entries)
        memos.push_back(entry.memo);
    CHECK(memos == List{"1", "0", "2", "3", "4"});
    CHECK(parentsOf(codebook) == std::vector<std::size_t>{kNoParent, 0, 0, kNoParent, 3});
}

TEST_CASE("an arrow in a name is escaped in a path and nowhere else")
{
    const Codebook codebook = read("code,parent\ncause > effect,\nx,cause \\> effect\n");
    CHECK(codebook.entries[1].path == List{"cause > effect", "x"});
}

TEST_CASE("examples stand one a line, and a line that begins with a space goes on")
{
    const Codebook codebook =
        read("code,example,counterexample\nA,\"one\r\ntwo\n  more\n\nthree\",\"\n\"\n");
    CHECK(codebook.entries[0].examples == List{"one", "two\n more", "three"});
    CHECK(codebook.entries[0].counterexamples.empty());
}

TEST_CASE("codable is written in several ways")
{
    const Codebook codebook = read("code,codable\na,1\nb,TRUE\nc,yes\nd,\ne,0\nf,False\ng,NO\n");
    List words;
    for (const Entry& entry : codebook.entries)
        words.emplace_back(entry.codable ? "yes" : "no");
    CHECK(words == List{"yes", "yes", "yes", "yes", "no", "no", "no"});
    CHECK(problem("code,codable\na,1\nb,perhaps\n")
          == "line 3: codable is `perhaps`; write 1 or 0");
}

TEST_CASE("a colour is #rgb or #rrggbb")
{
    const Codebook codebook = read("code,colour\na,#aBc\nb, #012345 \nc,\n");
    CHECK(codebook.entries[0].colour == "#aaBBcc");
    CHECK(codebook.entries[1].colour == "#012345");
    CHECK(codebook.entries[2].colour.empty());
    for (const char* wrong : {"red", "#12", "#12345", "#ggg", "012345", "#1234567"})
        CHECK(problem(fmt::format("code,colour\na,{}\n", wrong))
              == fmt::format("line 2: the colour `{}` is not of the form #rrggbb or #rgb", wrong));
}

TEST_CASE("an id comes in either form and only once")
{
    const Uuid id = Uuid::make();
    const Codebook codebook =
        read(fmt::format("code,id\na,{}\nb,{}\n", id.toCanonical(), id.plus(1).toShort()));
    CHECK(codebook.entries[0].id == id);
    CHECK(codebook.entries[1].id == id.plus(1));
    CHECK(problem("code,id\na,17\n") == "line 2: `17` is no id; leave it empty for a new code");
    CHECK(problem(fmt::format("code,id\na,{}\nb,{}\n", id.toCanonical(), id.toShort()))
          == fmt::format("line 3: the id {} stands already in line 2; leave one of them empty",
                         id.toShort()));
}

TEST_CASE("a parent that is not there is named, with the path that may be meant")
{
    CHECK(problem("code,parent\nA,\nB,Q\n")
          == "line 3: the parent `Q` is not in the codebook; add a row for it, or mend the path");
    CHECK(problem("code,parent\nA,\nB,A\nC,B\n")
          == "line 4: the parent `B` is not in the codebook; did you mean `A > B`?");
    CHECK(problem("code,parent\nTrust,\nB,trust\n")
          == "line 3: the parent `trust` is not in the codebook; did you mean `Trust`?");
}

TEST_CASE("parents in a circle are an error")
{
    CHECK(problem("code,parent\nA,B\nB,A\n")
          == "line 2: the code is below itself: A < B < A\n"
             "line 3: the code is below itself: B < A < B");
    CHECK(problem("code,parent\nA,A\n") == "line 2: the code is below itself: A < A");
    CHECK(pathsOf(read("code,parent\nA,\nA,A\n")) == List{"A", "A > A"});
}

TEST_CASE("a table without the column code, and a row without a name, are errors")
{
    CHECK(problem("name,parent\nA,\n")
          == "line 1: there is no column `code`; the columns are code,parent,definition,include,"
             "exclude,example,counterexample,memo,colour,codable,id");
    CHECK(problem("code,memo\nA,\n ,x\n") == "line 3: the code has no name");
    CHECK(problem("") != "");
    CHECK(problem("code\n\"A\n").starts_with("line 2: "));
}

TEST_CASE("a row with more cells than columns is an error")
{
    CHECK(problem("code,definition\nA,one, two\n")
          == "line 2: the row has 3 cells, but there are 2 columns; put a cell that holds the "
             "separator in quotes");
    CHECK(read("code,definition\nA,one,,\n").entries[0].definition == "one");
}

TEST_CASE("all problems are listed in the order of the file, at most 20")
{
    CHECK(problem("code,parent,colour\n\"A\n\",Q,red\n,,\nB,,blue\n")
          == "line 2: the colour `red` is not of the form #rrggbb or #rgb\n"
             "line 2: the parent `Q` is not in the codebook; add a row for it, or mend the path\n"
             "line 5: the colour `blue` is not of the form #rrggbb or #rgb");
    std::string bytes = "code,parent\n";
    for (int n = 0; n < 23; ++n)
        bytes += fmt::format("c{},gone\n", n);
    const std::string detail = problem(bytes);
    CHECK(std::count(detail.begin(), detail.end(), '\n') == 20);
    CHECK(detail.ends_with("\nand 3 more"));
}

TEST_CASE("a formula is guarded on writing unless it is not wished")
{
    Codebook codebook;
    codebook.entries = {{.path = {"=1+1"}}};
    CHECK(writeCsv(codebook, {})->find("\n'=1+1,") != std::string::npos);
    CHECK(writeCsv(codebook, {.formulaGuard = false})->find("\n=1+1,") != std::string::npos);
    CHECK(writeCsv(codebook, {.separator = ';', .bom = true})
              ->starts_with("\xEF\xBB\xBF"
                            "code;parent;"));
}
