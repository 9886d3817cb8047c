// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/coder_name.h"
#include "core/project/correction.h"
#include "core/project/history.h"
#include "core/project/package.h"
#include "core/project/pseudonyms.h"
#include "core/project/saved.h"
#include "core/project/writing.h"
#include "fixture.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {

// How many there are of each kind, by the name of its table.
std::map<std::string, std::size_t> counts(const Corpus& corpus)
{
    std::map<std::string, std::size_t> of;
    model::forEachKind([&]<typename Row>() {
        of[std::string(model::Schema<Row>::kTable)] = corpus.rows<Row>().size();
    });
    return of;
}

// Does everything that a coder can do, in the name of whoever has the project open. Nothing of two
// coders falls together: the spans and cells are their own.
void work(Small& small, text::CodePoint at, Id<Case> unit)
{
    const auto mine = small.code(small.first, small.trust, {at, at + 4});
    small.code(small.second, small.cost, {at, at + 4});
    apply(*small.project, [&](Edit& edit) -> Result<void> {
        const std::vector<Id<Coding>> evidence{mine};
        must(addMemo(edit, mine, "On a quote", "Why this is trust"));
        must(addMemo(edit, small.trust, "On a code", "Trust is more than hope"));
        must(addMemo(edit, {}, "Diary", "A day"));
        must(addLink(edit, {"leads to", true, mine, small.cost, unit, "so it seems", evidence}));
        must(setSummary(edit, {unit, small.trust}, "They trust.", citing(evidence)));
        must(setNotApplicable(edit, {unit, small.skill}, "no skill is needed"));
        must(setRating(edit, {unit, small.trust}, "", "+", "clear", evidence));
        must(setProgress(edit, small.first, model::ProgressState::Coded));
        return {};
    });
}

// Ann and Ben have both done everything; Ben has judged the first proposition, Ann the second.
struct Team : Small {
    Id<model::Proposition> judgedByBen, judgedByAnn;

    Team()
    {
        work(*this, 5, alpha);
        apply(*project, [&](Edit& edit) -> Result<void> {
            judgedByBen = must(addProposition(edit, "P1", "Trust lowers costs"));
            judgedByAnn = must(addProposition(edit, "P2", "Trust takes time"));
            must(judge(edit, judgedByAnn, alpha, model::Verdict::Supports, "so she says", {}));
            must(saveQuery(edit, "All of trust", "code = \"Trust\""));
            return setSetting(edit, "house", "rules");
        });
        reopen("Ben");
        work(*this, 12, beta);
        apply(*project, [&](Edit& edit) {
            return judge(edit, judgedByBen, beta, model::Verdict::Partly, "at times", {});
        });
        reopen("Ann");
    }

    [[nodiscard]] fs::path target() const { return folder / "package.crosscase"; }
    [[nodiscard]] PackageWish wishFor(const std::string& coder, bool blind) const
    {
        PackageWish wish;
        wish.target = target();
        wish.coder = coder;
        wish.blind = blind;
        return wish;
    }
    [[nodiscard]] std::unique_ptr<Project> pack(const PackageWish& wish) const
    {
        must(writePackage(*project, wish, {}));
        return must(Project::open(wish.target, Access::Write, {}));
    }
};

// Takes the machine's own settings out of the way.
class Variable {
public:
    Variable(const char* name, const char* value)
        : m_name(name)
        , m_had(std::getenv(name) != nullptr)
        , m_before(m_had ? std::getenv(name) : "")
    {
        set(value);
    }
    Variable(const Variable&) = delete;
    Variable(Variable&&) = delete;
    Variable& operator=(const Variable&) = delete;
    Variable& operator=(Variable&&) = delete;
    ~Variable() { set(m_had ? m_before.c_str() : nullptr); }

private:
    void set(const char* value) const
    {
        if (value == nullptr)
            ::unsetenv(m_name);
        else
            ::setenv(m_name, value, 1);
    }
    const char* m_name;
    bool m_had;
    std::string m_before;
};

bool leavesNothing(const Team& team, const std::set<fs::path>& before)
{
    for (const auto& entry : fs::directory_iterator(team.folder.path()))
        if (!before.contains(entry.path()))
            return false;
    return true;
}
std::set<fs::path> filesOf(const Team& team)
{
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(team.folder.path()))
        files.insert(entry.path());
    return files;
}

template <typename Row>
std::set<Uuid> identities(const Corpus& corpus)
{
    std::set<Uuid> all;
    corpus.rows<Row>().forEach([&](const Row& row) { all.insert(row.uuid); });
    return all;
}

} // namespace

TEST_CASE("a package holds the project, begins a log of its own and leaves the sender as it is")
{
    const Variable noName("CROSSCASE_CODER", nullptr);
    const Team team;
    const Unchanged unchanged(*team.project);
    const auto package = team.pack(team.wishFor("Ben", false));
    CHECK(unchanged.difference().empty());
    CHECK(problemsOf(*package).empty());
    CHECK(must(history(*package)).size() == 1);
    auto expected = counts(team.corpus());
    auto got = counts(package->corpus());
    expected.erase("setting");
    got.erase("setting");
    CHECK(got == expected);
    CHECK(identities<Coding>(package->corpus()) == identities<Coding>(team.corpus()));
    CHECK(package->corpus().setting(model::kTitleSetting) == "A study");
    CHECK(package->corpus().setting("house") == "rules");
    CHECK(package->corpus().project != team.corpus().project);

    const auto record = packageRecord(package->corpus());
    REQUIRE(record);
    CHECK(record->project == team.corpus().project);
    CHECK(record->batch == team.corpus().batchUuid);
    CHECK(record->cut == package->corpus().batchUuid);
    CHECK(record->coder == "Ben");
    CHECK_FALSE((record->blind || record->pseudonymised || record->originals || record->partial));
    CHECK_FALSE(packageRecord(team.corpus()));
}

TEST_CASE("a blind package is the project without the others and what they did")
{
    const Variable noName("CROSSCASE_CODER", nullptr);
    const Team team;
    // Hers, but on his coding.
    apply(*team.project, [&](Edit& edit) -> Result<void> {
        Id<Coding> his;
        edit.corpus().codings().forEach([&](const Coding& coding) {
            if (edit.corpus().get(coding.coder).name == "Ben")
                his = coding.id;
        });
        must(addMemo(edit, his, "On his", "I do not see this"));
        return setSummary(edit, {team.unit, team.trust}, "Rests on his quote.", citing({his}));
    });
    const auto package = team.pack(team.wishFor("ben", true)); // however it is written
    const Corpus& corpus = package->corpus();
    CHECK(problemsOf(*package).empty());
    CHECK(packageRecord(corpus)->blind);
    CHECK(packageRecord(corpus)->coder == "Ben");

    const auto whole = counts(team.corpus());
    auto got = counts(corpus);
    // By kind: what goes along, what goes in part, what is Ben's half.
    for (const char* shared : {"document_group",
                               "document",
                               "code",
                               "code_example",
                               "code_set",
                               "code_set_member",
                               "unit",
                               "unit_part",
                               "attribute",
                               "attribute_choice",
                               "attribute_value",
                               "relation_type",
                               "scale",
                               "scale_value",
                               "saved_table",
                               "saved_query"}) {
        INFO(shared);
        CHECK(got.at(shared) == whole.at(shared));
        got.erase(shared);
    }
    got.erase("setting");
    CHECK(got
          == std::map<std::string, std::size_t>{{"coder", 1},
                                                {"coding", 2},
                                                {"orphan_quote", 0},
                                                {"memo", 3},
                                                {"link", 1},
                                                {"evidence", 3},
                                                {"summary", 1},
                                                {"not_applicable", 1},
                                                {"rating", 1},
                                                {"proposition", 1},
                                                {"judgement", 1},
                                                {"resolution", 0},
                                                {"progress", 1}});
    CHECK(corpus.rows<model::Coder>().begin()->name == "Ben");
    CHECK(corpus.rows<model::Proposition>().contains(team.judgedByBen));
    // Nothing of Ann's is in the file, not even among what was deleted.
    CHECK(bytesOf(team.target()).find("so she says") == std::string::npos);
    CHECK(bytesOf(team.target()).find("I do not see this") == std::string::npos);
}

TEST_CASE("what is left out is told")
{
    const Team team;
    const auto report = must(writePackage(*team.project, team.wishFor("Zoe", true), {}));
    CHECK(report.newCoder);
    CHECK(report.documents == 2);
    CHECK(report.codings == 0);
    std::map<std::string, std::size_t> left;
    for (const LeftOut& one : report.leftOut)
        left[std::string(one.table)] = one.count;
    CHECK(left
          == std::map<std::string, std::size_t>{{"coder", 2},
                                                {"coding", 4},
                                                {"memo", 6},
                                                {"link", 2},
                                                {"evidence", 6},
                                                {"summary", 2},
                                                {"not_applicable", 2},
                                                {"rating", 2},
                                                {"proposition", 2},
                                                {"judgement", 2},
                                                {"progress", 2}});
}

TEST_CASE("an example pinned from another's coding keeps its words in a blind package")
{
    const Team team;
    apply(*team.project, [&](Edit& edit) -> Result<void> {
        for (const char* coder : {"Ann", "Ben"}) {
            model::CodeExample example;
            example.code = team.trust;
            example.text = coder;
            edit.corpus().codings().forEach([&](const Coding& coding) {
                if (edit.corpus().get(coding.coder).name == coder && coding.code == team.trust)
                    example.coding = coding.id;
            });
            edit.add(example);
        }
        return {};
    });
    const auto package = team.pack(team.wishFor("Ben", true));
    std::map<std::string, bool> pinned;
    for (const model::CodeExample& example : package->corpus().rows<model::CodeExample>())
        pinned[example.text] = static_cast<bool>(example.coding);
    CHECK(pinned == std::map<std::string, bool>{{"Ann", false}, {"Ben", true}});
}

TEST_CASE("summaries that were up to date are so in a blind package, stale ones are stale")
{
    Team team;
    const auto stale = [&](Project& project) {
        return isStale(
            project.corpus(),
            project.texts(),
            *std::ranges::find_if(project.corpus().rows<model::Summary>(),
                                  [&](const auto& one) { return one.unit == team.beta; }));
    };
    PackageWish wish = team.wishFor("Ben", true);
    // Ann codes in Beta too; Ben knows of it when he writes.
    team.code(team.second, team.trust, {5, 9});
    apply(*team.project, [&](Edit& edit) {
        const Cell cell{team.beta, team.trust};
        return setSummary(edit, cell, "Of both.", {}, model::SummaryState::Draft, "Ben");
    });
    CHECK_FALSE(stale(*team.project));
    CHECK_FALSE(stale(*team.pack(wish)));

    team.reopen("Ben");
    team.code(team.second, team.trust, {10, 14});
    wish.target = team.folder / "stale.crosscase";
    CHECK(stale(*team.project));
    CHECK(stale(*team.pack(wish)));
}

TEST_CASE("a package of some documents holds what stands in them")
{
    const Team team;
    PackageWish wish = team.wishFor("Ben", false);
    wish.documents = {team.second};
    const auto package = team.pack(wish);
    const Corpus& corpus = package->corpus();
    CHECK(problemsOf(*package).empty());
    CHECK(packageRecord(corpus)->partial);
    CHECK(corpus.documents().size() == 1);
    CHECK(corpus.codings().size() == 2);
    CHECK(corpus.cases().size() == team.corpus().cases().size());
    CHECK(corpus.rows<model::Coder>().size() == 2);
    CHECK(corpus.rows<model::Progress>().empty());
    CHECK(bytesOf(wish.target).find("We trust them fully") == std::string::npos);
}

TEST_CASE("orphans go along with their last quote")
{
    const Team team;
    apply(*team.project,
          [&](Edit& edit) { return correctText(edit, team.first, "Nothing left\n"); });
    REQUIRE(team.corpus().rows<model::OrphanQuote>().size() == 2);
    const auto package = team.pack(team.wishFor("Ben", true));
    CHECK(package->corpus().rows<model::OrphanQuote>().size() == 1);
    CHECK(problemsOf(*package).empty());
    // The text before the correction is of the past.
    CHECK(bytesOf(team.target()).find("We trust them fully") == std::string::npos);
}

TEST_CASE("a blind package with pseudonyms holds no name, and the key stays at home")
{
    const Team team;
    const auto file = write(team.folder / "Bob talks.txt", "Bob: I am Bob.\r\n");
    apply(*team.project, [&](Edit& edit) { return importDocuments(edit, {file}, {}, {}); });
    const text::NameFinder names({{"Bob", "Tom"}, {"trust them", "rely on them"}});
    PackageWish wish = team.wishFor("Ben", true);
    wish.names = &names;
    const auto package = team.pack(wish);
    CHECK(problemsOf(*package).empty());
    CHECK(must(checkPseudonyms(*package, names, {})).empty());
    const auto record = packageRecord(package->corpus());
    CHECK((record->pseudonymised && record->blind && !record->originals));
    CHECK(package->corpus().codings().size() == 2);
    const std::string bytes = bytesOf(wish.target);
    CHECK(bytes.find("Bob") == std::string::npos);
    // Not even a hash of the text as it is at home: who guesses names could try them.
    for (const Document& document : team.corpus().documents())
        if (package->corpus().get(document.id).textHash != document.textHash)
            CHECK(bytes.find(document.textHash) == std::string::npos);
    CHECK(package->corpus().get(team.first).textHash != team.corpus().get(team.first).textHash);
    CHECK(package->corpus().get(team.first).uuid == team.corpus().get(team.first).uuid);

    wish.target = team.folder / "other.crosscase";
    wish.originals = true;
    CHECK(errorOf(writePackage(*team.project, wish, {})).code == ErrorCode::Refused);
    CHECK(!fs::exists(wish.target));
}

TEST_CASE("the coder's name in a package stays, also when the key has it")
{
    const Team team;
    const text::NameFinder names(std::vector<text::NamePair>{{"Ben", "Tom"}});
    PackageWish wish = team.wishFor("Ben", true);
    wish.names = &names;
    CHECK(packageRecord(team.pack(wish)->corpus())->coder == "Ben");
}

TEST_CASE("original files go along on wish, links to files never")
{
    const Team team;
    const auto kept = write(team.folder / "kept.md", "\xEF\xBB\xBFKept here.\r\n");
    const auto linked = write(team.folder / "linked.md", "Lies elsewhere.\r\n");
    apply(*team.project, [&](Edit& edit) { return importDocuments(edit, {kept}, {}, {}); });
    ImportOptions options;
    options.link = true;
    apply(*team.project, [&](Edit& edit) { return importDocuments(edit, {linked}, options, {}); });
    const auto fileOf = [&](Project& project, const char* name) {
        return project::originalOf(project, must(findDocument(project.corpus(), name)));
    };
    PackageWish wish = team.wishFor("Ben", false);
    wish.originals = true;
    auto report = must(writePackage(*team.project, wish, {}));
    CHECK(report.originalsLeft == 1);
    {
        auto package = must(Project::open(wish.target, Access::Read, {}));
        CHECK(problemsOf(*package).empty());
        CHECK(must(fileOf(*package, "kept")) == bytesOf(kept));
        CHECK(!fileOf(*package, "linked"));
    }
    wish.target = team.folder / "without.crosscase";
    wish.originals = false;
    report = must(writePackage(*team.project, wish, {}));
    CHECK(report.originalsLeft == 2);
    auto package = must(Project::open(wish.target, Access::Read, {}));
    CHECK(problemsOf(*package).empty());
    CHECK(!fileOf(*package, "kept"));
    CHECK(bytesOf(wish.target).find(team.folder.path().string()) == std::string::npos);
}

TEST_CASE("who opens a package works as its coder, unless told otherwise")
{
    const Team team;
    const Variable config("XDG_CONFIG_HOME", team.folder.path().c_str());
    write(team.folder / "crosscase/coder", "Mere\n");
    must(writePackage(*team.project, team.wishFor("Zoe", true), {}));
    const auto nameOf = [](const fs::path& file, const std::string& coder) {
        return must(Project::open(file, Access::Read, coder))->coderName();
    };
    {
        const Variable none("CROSSCASE_CODER", nullptr);
        CHECK(nameOf(team.target(), {}) == "Zoe");
        CHECK(nameOf(team.target(), "Ann") == "Ann");
        CHECK(nameOf(team.file, {}) == "Mere");
    }
    const Variable set("CROSSCASE_CODER", "Ben");
    CHECK(nameOf(team.target(), {}) == "Ben");
    CHECK(nameOf(team.target(), "Ann") == "Ann");
}

TEST_CASE("a coder keeps identity through a package")
{
    const Variable noName("CROSSCASE_CODER", nullptr);
    const Team team;
    const auto package = team.pack(team.wishFor("Ben", true));
    const auto more = apply(*package, [&](Edit& edit) {
        return addCoding(edit, team.first, team.skill, {.span = {20, 25}});
    });
    const Coding coding = package->corpus().find(more).value();
    CHECK(package->corpus().get(coding.coder).uuid
          == team.corpus().get(must(findCoder(team.corpus(), "Ben"))).uuid);
    // The batch that made the package is nothing to undo.
    must(undo(*package));
    CHECK(errorOf(undo(*package)).code == ErrorCode::NotFound);
    CHECK(must(corpusAt(*package, 1)).codings().size() == 2);
}

TEST_CASE("a package of a package has its own record")
{
    const Variable noName("CROSSCASE_CODER", nullptr);
    const Team team;
    const auto first = team.pack(team.wishFor("Ben", true));
    PackageWish wish = team.wishFor("Zoe", false);
    wish.target = team.folder / "second.crosscase";
    must(writePackage(*first, wish, {}));
    const auto second = must(Project::open(wish.target, Access::Read, {}));
    CHECK(problemsOf(*second).empty());
    const auto record = packageRecord(second->corpus());
    REQUIRE(record);
    CHECK(record->project == first->corpus().project);
    CHECK(record->batch == first->corpus().batchUuid);
    CHECK(record->coder == "Zoe");
    CHECK_FALSE(record->blind);
    CHECK(std::ranges::count_if(second->corpus().rows<model::Setting>(), isOfPackageRecord)
          == std::ranges::count_if(first->corpus().rows<model::Setting>(), isOfPackageRecord));
    CHECK(second->corpus().codings().size() == 2);
}

TEST_CASE("a package that cannot be made leaves nothing behind")
{
    const Team team;
    const Unchanged unchanged(*team.project);
    const auto before = filesOf(team);
    const text::NameFinder names(std::vector<text::NamePair>{{"Bob", "Tom"}});

    SECTION("cancelled, at whichever step")
    {
        for (const int steps : {0, 1, 2, 3}) {
            std::atomic<bool> stop = false;
            int step = 0;
            const auto listen = [&](std::string_view, std::int64_t, std::int64_t) {
                stop = step++ >= steps;
            };
            stop = steps == 0;
            PackageWish wish = team.wishFor("Ben", true);
            wish.names = &names;
            INFO(steps);
            CHECK(errorOf(writePackage(*team.project, wish, Progress(listen, &stop))).code
                  == ErrorCode::Cancelled);
            CHECK(leavesNothing(team, before));
        }
    }
    SECTION("no name")
    {
        for (const char* name : {"", "  "})
            CHECK(errorOf(writePackage(*team.project, team.wishFor(name, true), {})).code
                  == ErrorCode::Refused);
        CHECK(leavesNothing(team, before));
    }
    SECTION("there is something of that name")
    {
        write(team.target(), "precious");
        CHECK(errorOf(writePackage(*team.project, team.wishFor("Ben", true), {})).code
              == ErrorCode::Exists);
        CHECK(bytesOf(team.target()) == "precious");
        PackageWish itself = team.wishFor("Ben", true);
        itself.target = team.file;
        CHECK(errorOf(writePackage(*team.project, itself, {})).code == ErrorCode::Exists);
    }
    SECTION("something of that name comes meanwhile")
    {
        const auto disturb = [&](std::string_view, std::int64_t, std::int64_t) {
            write(team.target(), "precious");
        };
        const std::atomic<bool> stop = false;
        CHECK(errorOf(
                  writePackage(*team.project, team.wishFor("Ben", true), Progress(disturb, &stop)))
                  .code
              == ErrorCode::Exists);
        CHECK(bytesOf(team.target()) == "precious");
        fs::remove(team.target());
        CHECK(leavesNothing(team, before));
    }
    SECTION("no such folder")
    {
        PackageWish wish = team.wishFor("Ben", true);
        wish.target = team.folder / "nowhere" / "p.crosscase";
        CHECK(!writePackage(*team.project, wish, {}));
        CHECK(leavesNothing(team, before));
    }
    CHECK(unchanged.difference().empty());
}

TEST_CASE("a project that is open elsewhere can be packaged, as of its last batch")
{
    Team team;
    const auto reader = must(Project::open(team.file, Access::Read, "Ann"));
    team.code(team.first, team.cost, {30, 34});
    must(writePackage(*reader, team.wishFor("Ann", false), {}));
    const auto package = must(Project::open(team.target(), Access::Read, {}));
    CHECK(packageRecord(package->corpus())->batch == reader->corpus().batchUuid);
    CHECK(package->corpus().codings().size() == 4);
    CHECK(problemsOf(*package).empty());
}

// A new kind of object needs a decision: does it tell what others think? What bears a coder's name,
// or cannot be without something that does, is left out of a blind package by itself.
TEST_CASE("every kind of object has its place in a blind package")
{
    const std::set<std::string_view> known{
        "coder",         "document_group",   "document",        "code",        "code_example",
        "code_set",      "code_set_member",  "coding",          "unit",        "unit_part",
        "attribute",     "attribute_choice", "attribute_value", "memo",        "link",
        "relation_type", "evidence",         "summary",         "scale",       "not_applicable",
        "scale_value",   "rating",           "proposition",     "judgement",   "progress",
        "saved_table",   "saved_query",      "setting",         "orphan_quote"};
    model::forEachKind([&]<typename Row>() {
        INFO(model::Schema<Row>::kTable);
        CHECK((known.contains(model::Schema<Row>::kTable) || requires(Row row) { row.coder; }));
    });
}

// Whatever coders did, a blind package has all of one and nothing of the others.
TEST_CASE("laws of blind packages")
{
    CHECK(holds("a blind package holds exactly its coder's codings", 12, [] {
        const Team team;
        const auto names = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("Ann", "Ben", "Cy"));
        text::CodePoint at = 0;
        for (const std::string& name : names) {
            const auto note = *rc::gen::element<std::string>("Ann", "Ben");
            apply(*team.project, [&](Edit& edit) -> Result<void> {
                const auto id =
                    must(addCoding(edit, team.first, team.cost, {.span = {at, at + 3}}));
                Coding coding = edit.corpus().find(id).value();
                coding.coder = edit.coderNamed(name);
                edit.change(coding);
                must(addMemo(edit, id, "", "A note", note));
                return {};
            });
            if (++at == 60)
                break;
        }
        std::size_t codings = 0;
        for (const char* coder : {"Ann", "Ben", "Cy"}) {
            PackageWish wish = team.wishFor(coder, true);
            wish.target = team.folder / (std::string(coder) + ".crosscase");
            const auto report = must(writePackage(*team.project, wish, {}));
            const auto package = must(Project::open(wish.target, Access::Read, {}));
            RC_ASSERT(problemsOf(*package).empty());
            package->corpus().codings().forEach([&](const Coding& coding) {
                RC_ASSERT(package->corpus().get(coding.coder).name == coder);
            });
            codings += package->corpus().codings().size();
        }
        RC_ASSERT(codings == team.corpus().codings().size());
    }));
}
