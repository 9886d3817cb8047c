// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/csv.h"
#include "core/codebook/diff.h"
#include "tests/core/codebook/merge_samples.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace crosscase;
using namespace crosscase::codebook;

namespace {

Codebook of(std::string_view csv)
{
    return readCsv(csv).value();
}

using Lines = std::vector<std::string>;

// "CHANGE CODE (OTHER): BEFORE -> AFTER"
Lines inWords(const std::vector<Difference>& differences)
{
    Lines lines;
    for (const Difference& difference : differences)
        lines.push_back(fmt::format("{}{} {}{}: {} -> {}",
                                    nameOf(difference.change),
                                    difference.isGuess ? "?" : "",
                                    difference.code,
                                    difference.other.empty() ? "" : " (" + difference.other + ")",
                                    difference.beforeWords,
                                    difference.afterWords));
    return lines;
}

Lines between(std::string_view before, std::string_view after, const DiffOptions& options = {})
{
    return inWords(diff(of(before), of(after), options));
}

} // namespace

TEST_CASE("what came and went is told, and each field that another text stands in")
{
    CHECK(between(
              "code,parent,definition,include,exclude,example,counterexample,memo,colour,codable\n"
              "A,,old,a,b,x,y,m,#111111,1\nGone,,,,,,,,,\n",
              "code,parent,definition,include,exclude,example,counterexample,memo,colour,codable\n"
              "A,,new,aa,bb,xx,yy,mm,#222222,0\nB,A,,,,,,,,\n")
          == Lines{"definition A: old -> new",
                   "include A: a -> aa",
                   "exclude A: b -> bb",
                   "memo A: m -> mm",
                   "examples A: x -> xx",
                   "counterexamples A: y -> yy",
                   "colour A: #111111 -> #222222",
                   "codable A: codable -> not codable",
                   "added A > B:  -> ",
                   "removed Gone:  -> "});
}

TEST_CASE("a code that moved with all that is below it is one that moved")
{
    Codebook before = of("code,parent\nA,\nB,A\nC,A > B\nD,\n");
    for (Entry& entry : before.entries)
        entry.id = Uuid::make();
    Codebook after = before;
    after.entries = {before.entries[0], before.entries[3], before.entries[1], before.entries[2]};
    after.entries[2].path = {"D", "B"};
    after.entries[3].path = {"D", "B", "C"};
    CHECK(inWords(diff(before, after)) == Lines{"moved D > B: A > B -> D > B"});
    after.entries[2].path = {"D", "E"};
    after.entries[3].path = {"D", "E", "C"};
    CHECK(inWords(diff(before, after))
          == Lines{"renamed D > E: B -> E", "moved D > E: A > B -> D > E"});
}

TEST_CASE("without ids a likeness is a guess, and said to be one")
{
    CHECK(between("code,definition\nSupport,help of all kinds\nMoney,Income and costs\nWork,\n",
                  "code,parent,definition\nSuport,,help of all kinds\nFinances,,Income and costs\n"
                  "Work,Finances,\n")
          == Lines{"near-duplicate? Suport (Support): Support -> Suport",
                   "renamed? Finances: Money -> Finances",
                   "moved? Finances > Work: Work -> Finances > Work"});
    const table::Table table = toTable(diff(of("code,definition\nMoney,Income and costs\n"),
                                            of("code,definition\nFinances,Income and costs\n")));
    CHECK(table::toText(table.rows[0].cells[0]) == "renamed?");
    CHECK(table.notes.size() == 1);
}

TEST_CASE("a new code with nearly the name of another is told beside it")
{
    CHECK(between("code\nTrust\n", "code\nTrust\nTrusts\n")
          == Lines{"added Trusts:  -> ", "near-duplicate Trusts (Trust): Trust -> Trusts"});
}

TEST_CASE("codes in another order are told on wish, as few as tell it")
{
    const char* before = "code\nA\nB\nC\nD\n";
    const char* after = "code\nD\nA\nB\nC\n";
    CHECK(between(before, after).empty());
    DiffOptions options;
    options.order = true;
    CHECK(between(before, after, options) == Lines{"reordered D: 4 -> 1"});
    CHECK(between(before, "code\nA\nB\nC\nD\nE\n", options) == Lines{"added E:  -> "});
}

TEST_CASE("codings tell codes that were split and merged")
{
    const char* before = "code\nTrust\nDoubt\nOld\n";
    const char* after = "code\nTrust\nDoubt\nCare\n";
    DiffOptions options;
    options.use.codings = [](Side, std::size_t) { return 10; };
    options.flows = {{0, 0, 4}, {0, 2, 6}, {1, 1, 10}, {2, 1, 9}};
    const auto differences = diff(of(before), of(after), options);
    CHECK(inWords(differences) == Lines{"split Care (Trust):  -> ", "merged Old (Doubt):  -> "});
    CHECK(differences[0].codings == 6);
    CHECK(differences[1].codings == 9);
    options.flows = {{0, 2, 5}, {2, 1, 5}}; // half is not most
    CHECK(between(before, after, options) == Lines{"added Care:  -> ", "removed Old:  -> "});
}

TEST_CASE("two texts in one show what went and what came in whole words")
{
    CHECK(markedDifference("Income and costs", "Income and some costs of life")
          == "Income and {+some +}costs{+ of life+}");
    CHECK(markedDifference("", "new") == "{+new+}");
    CHECK(markedDifference("old", "") == "[-old-]");
    CHECK(markedDifference("one two three", "one 2 three") == "one [-two-] {+2+} three");
    CHECK(markedDifference("a b c d", "a x y d") == "a [-b c-] {+x y+} d");
    CHECK(markedDifference("\u05D0\u05DE\u05D5\u05DF \U0001F642",
                           "\u05D0\u05DE\u05D5\u05DF \U0001F600")
          == "\u05D0\u05DE\u05D5\u05DF [-\U0001F642-] {+\U0001F600+}");
    CHECK(markedDifference("same", "same") == "same");
}

TEST_CASE("the marks lead back to both texts")
{
    const bool holds = rc::check([] {
        const std::string before =
            samples::someWords() + *rc::gen::element<std::string>("", " x y");
        const std::string after = samples::someWords() + *rc::gen::element<std::string>("", " x z");
        const std::string marked = markedDifference(before, after);
        std::string was;
        std::string is;
        for (std::size_t at = 0; at < marked.size();) {
            const std::string_view rest = std::string_view(marked).substr(at);
            const bool gone = rest.starts_with("[-");
            if (!gone && !rest.starts_with("{+")) {
                was += rest.front();
                is += rest.front();
                ++at;
                continue;
            }
            const std::size_t end = rest.find(gone ? "-]" : "+}");
            (gone ? was : is) += rest.substr(2, end - 2);
            at += end + 2;
            // The blank between what went and what came is of neither.
            if (gone && std::string_view(marked).substr(at).starts_with(" {+"))
                ++at;
        }
        RC_LOG(marked);
        RC_ASSERT(was == before);
        RC_ASSERT(is == after);
    });
    CHECK(holds);
}

TEST_CASE("a codebook does not differ from itself")
{
    const bool holds = rc::check([] {
        const Codebook book = samples::normalised(samples::anyCodebook());
        DiffOptions options;
        options.order = true;
        RC_ASSERT(diff(book, book, options).empty());
    });
    CHECK(holds);
}

TEST_CASE("every entry that differs is named, and no other")
{
    const bool holds = rc::check([] {
        const samples::Tree tree = samples::someTree(true);
        const Codebook before = tree.codebook();
        const Codebook after = samples::changed(tree, true).codebook();
        const auto differences = diff(before, after);
        const auto isNamed = [&](auto member, std::size_t entry) {
            return std::ranges::any_of(differences, [&](const Difference& difference) {
                return difference.*member == entry;
            });
        };
        // By id: what has none on the other side is new or gone.
        for (std::size_t i = 0; i < before.entries.size(); ++i) {
            const Entry& entry = before.entries[i];
            const auto same = std::ranges::find(after.entries, entry.id, &Entry::id);
            const bool isSame = same != after.entries.end() && *same == entry;
            if (same == after.entries.end())
                RC_ASSERT((isNamed(&Difference::before, i)
                           || std::ranges::any_of(after.entries, [&](const Entry& other) {
                                  Entry copy = other;
                                  copy.id = entry.id;
                                  return copy == entry; // made anew just as it was
                              })));
            else if (isSame)
                continue;
            else if (same->path.back() != entry.path.back() || same->definition != entry.definition
                     || same->memo != entry.memo || same->examples != entry.examples)
                RC_ASSERT(isNamed(&Difference::before, i));
        }
        if (before.entries == after.entries)
            RC_ASSERT(differences.empty());
    });
    CHECK(holds);
}
