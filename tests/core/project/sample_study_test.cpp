// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/sample_study.h"
#include "tests/core/project/fixture.h"

#include <atomic>

using namespace crosscase;
using namespace crosscase::project;
using namespace crosscase::project::test;

namespace {
const fs::path kSamples = fs::path(CROSSCASE_SOURCE_DIR) / "sample-cases";
}

TEST_CASE("a sample study becomes a whole project")
{
    const Folder folder;
    for (const char* name : {"alliances-nz", "alliances-zhejiang"}) {
        const fs::path file = folder / (std::string(name) + ".crosscase");
        must(makeStudy(kSamples / name, file, {}));
        auto project = must(Project::open(file, Access::Write, "Ann"));
        const Corpus& corpus = project->corpus();
        CHECK(corpus.setting(model::kTitleSetting) == titleOfStudy(kSamples / name));
        CHECK_FALSE(corpus.documents().empty());
        CHECK_FALSE(corpus.rows<model::Summary>().empty());
        CHECK_FALSE(corpus.rows<model::Rating>().empty());
        CHECK_FALSE(corpus.rows<model::SavedTable>().empty());
        CHECK_FALSE(corpus.codings().empty());
        CHECK(problemsOf(*project).empty());
    }
}

TEST_CASE("a study that is stopped or not whole leaves no file")
{
    const Folder folder;
    const std::atomic<bool> stop = true;
    CHECK(
        errorOf(makeStudy(kSamples / "alliances-nz", folder / "a.crosscase", {nullptr, &stop})).code
        == ErrorCode::Cancelled);
    CHECK_FALSE(makeStudy(folder / "nothing", folder / "b.crosscase", {}));
    CHECK(fs::is_empty(folder.path()));
}
