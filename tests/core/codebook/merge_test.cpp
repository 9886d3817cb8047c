// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/codebook/csv.h"
#include "core/codebook/formats.h"
#include "core/codebook/merge.h"
#include "core/model/trees.h"
#include "tests/core/codebook/merge_samples.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <fmt/format.h>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

Codebook fixture(const std::string& name)
{
    const std::string path = CROSSCASE_SOURCE_DIR "/tests/data/merge/" + name;
    return readCodebook(path, readFile(path).value()).value();
}

Codebook of(std::string_view csv)
{
    return readCsv(csv).value();
}

struct Pair {
    Codebook mine;
    Codebook theirs;
    std::optional<Codebook> base = {};
    Use use = {};

    [[nodiscard]] Result<Merged> tried(const Decisions& decisions = {}, bool accept = false) const
    {
        return codebook::merge({.mine = mine,
                                .theirs = theirs,
                                .base = base ? &*base : nullptr,
                                .theirName = "Ben",
                                .use = use},
                               decisions,
                               accept);
    }
    [[nodiscard]] Merged merged(const Decisions& decisions = {}, bool accept = false) const
    {
        auto result = tried(decisions, accept);
        INFO((result ? std::string() : result.error().detail));
        REQUIRE(result.has_value());
        return std::move(*result);
    }
    [[nodiscard]] std::string refused(const Decisions& decisions) const
    {
        const auto result = tried(decisions);
        REQUIRE(!result.has_value());
        CHECK(result.error().code == ErrorCode::Malformed);
        return result.error().detail;
    }
};

Pair fixtures()
{
    return {fixture("codebook_mine.csv"), fixture("codebook_theirs.csv")};
}

// "FIELD MINE | THEIRS: DECISION (PROPOSED VALUE)"
std::vector<std::string> inWords(const std::vector<DecisionRow>& rows)
{
    std::vector<std::string> lines;
    for (const DecisionRow& row : rows) {
        std::string line =
            fmt::format("{} {} | {}: {}", row.field, row.id, row.otherId, nameOf(row.decision));
        if (row.proposed != Choice::None)
            line += fmt::format("({}{}{})",
                                nameOf(row.proposed),
                                row.proposedValue.empty() ? "" : " ",
                                row.proposedValue);
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> paths(const Merged& merged)
{
    std::vector<std::string> out;
    for (const Entry& entry : merged.codebook.entries)
        out.push_back(model::joinPath(entry.path));
    return out;
}

const Entry& named(const Merged& merged, const std::string& path)
{
    for (const Entry& entry : merged.codebook.entries)
        if (model::joinPath(entry.path) == path)
            return entry;
    FAIL("there is no " << path);
    return merged.codebook.entries.front();
}

Decision
line(std::string id, std::string otherId, std::string field, Choice choice, std::string value = {})
{
    return {
        2, "code", std::move(id), std::move(otherId), std::move(field), choice, std::move(value)};
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("two codebooks of one study give the rows that a person has to see, and no other")
{
    const Merged merged = fixtures().merged();
    CHECK(inWords(merged.rows)
          == Lines{"definition Isolation | Isolation: ",
                   "moved Isolation > Workspace | Workspace: ",
                   "near-duplicate Support | Suport: (merge Support)",
                   "renamed Money | Finances: (mine)",
                   "removed Belonging | : mine",
                   "added  | Technology: add"});
    CHECK(undecided(merged.rows) == 4);
}

TEST_CASE("a definition is never lost where both have one")
{
    const Decisions decisions{
        line("Isolation", "Isolation", "definition", Choice::Both),
        line("Isolation > Workspace", "Workspace", "moved", Choice::Theirs),
        line("Support", "Suport", "near-duplicate", Choice::Merge),
        line("Money", "Finances", "renamed", Choice::Theirs),
    };
    const Merged merged = fixtures().merged(decisions);
    CHECK(undecided(merged.rows) == 0);
    CHECK(paths(merged)
          == Lines{"Isolation", "Support", "Finances", "Workspace", "Technology", "Belonging"});
    CHECK(named(merged, "Isolation").definition
          == "Feeling cut off from other people\n\nBen:\nBeing physically alone in a room");
    CHECK(named(merged, "Isolation").include == "Loneliness, not talking to anybody");
    CHECK(merged.mine == std::vector<std::size_t>{0, 3, 1, 2, 5});
    CHECK(merged.theirs == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("two codes stay two where a person says so, the second by the name of its owner")
{
    Decisions decisions{
        line("Isolation", "Isolation", "definition", Choice::Add),
        line("Isolation > Workspace", "Workspace", "moved", Choice::Both, "Room"),
        line("Support", "Suport", "near-duplicate", Choice::Both),
        line("Money", "Finances", "renamed", Choice::Both),
    };
    const Merged merged = fixtures().merged(decisions);
    CHECK(undecided(merged.rows) == 0);
    CHECK(merged.codebook.entries.size() == 10);
    CHECK(named(merged, "Isolation (Ben)").definition == "Being physically alone in a room");
    CHECK(named(merged, "Isolation").definition == "Feeling cut off from other people");
    CHECK(named(merged, "Room").definition == named(merged, "Isolation > Workspace").definition);
    CHECK(named(merged, "Suport").definition == named(merged, "Support").definition);
    CHECK(named(merged, "Money").include == named(merged, "Finances").include);

    decisions[0].value = "Belonging";
    CHECK_THAT(fixtures().refused(decisions), Catch::Contains("siblings would have one name"));
}

TEST_CASE("proposals are taken only on wish, and what nobody can propose stays open")
{
    const Merged merged = fixtures().merged({}, true);
    CHECK(undecided(merged.rows) == 2); // the definition, and where Workspace belongs
    CHECK(paths(merged)
          == Lines{
              "Isolation", "Isolation > Workspace", "Support", "Money", "Technology", "Belonging"});
}

TEST_CASE("what one side alone changed since the common codebook is taken")
{
    Pair pair;
    pair.base = of("code,definition,memo,colour,codable\nA,old,,#111111,1\nB,same,,,1\n");
    pair.mine = of("code,definition,memo,colour,codable\nA,old,mine,#111111,1\nB,same,,,1\n");
    pair.theirs = of("code,definition,memo,colour,codable\nA,new,,#222222,0\nB,same,,,1\n");
    const Merged merged = pair.merged();
    CHECK(inWords(merged.rows)
          == Lines{"definition A | A: theirs", "colour A | A: theirs", "codable A | A: theirs"});
    CHECK(merged.codebook.entries.front()
          == Entry{.path = {"A"},
                   .definition = "new",
                   .memo = "mine",
                   .colour = "#222222",
                   .codable = false});
}

TEST_CASE("a text that one side emptied is asked for, whichever side it was")
{
    const Codebook full = of("code,definition\nA,old\n");
    const Codebook empty = of("code,definition\nA,\n");
    CHECK(inWords(Pair{full, empty, full}.merged().rows) == Lines{"definition A | A: (mine)"});
    CHECK(inWords(Pair{empty, full, full}.merged().rows) == Lines{"definition A | A: (theirs)"});
    // Without the common one it may never have been there.
    CHECK(Pair{full, empty}.merged().codebook == full);
    CHECK(Pair{full, empty}.merged().rows.empty());
    CHECK(Pair{empty, full}.merged().codebook == full);
}

TEST_CASE("what one side deleted and the other left alone is deleted")
{
    Pair pair;
    pair.base = pair.mine = of("code,parent\nA,\nB,A\nC,\n");
    pair.theirs = of("code,parent\nC,\n");
    CHECK(paths(pair.merged()) == Lines{"C"});
    CHECK(inWords(pair.merged().rows) == Lines{"removed A | : theirs", "removed A > B | : theirs"});
    CHECK(pair.merged().mine == std::vector<std::size_t>{kGone, kGone, 0});

    std::swap(pair.mine, pair.theirs);
    CHECK(paths(pair.merged()) == Lines{"C"});
    CHECK(pair.merged().rows.empty());
    CHECK(pair.merged().theirs == std::vector<std::size_t>{kGone, kGone, 0});
}

TEST_CASE("what was deleted there but used or changed here is asked for")
{
    Pair pair;
    pair.base = pair.mine = of("code,parent\nA,\nB,A\nC,\n");
    pair.theirs = of("code,parent\nC,\n");
    pair.use.codings = [](Side side, std::size_t entry) {
        return side == Side::Mine && entry == 1 ? 12 : 0;
    };
    const Merged merged = pair.merged();
    CHECK(inWords(merged.rows) == Lines{"removed A | : (mine)", "removed A > B | : (mine)"});
    CHECK_THAT(merged.rows[1].note, Catch::StartsWith("12 codings"));
    CHECK_THAT(pair.refused({line("A", "", "removed", Choice::Theirs),
                             line("A > B", "", "removed", Choice::Mine)}),
               Catch::Contains("`A > B` is to stay below `A`"));
    CHECK(paths(pair.merged({line("A", "", "removed", Choice::Theirs),
                             line("A > B", "", "removed", Choice::Theirs)}))
          == Lines{"C"});

    pair.use = {};
    pair.mine.entries[1].memo = "changed";
    CHECK(inWords(pair.merged().rows) == Lines{"removed A | : (mine)", "removed A > B | : (mine)"});
    std::swap(pair.mine, pair.theirs);
    CHECK(inWords(pair.merged().rows)
          == Lines{"removed  | A: (theirs)", "removed  | A > B: (theirs)"});
    CHECK(paths(pair.merged({}, true)) == Lines{"A", "A > B", "C"});
    CHECK(paths(pair.merged(
              {line("", "A", "removed", Choice::Mine), line("", "A > B", "removed", Choice::Mine)}))
          == Lines{"C"});
}

TEST_CASE("two moves that would put codes below each other are asked for")
{
    Pair pair;
    pair.base = of("code,parent\nA,\nB,\n");
    pair.mine = of("code,parent\nA,B\nB,\n");
    pair.theirs = of("code,parent\nA,\nB,A\n");
    // Ids tell that these are moves; by name alone they would be proposals.
    const Uuid a = Uuid::make();
    const Uuid b = Uuid::make();
    for (Codebook* book : {&*pair.base, &pair.mine, &pair.theirs})
        for (Entry& entry : book->entries)
            entry.id = entry.name() == "A" ? a : b;
    const Merged merged = pair.merged();
    REQUIRE(undecided(merged.rows) == 1);
    CHECK(merged.rows[0].field == "moved");
    CHECK(merged.rows[0].id == b.toShort());
    CHECK_THAT(merged.rows[0].note, Catch::Contains("below itself"));
    CHECK_THAT(pair.refused({line(b.toShort(), b.toShort(), "moved", Choice::Theirs)}),
               Catch::Contains("below itself"));
    CHECK(pair.merged({line(b.toShort(), b.toShort(), "moved", Choice::Mine)}).codebook
          == pair.mine);
}

TEST_CASE("a name that a sibling has already is asked for, and another name can be given")
{
    Pair pair;
    pair.base = of("code,definition\nA,first\n");
    pair.mine = of("code,definition\nA,first\nB,mine\n");
    pair.theirs = of("code,definition\nB,first\n");
    const Uuid a = Uuid::make();
    pair.base->entries[0].id = pair.mine.entries[0].id = pair.theirs.entries[0].id = a;
    const Merged merged = pair.merged();
    REQUIRE(inWords(merged.rows)
            == Lines{fmt::format("renamed {} | {}: (mine)", a.toShort(), a.toShort())});
    const auto answer = [&](Choice choice, const std::string& name) {
        return Decisions{line(a.toShort(), a.toShort(), "renamed", choice, name)};
    };
    CHECK_THAT(pair.refused(answer(Choice::Theirs, "")),
               Catch::Contains("siblings would have one name"));
    CHECK(paths(pair.merged(answer(Choice::Mine, ""))) == Lines{"A", "B"});
    CHECK(paths(pair.merged(answer(Choice::Theirs, "C"))) == Lines{"C", "B"});
}

TEST_CASE("what is left out takes along what is below it, unless a person asked for that")
{
    const Pair pair{of("code\nA\n"), of("code,parent\nA,\nX,\nY,X\nZ,X > Y\n")};
    const Decision skip = line("", "X", "added", Choice::Skip);
    CHECK(paths(pair.merged({skip})) == Lines{"A"});
    CHECK(pair.merged({skip}).theirs == std::vector<std::size_t>{0, kGone, kGone, kGone});
    CHECK_THAT(pair.refused({skip, line("", "X > Y > Z", "added", Choice::Add)}),
               Catch::Contains("`X > Y > Z` is to stay below `X > Y`"));
}

TEST_CASE("the order is mine; what is new stands behind what it stood behind")
{
    const Pair pair{of("code\nB\nA\nC\n"), of("code\nX\nA\nY\nZ\nB\nW\n")};
    CHECK(paths(pair.merged()) == Lines{"B", "W", "X", "A", "Y", "Z", "C"});
    CHECK(paths(Pair{of("code\nA\n"), of("code\nX\n")}.merged()) == Lines{"A", "X"});
}

TEST_CASE("codes keep mine's ids, new ones have theirs, and no id is there twice")
{
    Pair pair{of("code\nA\nB\n"), of("code\nA\nB\nC\nD\n")};
    const Uuid first = Uuid::make();
    const Uuid second = Uuid::make();
    const Uuid third = Uuid::make();
    pair.mine.entries[0].id = first;
    pair.theirs.entries[0].id = second;
    pair.theirs.entries[1].id = third;
    const Uuid fourth = Uuid::make();
    pair.theirs.entries[2].id = fourth;
    const Merged merged = pair.merged();
    CHECK(named(merged, "A").id == first);
    CHECK(named(merged, "B").id == third);
    CHECK(named(merged, "C").id == fourth);
    CHECK(!named(merged, "D").id);
}

TEST_CASE("one code that two people understand differently becomes two, once")
{
    Pair pair{of("code,definition\nA,one thing\n"), of("code,definition\nA,quite another\n")};
    const Uuid id = Uuid::make();
    pair.mine.entries[0].id = pair.theirs.entries[0].id = id;
    const Merged once = pair.merged({line(id.toShort(), id.toShort(), "definition", Choice::Add)});
    CHECK(paths(once) == Lines{"A", "A (Ben)"});
    CHECK(named(once, "A").id == id);
    REQUIRE(named(once, "A (Ben)").id.has_value());
    CHECK(*named(once, "A (Ben)").id != id);
    const Merged twice = Pair{once.codebook, pair.theirs}.merged();
    CHECK(undecided(twice.rows) == 0);
    CHECK(twice.codebook == once.codebook);
}

TEST_CASE(
    "texts that differ only in blanks are the same, and a text that holds the other is enough")
{
    CHECK(Pair{of("code,definition\nA,what  it\n"), of("code,definition\nA,\" what it \"\n")}
              .merged()
              .rows.empty());
    const Pair longer{of("code,definition\nA,short\n"),
                      of("code,definition\nA,\"short\nand more\"\n")};
    CHECK(longer.merged().codebook == longer.theirs);
    CHECK(undecided(longer.merged().rows) == 0);
    CHECK(
        undecided(
            Pair{of("code,definition\nA,shorts\n"), of("code,definition\nA,short\n")}.merged().rows)
        == 1);
}

TEST_CASE("examples are united, memos are both kept, the colour is mine")
{
    const Pair pair{of("code,example,memo,colour\nA,\"one\ntwo\",first,#111111\n"),
                    of("code,example,memo,colour\nA,\"two\nthree\",second,#222222\n")};
    const Merged merged = pair.merged();
    CHECK(inWords(merged.rows) == Lines{"memo A | A: both", "colour A | A: mine"});
    CHECK(merged.codebook.entries[0].examples == Lines{"one", "two", "three"});
    CHECK(merged.codebook.entries[0].memo == "first\n\nBen:\nsecond");
    CHECK(merged.codebook.entries[0].colour == "#111111");
    CHECK(
        pair.merged({line("A", "A", "colour", Choice::Mine, "#333333")}).codebook.entries[0].colour
        == "#333333");
    CHECK_THAT(pair.refused({line("A", "A", "colour", Choice::Mine, "red")}),
               Catch::Contains("#rrggbb"));
}

TEST_CASE("an example that one side took out of the common ones is shown")
{
    Pair pair;
    pair.base = of("code,example\nA,\"one\ntwo\"\n");
    pair.mine = of("code,example\nA,\"one\ntwo\nmine\"\n");
    pair.theirs = of("code,example\nA,\"two\ntheirs\"\n");
    const Merged merged = pair.merged();
    CHECK(inWords(merged.rows) == Lines{"examples A | A: theirs"});
    CHECK(merged.codebook.entries[0].examples == Lines{"two", "mine", "theirs"});
    CHECK(pair.merged({line("A", "A", "examples", Choice::Both)}).codebook.entries[0].examples
          == Lines{"one", "two", "mine", "theirs"});
    CHECK(pair.merged({line("A", "A", "examples", Choice::Mine)}).codebook.entries[0].examples
          == Lines{"one", "two", "mine"});
}

TEST_CASE("coded passages tell a rename, and codes that were split or merged")
{
    Pair pair{of("code,definition\nTrust,reliance on a partner\nPower,who decides\n"),
              of("code,definition\nFaith,letting the other act\nControl,to have a say\nVeto,to say "
                 "no\n")};
    pair.use.codings = [](Side, std::size_t) { return 3; };
    pair.use.likeness = [](std::size_t mine, std::size_t theirs) {
        if (mine == 0 && theirs == 0)
            return 0.9;
        return mine == 1 && theirs > 0 ? 0.3 + 0.25 * static_cast<double>(theirs == 1) : 0.0;
    };
    const Merged merged = pair.merged();
    CHECK(inWords(merged.rows)
          == Lines{"renamed Trust | Faith: (mine)",
                   "definition Trust | Faith: ",
                   "renamed Power | Control: (mine)",
                   "definition Power | Control: ",
                   "added  | Veto: add"});
    CHECK(merged.rows[0].note == "3 codings here, 3 there; the passages are alike (0.90)");
    CHECK(merged.rows[4].note
          == "3 codings there; its passages are coded as `Power` here (0.30): split there?");
    std::swap(pair.mine, pair.theirs);
    const auto likeness = pair.use.likeness;
    pair.use.likeness = [likeness](std::size_t mine, std::size_t theirs) {
        return likeness(theirs, mine);
    };
    CHECK(pair.merged().rows[4].note
          == "3 codings; its passages are coded as `Power` there (0.30): merged there?");
}

TEST_CASE("what is below a code that was renamed stays what it was")
{
    const Pair pair{
        of("code,parent,definition\nMoney,,Income and costs\nOther,Money,\nTime,,\nOther,Time,\n"),
        of("code,parent,definition\nFinances,,Income and "
           "costs\nOther,Finances,\nTime,,\nOther,Time,\n")};
    CHECK(inWords(pair.merged().rows) == Lines{"renamed Money | Finances: (mine)"});
    CHECK(paths(pair.merged({line("Money", "Finances", "renamed", Choice::Theirs)}))
          == Lines{"Finances", "Finances > Other", "Time", "Time > Other"});
}

TEST_CASE("repeated names are told apart in the rows")
{
    const Pair pair{of("code,definition\nA,x\nA,y\n"), of("code,definition\nA,x\nA,z\n")};
    CHECK(inWords(pair.merged().rows) == Lines{"definition A #2 | A #2: "});
}

TEST_CASE("decisions that fit nothing are refused")
{
    const Pair pair = fixtures();
    CHECK_THAT(pair.refused({line("Isolation", "Isolation", "memo", Choice::Mine)}),
               Catch::Contains("nothing here asks for"));
    CHECK_THAT(
        pair.refused({line("Isolation > Workspace", "Workspace", "moved", Choice::Mine, "X")}),
        Catch::Contains("takes no value"));
    CHECK_THAT(pair.refused({line("Support", "Suport", "near-duplicate", Choice::Merge, "a\nb")}),
               Catch::Contains("one line"));
    // Answers about a pair that stays two codes fit, and do nothing.
    const Merged merged = pair.merged({line("Isolation", "Isolation", "definition", Choice::Add)});
    CHECK(undecided(merged.rows) == 3);
}

TEST_CASE("two thousand codes on either side merge at once")
{
    Codebook mine;
    Codebook theirs;
    for (int i = 0; i < 2000; ++i) {
        mine.entries.push_back(
            {.path = {fmt::format("code {} of mine",
                                  samples::small().entries[0].name() + std::to_string(i))},
             .definition = fmt::format("what is said of the thing number {} here", i)});
        theirs.entries.push_back(
            {.path = {fmt::format("{} theme of theirs", i)},
             .definition = fmt::format("all that they said of number {} there", i)});
    }
    const std::clock_t start = std::clock(); // of this process, however busy the machine
    const auto merged = merge({.mine = mine, .theirs = theirs});
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    REQUIRE(merged.has_value());
    CHECK(merged->codebook.entries.size() == 4000);
    CHECK(took < 5); // far above what it takes, for slow machines
}
