// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "core/project/writing.h"
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

template <typename T>
Result<void> plain(Result<T> result)
{
    if (!result)
        return passOn(result);
    return {};
}

std::vector<std::string> pathsOf(const Small& small)
{
    const model::CodeTree tree(small.corpus());
    std::vector<std::string> paths;
    for (const Id<Code> id : tree.inOrder())
        paths.push_back(tree.pathOf(id));
    return paths;
}

using Paths = std::vector<std::string>;

codebook::Entry entry(std::vector<std::string> path, std::string definition = {})
{
    codebook::Entry entry;
    entry.path = std::move(path);
    entry.definition = std::move(definition);
    return entry;
}

CodebookReport import(Small& small, const codebook::Codebook& book)
{
    return apply(*small.project, [&](Edit& edit) { return importCodebook(edit, book); });
}

std::string counts(const CodebookReport& report)
{
    return fmt::format("{} {} {}", report.added, report.updated, report.unchanged);
}

MergeOutcome merge(Small& small, Id<Code> from, Id<Code> into)
{
    return apply(*small.project, [&](Edit& edit) { return mergeCodes(edit, from, into); });
}

std::vector<std::string> memosOn(const Small& small, AnyId target)
{
    std::vector<std::string> texts;
    for (const auto& memo : small.corpus().rows<model::Memo>())
        if (memo.target == target)
            texts.push_back(memo.text);
    return texts;
}

} // namespace

TEST_CASE("codes are added at the end of their siblings, each theme with its own colour")
{
    Small small;
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Skill", "Cost"});
    apply(*small.project, [](Edit& edit) { return addCode(edit, "Trust > Care"); });
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Skill", "Trust > Care", "Cost"});
    CHECK(small.corpus().get(small.trust).colour != small.corpus().get(small.cost).colour);
    CHECK(small.corpus().get(small.skill).colour.empty());
    const auto add = [&](const std::string& path) {
        return errorOf(
            attempt(*small.project, [&](Edit& edit) { return plain(addCode(edit, path)); }));
    };
    const Unchanged unchanged(*small.project);
    CHECK(add("Doubt > Deep").code == ErrorCode::NotFound);
    CHECK(add("Trust > ").code == ErrorCode::Refused);
    CHECK(add("two\nlines").code == ErrorCode::Refused);
    CHECK(unchanged.difference().empty());
}

TEST_CASE("siblings never have names that differ only in letters or blanks")
{
    Small small;
    const auto add = [&](const std::string& path) {
        return attempt(*small.project, [&](Edit& edit) { return plain(addCode(edit, path)); });
    };
    const Unchanged unchanged(*small.project);
    CHECK(errorOf(add(" TRUST ")).code == ErrorCode::Exists);
    CHECK_THAT(errorOf(add("trust > SKILL")).detail, Contains("'Trust > Skill'"));
    CHECK(errorOf(attempt(*small.project,
                          [&](Edit& edit) { return renameCode(edit, small.cost, "trust"); }))
              .code
          == ErrorCode::Exists);
    CHECK(unchanged.difference().empty());
    must(add("Stra\xC3\x9F"
             "e"));
    CHECK(errorOf(add("STRASSE")).code == ErrorCode::Exists);
    must(add("Cost > Trust")); // elsewhere the name is free
    must(attempt(*small.project,
                 [&](Edit& edit) { return renameCode(edit, small.trust, "TRUST"); }));
    CHECK(small.corpus().get(small.trust).name == "TRUST");
    const auto below = must(findCode(small.corpus(), "Cost > Trust"));
    CHECK(
        errorOf(attempt(*small.project, [&](Edit& edit) { return moveCode(edit, below, {}); })).code
        == ErrorCode::Exists);
}

TEST_CASE("a code moves before another or to the end, but never below itself")
{
    Small small;
    const auto move = [&](Id<Code> code, Id<Code> parent, Id<Code> before = {}) {
        return attempt(*small.project,
                       [&](Edit& edit) { return moveCode(edit, code, parent, before); });
    };
    CHECK(errorOf(move(small.trust, small.skill)).code == ErrorCode::Refused);
    CHECK(errorOf(move(small.trust, small.trust)).code == ErrorCode::Refused);
    must(move(small.cost, {}, small.trust));
    CHECK(pathsOf(small) == Paths{"Cost", "Trust", "Trust > Skill"});
    must(move(small.cost, small.trust, small.skill));
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Cost", "Trust > Skill"});
    must(move(small.cost, small.trust));
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Skill", "Trust > Cost"});
    must(move(small.skill, {}));
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Cost", "Skill"});
    const Unchanged unchanged(*small.project);
    must(move(small.skill, {}));
    CHECK(unchanged.difference().empty());
    CHECK(problemsOf(*small.project).empty());
}

// --- merging
// ---------------------------------------------------------------------------------------

TEST_CASE("merged codes keep each coding once, with marks, memos and evidence of both")
{
    Small small;
    const auto kept = small.code(small.first, small.trust, {0, 5}, {.memo = "Mine", .marks = 1});
    const auto twin =
        small.code(small.first, small.cost, {0, 5}, {.memo = "Theirs", .weight = 40, .marks = 2});
    const auto other = small.code(small.first, small.cost, {0, 6});
    must(attempt(*small.project, [&](Edit& edit) {
        return setSummary(edit, {small.alpha, small.trust}, "Words", citing({kept, twin}));
    }));
    const auto outcome = merge(small, small.cost, small.trust);
    CHECK(outcome.moved == 1);
    CHECK(outcome.collapsed == 1);
    REQUIRE(small.corpus().codings().size() == 2);
    const auto coding = *small.corpus().find(kept);
    CHECK(coding.marks == 3);
    CHECK(coding.weight == 40);
    CHECK(small.corpus().find(other)->code == small.trust);
    CHECK(memosOn(small, kept) == std::vector<std::string>{"Mine", "Theirs"});
    REQUIRE(small.corpus().rows<model::Evidence>().size() == 1);
    CHECK(small.corpus().rows<model::Evidence>().begin()->coding == kept);
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Skill"});
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("codings of two coders at one place are not the same coding")
{
    Small small;
    small.code(small.first, small.trust, {0, 5});
    small.reopen("Ben");
    small.code(small.first, small.cost, {0, 5});
    const auto outcome = merge(small, small.cost, small.trust);
    CHECK(outcome.moved == 1);
    CHECK(outcome.collapsed == 0);
    CHECK(small.corpus().codings().size() == 2);
}

TEST_CASE("what a merged code said otherwise stays in the memo of the other")
{
    Small small;
    codebook::Entry trust = entry({"Trust"}, "To rely on someone");
    trust.examples = {"We trust them"};
    codebook::Entry cost = entry({"Cost"}, "What it takes");
    cost.include = "money";
    cost.examples = {"It costs too much"};
    must(attempt(*small.project,
                 [&](Edit& edit) { return setCodeFields(edit, small.trust, trust); }));
    must(
        attempt(*small.project, [&](Edit& edit) { return setCodeFields(edit, small.cost, cost); }));
    must(attempt(*small.project,
                 [&](Edit& edit) { return plain(addMemo(edit, small.cost, "", "A note")); }));
    merge(small, small.cost, small.trust);
    const Code& code = small.corpus().get(small.trust);
    CHECK(code.definition == "To rely on someone");
    CHECK(code.include == "money");
    CHECK_THAT(code.memo, Contains("Merged from Cost") && Contains("Definition: What it takes"));
    CHECK(memosOn(small, small.trust) == std::vector<std::string>{"A note"});
    std::vector<std::string> examples;
    for (const auto& example : small.corpus().rows<model::CodeExample>())
        examples.push_back(example.text);
    CHECK(examples == std::vector<std::string>{"We trust them", "It costs too much"});
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("children of merged codes that bear the same name merge too")
{
    Small small;
    must(small.project->change("More", [&](Edit& edit) -> Result<void> {
        for (const char* path :
             {"Cost > SKILL", "Cost > SKILL > Deep", "Cost > Price", "Trust > Skill > Deep"})
            must(addCode(edit, path));
        return {};
    }));
    const auto deep = must(findCode(small.corpus(), "Cost > SKILL > Deep"));
    const auto coding = small.code(small.first, deep, {0, 5});
    merge(small, small.cost, small.trust);
    CHECK(pathsOf(small)
          == Paths{"Trust", "Trust > Skill", "Trust > Skill > Deep", "Trust > Price"});
    CHECK(small.corpus().find(coding)->code
          == must(findCode(small.corpus(), "Trust > Skill > Deep")));
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a code merges into its parent but not into its child")
{
    Small small;
    const auto wrong = [&](Id<Code> from, Id<Code> into) {
        return errorOf(attempt(*small.project,
                               [&](Edit& edit) { return plain(mergeCodes(edit, from, into)); }))
            .code;
    };
    CHECK(wrong(small.trust, small.skill) == ErrorCode::Refused);
    CHECK(wrong(small.trust, small.trust) == ErrorCode::Refused);
    const auto coding = small.code(small.first, small.skill, {0, 5});
    merge(small, small.skill, small.trust);
    CHECK(small.corpus().find(coding)->code == small.trust);
    CHECK(pathsOf(small) == Paths{"Trust", "Cost"});
}

TEST_CASE("summaries and ratings of merged codes keep the words of both")
{
    Small small;
    must(small.project->change("Write", [&](Edit& edit) -> Result<void> {
        must(setSummary(edit, {small.alpha, small.trust}, "First", {}));
        must(setSummary(edit, {small.alpha, small.cost}, "Second", {}));
        must(setSummary(edit, {small.beta, small.cost}, "Third", {}));
        must(setRating(edit, {small.alpha, small.trust}, "", "+", "good", {}));
        must(setRating(edit, {small.alpha, small.cost}, "", "-", "bad", {}));
        for (const auto& summary : edit.corpus().rows<model::Summary>())
            if (summary.text == "Second")
                return plain(addMemo(edit, summary.id, "", "On the second"));
        return {};
    }));
    merge(small, small.cost, small.trust);
    std::vector<std::string> texts;
    for (const auto& summary : small.corpus().rows<model::Summary>()) {
        CHECK(summary.code == small.trust);
        texts.push_back(summary.text);
        if (summary.unit == small.alpha)
            CHECK(memosOn(small, summary.id) == std::vector<std::string>{"On the second"});
    }
    CHECK(texts == std::vector<std::string>{"First\n\nSecond", "Third"});
    REQUIRE(small.corpus().rows<model::Rating>().size() == 1);
    const auto& rating = *small.corpus().rows<model::Rating>().begin();
    CHECK(rating.value == "+");
    CHECK_THAT(rating.reason, StartsWith("good") && Contains("-") && Contains("bad"));
    CHECK(problemsOf(*small.project).empty());
    const Corpus after = small.corpus();
    must(undo(*small.project));
    must(redo(*small.project));
    CHECK(difference(after, small.corpus()).empty());
}

// --- splitting and deleting
// -------------------------------------------------------------------------

TEST_CASE("a split takes the codings it is given, into a child or a sibling")
{
    Small small;
    const auto first = small.code(small.first, small.trust, {0, 5});
    const auto second = small.code(small.first, small.trust, {5, 9});
    const auto foreign = small.code(small.first, small.cost, {5, 9});
    const auto split =
        [&](const std::string& name, bool asChild, const std::vector<Id<Coding>>& codings) {
            return attempt(*small.project, [&](Edit& edit) {
                return plain(splitCode(edit, small.trust, name, asChild, codings));
            });
        };
    const Unchanged unchanged(*small.project);
    CHECK(errorOf(split("skill", true, {first})).code == ErrorCode::Exists);
    CHECK(errorOf(split("COST", false, {first})).code == ErrorCode::Exists);
    CHECK(errorOf(split("New", false, {first, foreign})).code == ErrorCode::Refused);
    CHECK(unchanged.difference().empty());
    must(split("Blind", true, {first}));
    must(split("Blind", false, {}));
    CHECK(pathsOf(small) == Paths{"Trust", "Trust > Skill", "Trust > Blind", "Cost", "Blind"});
    CHECK(small.corpus().find(first)->code == must(findCode(small.corpus(), "Trust > Blind")));
    CHECK(small.corpus().find(second)->code == small.trust);
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a code goes with its sub-codes and all that stands on them")
{
    Small small;
    const auto kept = small.code(small.first, small.cost, {0, 5});
    const auto gone = small.code(small.first, small.skill, {0, 5}, {.memo = "Hm"});
    small.code(small.first, small.trust, {0, 5});
    must(small.project->change("Fill", [&](Edit& edit) -> Result<void> {
        must(setSummary(edit, {small.alpha, small.skill}, "Words", citing({gone})));
        must(setSummary(edit, {small.alpha, small.cost}, "Other words", citing({kept, gone})));
        must(setNotApplicable(edit, {small.beta, small.trust}, "no"));
        must(setRating(edit, {small.beta, small.trust}, "", "o", "", {}));
        must(setCodeSet(edit, "Good", {small.trust, small.cost}));
        LinkFields link;
        link.relation = "causes";
        link.from = small.trust;
        link.to = small.cost;
        must(addLink(edit, link));
        codebook::Entry pinned = entry({"Cost"});
        pinned.examples = {"An example"};
        return setCodeFields(edit, small.cost, pinned);
    }));
    const std::size_t deleted =
        apply(*small.project, [&](Edit& edit) { return deleteCode(edit, small.trust); });
    CHECK(deleted == 2);
    CHECK(pathsOf(small) == Paths{"Cost"});
    const Corpus& corpus = small.corpus();
    CHECK(corpus.codings().size() == 1);
    CHECK(corpus.rows<model::Memo>().empty());
    CHECK(corpus.rows<model::Summary>().size() == 1);
    CHECK(corpus.rows<model::Evidence>().size() == 1);
    CHECK(corpus.rows<model::NotApplicable>().empty());
    CHECK(corpus.rows<model::Rating>().empty());
    CHECK(corpus.rows<model::CodeSetMember>().size() == 1);
    CHECK(corpus.rows<model::Link>().empty());
    CHECK(corpus.rows<model::CodeExample>().size() == 1);
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a code set is made, replaced, and the same once more is no change")
{
    Small small;
    const auto set = [&](const std::string& name, const std::vector<Id<Code>>& codes) {
        return attempt(*small.project, [&](Edit& edit) { return setCodeSet(edit, name, codes); });
    };
    must(set("Good", {small.trust, small.cost}));
    must(set(" GOOD ", {small.cost, small.skill, small.skill}));
    CHECK(small.corpus().rows<model::CodeSet>().size() == 1);
    std::vector<Id<Code>> members;
    for (const auto& member : small.corpus().rows<model::CodeSetMember>())
        members.push_back(member.code);
    CHECK(members == std::vector<Id<Code>>{small.cost, small.skill});
    const Unchanged unchanged(*small.project);
    must(set("good", {small.skill, small.cost}));
    CHECK(errorOf(set(" ", {})).code == ErrorCode::Refused);
    CHECK(unchanged.difference().empty());
}

// --- the codebook
// ----------------------------------------------------------------------------------

TEST_CASE("a codebook is matched by id, then by path, and does not erase")
{
    Small small;
    codebook::Codebook book;
    book.entries = {
        entry({"Faith"}, "To rely"), entry({"Faith", "skill"}), entry({"Doubt"}, "Not to")};
    book.entries[0].id = small.corpus().get(small.trust).uuid;
    book.entries[2].examples = {"one", "two"};
    CHECK(counts(import(small, book)) == "1 2 0");
    CHECK(pathsOf(small) == Paths{"Faith", "Faith > skill", "Cost", "Doubt"});
    CHECK(small.corpus().get(small.trust).definition == "To rely");
    CHECK(small.corpus().get(small.skill).name == "skill");

    codebook::Codebook bare;
    bare.entries = {entry({"Faith"}), entry({"Doubt"})};
    const Unchanged unchanged(*small.project);
    CHECK(counts(import(small, bare)) == "0 0 2");
    CHECK(unchanged.difference().empty());
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("a codebook may turn the tree round")
{
    Small small;
    codebook::Codebook book;
    book.entries = {entry({"Skill"}), entry({"Skill", "Trust"})};
    book.entries[0].id = small.corpus().get(small.skill).uuid;
    book.entries[1].id = small.corpus().get(small.trust).uuid;
    CHECK(counts(import(small, book)) == "0 2 0");
    CHECK(pathsOf(small) == Paths{"Cost", "Skill", "Skill > Trust"});
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("names that a codebook repeats are kept")
{
    Small small;
    codebook::Codebook book;
    book.entries = {entry({"Twin"}, "one"),
                    entry({"Twin", "Child"}),
                    entry({"Twin"}, "two"),
                    entry({"Twin", "Child"})};
    CHECK(counts(import(small, book)) == "4 0 0");
    CHECK(
        pathsOf(small)
        == Paths{"Trust", "Trust > Skill", "Cost", "Twin", "Twin > Child", "Twin", "Twin > Child"});
    const Unchanged unchanged(*small.project);
    CHECK(counts(import(small, book)) == "0 0 4");
    CHECK(unchanged.difference().empty());
    CHECK(problemsOf(*small.project).empty());
}

TEST_CASE("an entry without id does not take the code that another entry names")
{
    Small small;
    codebook::Codebook book;
    book.entries = {entry({"Trust"}, "new"), entry({"Trust"}, "old")};
    book.entries[1].id = small.corpus().get(small.trust).uuid;
    CHECK(counts(import(small, book)) == "1 1 0");
    CHECK(small.corpus().get(small.trust).definition == "old");
}

TEST_CASE("the codebook of a project, imported into it, changes nothing")
{
    Small small;
    codebook::Codebook book;
    book.entries = {
        entry({"Twin"}, "one"), entry({"Twin"}, "two"), entry({"A > B"}), entry({"A > B", "C"})};
    book.entries[0].examples = {"x", "y", "x"};
    book.entries[0].counterexamples = {"z"};
    book.entries[1].codable = false;
    book.entries[2].colour = "#123456";
    import(small, book);
    must(attempt(*small.project,
                 [&](Edit& edit) { return moveCode(edit, small.cost, small.trust, small.skill); }));
    codebook::Codebook own = codebook::fromCorpus(small.corpus());
    const Unchanged unchanged(*small.project);
    CHECK(counts(import(small, own)) == "0 0 7");
    CHECK(unchanged.difference().empty());
    for (codebook::Entry& entry : own.entries)
        entry.id.reset();
    CHECK(counts(import(small, own)) == "0 0 7");
    CHECK(unchanged.difference().empty());

    Small other;
    import(other, own);
    import(other, own);
    codebook::Codebook theirs = codebook::fromCorpus(other.corpus());
    for (codebook::Entry& entry : theirs.entries)
        entry.id.reset();
    CHECK(theirs.entries.size() == 8); // Cost stood at the top there
}

TEST_CASE("the fields of a code are written, and what is said again changes nothing")
{
    Small small;
    codebook::Entry fields = entry({"Trust"}, "To rely");
    fields.include = "in";
    fields.exclude = "out";
    fields.memo = "memo";
    fields.colour = "#000000";
    fields.examples = {"a", "b"};
    fields.counterexamples = {"c"};
    const auto set = [&] {
        must(attempt(*small.project,
                     [&](Edit& edit) { return setCodeFields(edit, small.trust, fields); }));
    };
    set();
    const Corpus before = small.corpus();
    {
        const Unchanged unchanged(*small.project);
        set();
        CHECK(unchanged.difference().empty());
    }
    fields.examples = {"b", "d"};
    set();
    std::vector<std::string> examples;
    for (const auto& example : small.corpus().rows<model::CodeExample>())
        examples.push_back(fmt::format("{} {}", example.text, example.position));
    CHECK(examples == std::vector<std::string>{"b 0", "c 0", "d 1"});
    fields.path = {"cost"};
    CHECK(errorOf(attempt(*small.project,
                          [&](Edit& edit) { return setCodeFields(edit, small.trust, fields); }))
              .code
          == ErrorCode::Exists);
    must(undo(*small.project));
    CHECK(difference(before, small.corpus()).empty());
}
