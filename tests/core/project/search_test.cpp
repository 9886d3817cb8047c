// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/correction.h"
#include "core/project/history.h"
#include "core/project/search.h"
#include "core/project/search_index.h"
#include "core/query/expression.h"
#include "fixture.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

const std::string kBoss = "Interviewer: How is the boss?\nAnna: I trust her. She keeps her "
                          "word.\n\nInterviewer: And the costs?\nAnna: They went up.\n";
const std::string kUnion = "Ben: Costs are all that counts here.\nBen: Trust is na\u00EFve. Nobody "
                           "trusts a word, trust me.\n";

// A project with two documents, two cases and a code, and a cache of its own.
struct Desk {
    Folder folder;
    std::unique_ptr<Project> project;

    Desk()
    {
        ::setenv("CROSSCASE_CACHE", (folder / "cache").c_str(), 1);
        project = must(Project::create(folder / "s.crosscase", "Study", "Ann"));
        const auto boss = write(folder / "boss.txt", kBoss);
        const auto union_ = write(folder / "union.txt", kUnion);
        ImportOptions options;
        options.language = "en";
        options.casePerDocument = true;
        apply(*project, [&](Edit& edit) {
            return importDocuments(edit, {boss, union_}, options, {});
        });
        const auto trust = apply(*project, [](Edit& edit) { return addCode(edit, "Trust"); });
        const auto document = must(findDocument(project->corpus(), "boss"));
        apply(*project, [&](Edit& edit) {
            return addCoding(edit, document, trust, {.span = {36, 48}});
        });
    }

    // "DOCUMENT start-end hit" of each.
    [[nodiscard]] std::vector<std::string> hits(const SearchRequest& request,
                                                const SearchIndex* index = nullptr,
                                                bool byRelevance = false,
                                                std::size_t limit = 0) const
    {
        const auto finder = must(Finder::make(project->corpus(), project->texts(), request));
        std::vector<std::string> lines;
        const Finder::Visit visit = [&](FoundDocument&& found) -> Result<void> {
            for (const query::SearchHit& hit : found.hits)
                lines.push_back(fmt::format("{} {}-{} {}",
                                            found.document->name,
                                            hit.span.start,
                                            hit.span.end,
                                            found.text->quote(hit.span)));
            return {};
        };
        must(byRelevance ? finder.runByRelevance(index, limit, {}, visit)
                         : finder.run(index, {}, visit));
        return lines;
    }
};

using Lines = std::vector<std::string>;

SearchRequest regex(const std::string& pattern, bool matchCase = false)
{
    return {.text = pattern, .mode = SearchMode::Regex, .options = {.matchCase = matchCase}};
}
SearchRequest literal(const std::string& wanted, bool matchCase = false)
{
    return {.text = wanted, .mode = SearchMode::Literal, .options = {.matchCase = matchCase}};
}

} // namespace

TEST_CASE("words are found in the content of all texts, in document order")
{
    const Desk desk;
    CHECK(desk.hits({.text = "trust"})
          == Lines{
              "boss 38-43 trust", "union 42-47 Trust", "union 65-71 trusts", "union 80-85 trust"});
    CHECK(desk.hits({.text = "=trust AND naive"})
          == Lines{"union 42-47 Trust", "union 51-56 na\u00EFve", "union 80-85 trust"});
    CHECK(desk.hits({.text = "anna"}).empty()); // a label is no text
    CHECK(desk.hits({.text = "trust", .options = {.matchCase = true}})
          == Lines{"boss 38-43 trust", "union 80-85 trust"});
}

TEST_CASE("literals and regular expressions look at the whole text")
{
    const Desk desk;
    CHECK(desk.hits(literal("anna: i")) == Lines{"boss 30-37 Anna: I"});
    CHECK(desk.hits(literal("anna: i", true)).empty());
    CHECK(desk.hits(literal("NAIVE.")) == Lines{"union 51-57 na\u00EFve."});
    CHECK(desk.hits(regex("^ben: (\\w+)"))
          == Lines{"union 0-10 Ben: Costs", "union 37-47 Ben: Trust"});
    CHECK(desk.hits(regex("^ben", true)).empty());
    CHECK(errorOf(Finder::make(desk.project->corpus(), desk.project->texts(), regex("(a"))).code
          == ErrorCode::Malformed);
    CHECK(errorOf(Finder::make(desk.project->corpus(), desk.project->texts(), literal(""))).code
          == ErrorCode::Malformed);
}

TEST_CASE("a filter leaves hits in the text that it chooses, and near the codings that it accepts")
{
    const Desk desk;
    CHECK(
        desk.hits({.text = "trust", .filter = must(query::parse("case = union and speaker = Ben"))})
            .size()
        == 3);
    CHECK(desk.hits({.text = "trust", .filter = must(query::parse("speaker = Anna"))})
          == Lines{"boss 38-43 trust"});
    CHECK(desk.hits({.text = "trust OR word", .filter = must(query::parse("code = Trust"))})
          == Lines{"boss 38-43 trust"});
    CHECK(desk.hits({.text = "trust NOT code:Trust"}).size() == 3);
}

TEST_CASE("the passage that fits best comes first")
{
    const Desk desk;
    CHECK(desk.hits({.text = "trust"}, nullptr, true).front() == "union 42-47 Trust");
    CHECK(desk.hits({.text = "trust"}, nullptr, true).size() == 4);
    CHECK(desk.hits({.text = "trust"}, nullptr, true, 2)
          == Lines{"union 42-47 Trust", "union 65-71 trusts"});
    CHECK(desk.hits({.text = "trust OR word"}, nullptr, true, 1) == Lines{"union 42-47 Trust"});
}

TEST_CASE("an error of the one who looks ends the search, and so does cancelling")
{
    const Desk desk;
    const auto finder =
        must(Finder::make(desk.project->corpus(), desk.project->texts(), {.text = "trust"}));
    int seen = 0;
    const auto ended = finder.run(nullptr, {}, [&](FoundDocument&&) -> Result<void> {
        ++seen;
        return fail(ErrorCode::Cancelled, "enough");
    });
    CHECK(errorOf(ended).code == ErrorCode::Cancelled);
    CHECK(seen == 1);
    const std::atomic<bool> stop{true};
    CHECK(errorOf(finder.run(
                      nullptr, Progress({}, &stop), [](FoundDocument&&) { return Result<void>{}; }))
              .code
          == ErrorCode::Cancelled);
}

TEST_CASE("with an index, a stale one, a foreign one or none the hits are the same")
{
    Desk desk;
    const SearchRequest request{.text = "trust"};
    const Lines before = desk.hits(request);
    SearchIndex index(*desk.project);
    CHECK(desk.hits(request, &index) == before); // it knows nothing yet
    must(index.update({}));
    CHECK(index.isCurrent());
    CHECK(desk.hits(request, &index) == before);
    CHECK(desk.hits({.text = "nowhere"}, &index).empty());

    const auto boss = must(findDocument(desk.project->corpus(), "boss"));
    apply(*desk.project, [&](Edit& edit) { return correctText(edit, boss, "Anna: No trust.\n"); });
    CHECK_FALSE(index.isCurrent());
    CHECK(desk.hits(request, &index).front() == "boss 9-14 trust");
    CHECK(desk.hits(request, &index).size() == 4);
    must(undo(*desk.project));
    CHECK(desk.hits(request, &index) == before);
    CHECK(index.isCurrent()); // the batch is another, the texts are those it knows
}

TEST_CASE("an index that follows is up to date soon after each change")
{
    Desk desk;
    SearchIndex index(*desk.project);
    index.follow();
    index.waitFor(std::chrono::seconds(20));
    CHECK(index.isCurrent());
    const auto boss = must(findDocument(desk.project->corpus(), "boss"));
    apply(*desk.project, [&](Edit& edit) { return correctText(edit, boss, "Anna: Zebras.\n"); });
    index.waitFor(std::chrono::seconds(20));
    CHECK(index.isCurrent());
    CHECK(desk.hits({.text = "zebra"}, &index) == Lines{"boss 6-12 Zebras"});
}

TEST_CASE("a word that is nowhere gets a suggestion that is somewhere")
{
    Desk desk;
    SearchIndex index(*desk.project);
    must(index.update({}));
    const auto finder = must(Finder::make(
        desk.project->corpus(), desk.project->texts(), {.text = "intervewer OR nobdy OR trust"}));
    const auto suggestions = finder.suggestions(index);
    REQUIRE(!suggestions.empty());
    CHECK(std::any_of(suggestions.begin(), suggestions.end(), [](const auto& one) {
        return one.word == "nobdy" && one.instead.front() == "nobody";
    }));
}

TEST_CASE("a cache that cannot be written is no failure")
{
    Desk desk;
    write(desk.folder / "cache", "in the way");
    SearchIndex index(*desk.project);
    CHECK(errorOf(index.update({})).code == ErrorCode::Io);
    CHECK(desk.hits({.text = "trust"}, &index).size() == 4);
    index.follow();
    index.waitFor(std::chrono::seconds(5));
    CHECK(desk.hits({.text = "trust"}, &index).size() == 4);
}

TEST_CASE("an index that followed edits, imports and undo agrees with a fresh one")
{
    const auto anyWord = rc::gen::element<std::string>("trust",
                                                       "cost",
                                                       "word",
                                                       "naive",
                                                       "\u4FE1\u4EFB",
                                                       "\u0434\u043E\u0432\u0435\u0440\u0438\u0435",
                                                       "zebra");
    REQUIRE(holds("same hits", 25, [&] {
        Desk desk;
        SearchIndex index(*desk.project);
        int files = 0;
        const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5));
        for (const int step : steps) {
            std::string text;
            for (const std::string& word : *rc::gen::container<std::vector<std::string>>(anyWord))
                text += word + (text.size() % 3 == 0 ? ".\n" : " ");
            const auto& documents = desk.project->corpus().documents();
            if (step == 0) {
                const auto file =
                    write(desk.folder / fmt::format("f{}.txt", ++files), text + "end\n");
                ImportOptions options;
                options.keepDuplicates = true;
                apply(*desk.project,
                      [&](Edit& edit) { return importDocuments(edit, {file}, options, {}); });
            } else if (step == 1 && documents.size() > 0) {
                const Id<Document> first = documents.begin()->id;
                apply(*desk.project,
                      [&](Edit& edit) { return correctText(edit, first, text + "x\n"); });
            } else if (step == 2) {
                (void)undo(*desk.project);
            } else if (step == 3) {
                (void)redo(*desk.project);
            } else {
                must(index.update({}));
            }
        }
        const auto word = *anyWord;
        for (const std::string& query :
             {word, word + " OR costs", '"' + word + " trust\"", word + " OR z*a"}) {
            const Lines without = desk.hits({.text = query});
            RC_ASSERT(desk.hits({.text = query}, &index) == without);
            must(index.update({}));
            RC_ASSERT(index.isCurrent());
            RC_ASSERT(desk.hits({.text = query}, &index) == without);
        }
    }));
}
