// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"
#include "core/project/word_lists.h"
#include "core/project/writing.h"
#include "core/query/own_stop_words.h"
#include "fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

using Words = std::vector<std::string>;

struct Study {
    Folder folder;
    std::unique_ptr<Project> project =
        must(Project::create(folder / "s.crosscase", "A study", "Ann"));

    std::string did(const std::function<Result<void>(Edit&)>& work) const
    {
        const Done done = must(project->change("", work));
        return done.batch ? done.batch->title : "";
    }
    [[nodiscard]] std::vector<query::SynonymGroup> groups() const
    {
        return query::Thesaurus::of(project->corpus()).groups();
    }
};

} // namespace

TEST_CASE("stop words are added and taken off as one batch, which can be undone")
{
    const Study s;
    CHECK(s.did([](Edit& edit) {
        return addStopWords(edit, {"Tja", "kind"});
    }) == "Add stop words Tja, kind");
    CHECK(s.did([](Edit& edit) {
        return removeStopWords(edit, {"the", "kind"});
    }) == "Remove stop words the, kind");
    const auto own = query::OwnStopWords::of(s.project->corpus());
    CHECK(own.added == Words{"tja"});
    CHECK(own.removed == Words{"the"});
    const auto words = own.with(text::stopWordListOf("en"));
    CHECK(words.holds("tja"));
    CHECK_FALSE(words.holds("the"));
    CHECK(words.holds("and"));
    CHECK(own.with(nullptr).size() == 1);
    must(undo(*s.project));
    must(undo(*s.project));
    CHECK(query::OwnStopWords::of(s.project->corpus()).added.empty());
}

TEST_CASE("what is not one word is no stop word")
{
    const Study s;
    for (const char* word : {"you know", "", "...", "co-operation", " the"})
        CHECK(errorOf(s.project->change("",
                                        [&](Edit& edit) {
                                            return addStopWords(edit, {"fine", word});
                                        }))
                  .code
              == ErrorCode::Malformed);
    CHECK(errorOf(
              s.project->change("", [](Edit& edit) { return removeStopWords(edit, {"partner"}); }))
              .code
          == ErrorCode::NotFound);
    CHECK(query::OwnStopWords::of(s.project->corpus()).added.empty());
    CHECK(s.did([](Edit& edit) { return addStopWords(edit, {"人工智能"}); }) != "");
}

TEST_CASE("synonyms that share a word become one group")
{
    const Study s;
    CHECK(s.did([](Edit& edit) {
        return addSynonyms(edit, Words{"boss", "manager"});
    }) == "Add synonyms boss, manager");
    must(s.project->change("", [](Edit& edit) { return addSynonyms(edit, Words{"a", "b"}); }));
    CHECK(s.did([](Edit& edit) { return addSynonyms(edit, Words{"MANAGER", "B"}); }) != "");
    CHECK(s.groups() == std::vector<query::SynonymGroup>{{"boss", "manager", "a", "b"}});
    CHECK(s.did([](Edit& edit) { return addSynonyms(edit, Words{"Boss", "á"}); }).empty());
}

TEST_CASE("a group of one goes, and one that lost its first word has another")
{
    const Study s;
    must(s.project->change("", [](Edit& edit) {
        return addSynonyms(edit, std::vector<query::SynonymGroup>{{"a", "b", "c"}, {"x", "y"}});
    }));
    must(s.project->change("", [](Edit& edit) { return removeSynonyms(edit, {"A", "x"}); }));
    CHECK(s.groups() == std::vector<query::SynonymGroup>{{"b", "c"}});
    CHECK(must(verify(*s.project, {})).empty());
}

TEST_CASE("groups that come to begin with the same word become one")
{
    const Study s;
    must(s.project->change("", [](Edit& edit) -> Result<void> {
        must(setSetting(edit, "synonyms a", "a\nb"));
        return setSetting(edit, "synonyms x", "x\na\nc");
    }));
    must(s.project->change("", [](Edit& edit) { return removeSynonyms(edit, {"x"}); }));
    CHECK(s.groups() == std::vector<query::SynonymGroup>{{"a", "b", "c"}});
}
