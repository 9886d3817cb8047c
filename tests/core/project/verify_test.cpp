// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/writing.h"
#include "tests/core/project/fixture.h"

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

// A closed project with some of everything that verify looks at.
struct Sound : Small {
    Sound()
    {
        write(folder / "crlf.txt", "one\r\ntwo\r\n");
        must(project->change("Fill", [&](Edit& edit) -> Result<void> {
            must(importDocuments(edit, {folder / "crlf.txt"}, {}, {}));
            must(addCoding(edit, first, trust, {.span = {5, 24}, .memo = "A thought"}));
            must(assignRange(edit, unit, first, {0, 25}));
            const auto year = must(addAttribute(
                edit, model::AttributeTarget::Case, "year", model::AttributeType::Integer));
            must(setValue(edit, alpha, year, "2005"));
            return {};
        }));
        must(project->change("", [&](Edit& edit) { return renameCode(edit, cost, "Price"); }));
        project.reset();
    }

    // What verify says after somebody wrote this into the file.
    std::vector<std::string> after(const std::string& sql)
    {
        project.reset();
        write(folder / "damage.sql", ".bail on\n" + sql);
        const std::string command =
            fmt::format("sqlite3 '{}' < '{}'", file.string(), (folder / "damage.sql").string());
        if (std::system(command.c_str()) != 0) // NOLINT(cert-env33-c): the file is the test's own
            throw std::runtime_error("the damage could not be done: " + sql);
        reopen("Ann", Access::Read);
        auto lines = problemsOf(*project);
        for (const std::string& line : lines)
            UNSCOPED_INFO(line);
        return lines;
    }
};

} // namespace

TEST_CASE("a sound project has no problems, also for a reader")
{
    Sound sound;
    CHECK(sound.after("").empty());
}

TEST_CASE("verify finds a text that is not the imported one, and the quotes in it")
{
    Sound sound;
    const auto lines =
        sound.after("UPDATE document_text SET body = replace(body, 'trust', 'doubt');");
    CHECK(names(lines, {"document P01", "the text is not the one that was imported"}));
    CHECK(names(lines, {"coding ", "in P01", "the text at 5 to 24 is not the one that was coded"}));
    CHECK(names(lines, {"range ", "of a case in P01", "0 to 25"}));
    CHECK(lines.size() == 3);
}

TEST_CASE("verify finds a text that is missing and a length that is wrong")
{
    Sound sound;
    CHECK(names(sound.after("DELETE FROM document_text WHERE body LIKE 'Ann:%';"),
                {"document P01", "missing"}));
    CHECK(names(sound.after("UPDATE document SET length = 3 WHERE name = 'P02';"),
                {"document P02", "has 69 characters, not 3"}));
}

TEST_CASE("verify finds a coding whose fingerprint or place is wrong")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE coding SET quote_hash = 1;"),
                {"coding ", "in P01", "not the one that was coded"}));
    CHECK(names(sound.after("UPDATE coding SET stop = 999;"),
                {"coding ", "5 to 999 is not within the text"}));
    CHECK(names(sound.after("UPDATE coding SET pos = 6, stop = 6;"),
                {"coding ", "6 to 6 is not within the text"}));
}

TEST_CASE("verify finds a range of a case that is not the words it was")
{
    Sound sound;
    const auto lines = sound.after("UPDATE unit_part SET quote_hash = 1 WHERE kind = 1;");
    CHECK(names(lines, {"range ", "of a case in P01"}));
    CHECK(lines.size() == 1);
}

TEST_CASE("verify finds references to nothing and to another kind")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE memo SET target = 4711;"),
                {"memo ", "'target' refers to nothing (4711)"}));
    CHECK(names(sound.after("UPDATE coding SET code = 4711;"),
                {"coding ", "'code' refers to nothing (4711)"}));
    CHECK(names(sound.after("UPDATE coding SET code = document;"), {"database", "coding"}));
}

TEST_CASE("verify finds names that are borne twice or missing")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE document SET name = ' p01 ' WHERE name = 'P02';"),
                {"document", "the name is also borne by"}));
    CHECK(names(sound.after("UPDATE unit SET name = 'ALPHA' WHERE name = 'Beta';"),
                {"case ", "the name is also borne by"}));
    CHECK(
        names(sound.after("INSERT INTO coder SELECT 9000, 'AAAAAAAAAAAAAAAAAAAAAQ', 'ANN', '', 0;"),
              {"coder ANN", "the name is also borne by 'Ann'"}));
    CHECK(names(sound.after("UPDATE document SET name = ' ' WHERE name = 'crlf';"),
                {"document ", "has no name"}));
}

TEST_CASE("verify finds codes and cases that stand below themselves")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE code SET parent = (SELECT id FROM code WHERE name = 'Skill') "
                            "WHERE name = 'Trust';"),
                {"code Trust", "stands below itself"}));
    CHECK(names(sound.after("UPDATE unit SET parent = id WHERE name = 'Beta';"),
                {"case Beta", "stands below itself"}));
}

TEST_CASE("verify finds values that do not fit their attribute")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE attribute_value SET value = 'soon';"),
                {"attribute year", "the value 'soon' does not fit its type"}));
    CHECK(names(sound.after("UPDATE attribute_value SET value = '';"),
                {"attribute year", "does not fit"}));
    CHECK(names(sound.after("UPDATE attribute_value SET value = '02005';"),
                {"attribute year", "'02005'"}));
    CHECK(names(sound.after("UPDATE attribute_value SET value = '2005', owner = (SELECT id FROM "
                            "document LIMIT 1);"),
                {"attribute year", "an object of another kind"}));
}

TEST_CASE("verify finds identities that two objects have")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE code SET uuid = (SELECT uuid FROM document WHERE name = 'P01') "
                            "WHERE name = 'Trust';"),
                {"another object has the same identity"}));
    CHECK(names(sound.after("UPDATE memo SET id = (SELECT id FROM code WHERE name = 'Trust');"),
                {"another object has the same number"}));
}

TEST_CASE("verify finds what the columns of the database should not hold")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE document SET position = 'first' WHERE name = 'P01';"),
                {"database", "document", "'position'"}));
}

TEST_CASE("verify finds gaps in the log")
{
    Sound sound;
    SECTION("rows of a batch")
    {
        CHECK(names(sound.after("DELETE FROM batch_row WHERE batch = 3 AND tbl = 'coding';"),
                    {"log", "does not say where 1 of the coding rows come from"}));
    }
    SECTION("a batch in the middle")
    {
        CHECK(names(sound.after("DELETE FROM batch WHERE id = 2;"), {"log", "batch 2 is missing"}));
    }
    SECTION("the last batch")
    {
        CHECK(names(sound.after("DELETE FROM batch WHERE id = 4;"),
                    {"log", "ends at batch 3, the project at 4"}));
    }
    SECTION("the order of the batches")
    {
        CHECK(names(sound.after("UPDATE batch SET parent = uuid WHERE id = 3;"),
                    {"log", "batch 3 does not follow the one before it"}));
    }
    SECTION("an undo of what comes later")
    {
        CHECK(names(sound.after("UPDATE batch SET undoes = 4 WHERE id = 3;"),
                    {"log", "batch 3 undoes"}));
    }
    SECTION("a row that nothing made")
    {
        CHECK(
            names(sound.after(
                      "INSERT INTO code_set VALUES (9000, 'AAAAAAAAAAAAAAAAAAAAAQ', 'Ghost', 0);"),
                  {"log", "does not say where 1 of the code_set rows come from"}));
    }
    SECTION("a value that no batch wrote")
    {
        CHECK(names(sound.after("UPDATE code SET name = 'Cost!' WHERE name = 'Price';"),
                    {"log", "batch 4 does not fit", "another value stands there"}));
    }
    SECTION("a row that is gone")
    {
        CHECK(names(sound.after("DELETE FROM memo;"),
                    {"log", "batch 3 does not fit", "is not there"}));
    }
    SECTION("words that are no log")
    {
        CHECK(names(sound.after("UPDATE batch_row SET data = '{' WHERE batch = 4;"), {"log"}));
    }
}

TEST_CASE("verify finds an original file that is missing or another one")
{
    Sound sound;
    CHECK(names(sound.after("UPDATE original SET data = X'00';"),
                {"document crlf", "the original file is not the one that was imported"}));
    CHECK(
        names(sound.after("DELETE FROM original;"), {"document crlf", "original file", "missing"}));
}

TEST_CASE("verify stops on request")
{
    Sound sound;
    sound.reopen();
    const std::atomic<bool> stop = true;
    CHECK(errorOf(verify(*sound.project, Progress(nullptr, &stop))).code == ErrorCode::Cancelled);
}

TEST_CASE("verify finds summaries, ratings and evidence that cannot be")
{
    Sound sound;
    sound.reopen();
    must(sound.project->change("Write", [&](Edit& edit) -> Result<void> {
        const auto coding = edit.corpus().codings().blocks().front()->id.front();
        must(setSummary(edit, {sound.alpha, sound.trust}, "- one\n- two", {{coding, 1}}));
        must(setRating(edit, {sound.alpha, sound.trust}, "", "+", "", {coding}));
        return {};
    }));
    CHECK(sound.after("").empty());
    CHECK(names(sound.after("UPDATE evidence SET bullet = 2 WHERE bullet = 1;"),
                {"evidence ", "bullet 3 of 2"}));
    CHECK(names(sound.after("UPDATE rating SET value = '++';"), {"rating ", "no value '++'"}));
    CHECK(names(sound.after("UPDATE evidence SET owner = (SELECT min(id) FROM unit);"),
                {"evidence ", "has no evidence"}));
}
