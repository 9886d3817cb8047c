// SPDX-License-Identifier: GPL-3.0-or-later
// Goal 2: plain text files to a project. Floor: read them and insert them as they are in one
// transaction.
#include "core/base/file.h"
#include "core/project/documents_import.h"
#include "core/project/project.h"
#include "tests/bench/floor_sql.h"
#include "tests/bench/goals.h"
#include "tests/bench/projects.h"
#include "tests/bench/transcripts.h"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace crosscase::bench {

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path;
    std::vector<fs::path> files;
    std::size_t bytes = 0;
};

Folder writeFiles(const Setting& setting)
{
    Folder folder;
    folder.path = setting.folder / "texts";
    fs::create_directories(folder.path);
    const auto texts = transcriptFiles(setting.scaled(2000), 25'000);
    for (const std::string& text : texts) {
        folder.files.push_back(folder.path / fmt::format("{:05}.txt", folder.files.size()));
        folder.bytes += text.size();
        must(replaceFile(folder.files.back(), text));
    }
    return folder;
}

Sample importAll(const Folder& folder, const fs::path& path)
{
    removeDatabase(path);
    std::unique_ptr<project::Project> project;
    project::ImportReport report;
    const Sample sample = timed([&] {
        project = must(project::Project::create(path, {}, "Coder"));
        must(project->change({}, [&](project::Edit& edit) -> Result<void> {
            auto imported = project::importDocuments(edit, {folder.path}, {}, {});
            if (!imported)
                return passOn(imported);
            report = std::move(*imported);
            return {};
        }));
    });
    if (report.count(project::ImportOutcome::Imported) != folder.files.size())
        giveUp("goal 2: not all files were imported");
    return sample;
}

Sample insertAll(const Folder& folder, const fs::path& path)
{
    soci::session session;
    createDatabase(session, path);
    return timed([&] {
        session << "CREATE TABLE document (id INTEGER PRIMARY KEY, name TEXT NOT NULL, body TEXT "
                   "NOT NULL)";
        session.begin();
        std::string name;
        std::string body;
        soci::statement insert =
            (session.prepare << "INSERT INTO document (name, body) VALUES (:name, :body)",
             soci::use(name),
             soci::use(body));
        for (const fs::path& file : folder.files) {
            name = file.filename().string();
            body = must(readFile(file));
            insert.execute(true);
        }
        session.commit();
    });
}

} // namespace

void measureImport(const Setting& setting, Report& report)
{
    const Folder folder = writeFiles(setting);
    const fs::path product = setting.folder / "import.crosscase";
    const fs::path floor = setting.folder / "import.sqlite";
    report.add({.goal = 2,
                .what = "import of plain text",
                .size = fmt::format("{} in {}", megabytes(folder.bytes), folder.files.size()),
                .times = sideBySide(
                    setting.runs,
                    [&] { return importAll(folder, product); },
                    [&] { return insertAll(folder, floor); }),
                .most = 2});
    removeDatabase(product);
    removeDatabase(floor);
    fs::remove_all(folder.path);
}

} // namespace crosscase::bench
