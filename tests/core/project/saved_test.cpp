// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and queries under a name, and what asks for them.
#include "core/matrix/spec.h"
#include "core/project/history.h"
#include "core/project/saved.h"
#include "fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

struct Saved : Small {
    // As one batch; its title.
    std::string did(const std::function<Result<void>(Edit&)>& work)
    {
        const Done done = must(project->change("", work));
        return done.batch ? done.batch->title : "";
    }
    std::string save(const std::string& name, const std::string& expression)
    {
        return did([&](Edit& edit) { return saveQuery(edit, name, expression); });
    }
    void saveSpec(const std::string& name, const matrix::TableSpec& spec)
    {
        did([&](Edit& edit) { return saveTable(edit, name, matrix::toJson(spec)); });
    }
    [[nodiscard]] Error refusal(const std::function<Result<void>(Edit&)>& work)
    {
        const Unchanged unchanged(*project);
        Error error = errorOf(project->change("", work));
        CHECK(unchanged.difference().empty());
        return error;
    }
    [[nodiscard]] Error saving(const std::string& name, const std::string& expression)
    {
        return refusal([&](Edit& edit) { return saveQuery(edit, name, expression); });
    }
    [[nodiscard]] std::string expression(std::string_view name) const
    {
        for (const model::SavedQuery& saved : corpus().rows<model::SavedQuery>())
            if (saved.name == name)
                return saved.expression;
        return "(none)";
    }
    [[nodiscard]] matrix::TableSpec spec() const
    {
        return must(matrix::specFromJson(corpus().rows<model::SavedTable>().begin()->spec));
    }
};

} // namespace

TEST_CASE("a table or a query stands once under its name")
{
    Saved s;
    CHECK(s.save("My query", "theme = Trust") == "Save query: My query");
    s.save(" my QUERY", "theme = Cost");
    CHECK(s.corpus().rows<model::SavedQuery>().size() == 1);
    CHECK(s.expression("My query") == "theme = Cost");
    CHECK(s.save("my query", "") == "Remove saved query: My query");
    CHECK(s.corpus().rows<model::SavedQuery>().empty());
    CHECK(s.saving("none", "").code == ErrorCode::NotFound);
    CHECK(s.saving(" ", "theme = Cost").code == ErrorCode::Refused);

    s.did([](Edit& edit) { return saveTable(edit, "T", "{}"); });
    CHECK(s.spec() == matrix::TableSpec{});
    CHECK_FALSE(s.project->change("", [](Edit& edit) { return saveTable(edit, "T", "no json"); }));
}

TEST_CASE("a query that could not be asked is not saved")
{
    Saved s;
    CHECK_THAT(s.saving("Q", "theme = Nowhere").detail, Catch::Contains("there is no theme"));
    CHECK_THAT(s.saving("Q", "theme =").detail, Catch::StartsWith("in the saved query 'Q': "));
    CHECK_THAT(s.saving("Q", "query(Q)").detail, Catch::Contains("asks for itself (Q -> Q)"));
    CHECK_THAT(s.saving("Q", "text('a NEAR')").detail, Catch::Contains("in text("));
    s.save("Q", "near(Trust, Cost, 3)"); // needs texts when it is asked
    s.save("R", "theme = Trust and query(Q)");
    CHECK_THAT(s.saving("Q", "not query(R)").detail, Catch::Contains("(Q -> R -> Q)"));
    CHECK(s.expression("Q") == "near(Trust, Cost, 3)");
}

TEST_CASE("a query is renamed where others ask for it, and undone as one")
{
    Saved s;
    s.save("Q", "theme = Trust");
    s.save("R", "theme = Cost or overlap( query(q) )");
    s.save("S", "theme =   Cost");
    matrix::TableSpec spec;
    spec.columns = must(matrix::axisFromText("query:q"));
    spec.filter = must(query::parse("not query(Q)"));
    s.saveSpec("T", spec);
    const model::Corpus before = s.corpus();
    CHECK(s.did([](Edit& edit) { return renameQuery(edit, "q", " New, name "); })
          == "Rename saved query Q to New, name");
    CHECK(s.expression("New, name") == "theme = Trust");
    CHECK(s.expression("R") == "theme = Cost or overlap(query(\"New, name\"))");
    CHECK(s.expression("S") == "theme =   Cost");
    CHECK(s.spec().columns.names == std::vector<std::string>{"New, name"});
    CHECK(query::toText(s.spec().filter) == "not query(\"New, name\")");
    must(undo(*s.project));
    CHECK(difference(before, s.corpus()).empty());
}

TEST_CASE("a query is renamed to another case of its letters, but not to a name that is taken")
{
    Saved s;
    s.save("Q", "theme = Trust");
    s.save("R", "theme = Cost");
    s.did([](Edit& edit) { return renameQuery(edit, "Q", "q"); });
    CHECK(s.expression("q") == "theme = Trust");
    CHECK(s.did([](Edit& edit) { return renameQuery(edit, "q", "q"); }).empty());
    const auto renaming = [&](const std::string& from, const std::string& to) {
        return s.refusal([&](Edit& edit) { return renameQuery(edit, from, to); }).code;
    };
    CHECK(renaming("q", "r") == ErrorCode::Exists);
    CHECK(renaming("q", " ") == ErrorCode::Refused);
    CHECK(renaming("x", "y") == ErrorCode::NotFound);
}

TEST_CASE("a query that others ask for is not removed")
{
    Saved s;
    s.save("Q", "theme = Trust");
    s.save("R", "query(Q)");
    matrix::TableSpec spec;
    spec.rows = must(matrix::axisFromText("query:Q"));
    s.saveSpec("T", spec);
    CHECK(askersOf(s.corpus(), "q") == std::vector<std::string>{"query 'R'", "table 'T'"});
    const Error error = s.saving("Q", "");
    CHECK(error.code == ErrorCode::Refused);
    CHECK_THAT(error.detail, Catch::Contains("query 'R', table 'T'"));
    s.did([](Edit& edit) { return saveTable(edit, "T", ""); });
    s.save("R", "");
    s.save("Q", "");
    CHECK(s.corpus().rows<model::SavedQuery>().empty());
}
