// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to an index from outside: killed writers, broken, foreign, missing files, full
// disks.
#include "tests/core/index/study.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace crosscase;
using namespace crosscase::index;
using namespace crosscase::index::sample;
using Outcome = UpdateReport::Outcome;
namespace fs = std::filesystem;

namespace {

Study someStudy(unsigned seed, std::size_t documents, std::size_t passages)
{
    Random random(seed);
    Study study;
    for (std::size_t i = 0; i < documents; ++i) {
        const Language& language = languages()[i % languages().size()];
        study.add("trust " + randomText(random, language, passages), language.name);
    }
    return study;
}

std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && entry.path().filename() != "flintlock"
            && entry.path().filename() != "lock")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

std::string bytesOf(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

std::string damaged(Random& random, std::string bytes)
{
    switch (below(random, 4)) {
    case 0:
        return "";
    case 1:
        return bytes.substr(0, bytes.size() / 2);
    case 2:
        return bytes + "more";
    default:
        for (int i = 0; i < 20 && !bytes.empty(); ++i)
            bytes[below(random, bytes.size())] = static_cast<char>(below(random, 256));
        return bytes;
    }
}

// Whatever happened: nothing is lost, before and after an update, which makes it whole again.
void checkRecovers(const fs::path& folder, const Study& study, const Truth& truth)
{
    Index index = Index::open(folder);
    const Superset query = group(Op::Phrase, {word("trust"), pattern("t*")});
    CHECK(losesNothing(index, study, truth, word("trust")));
    CHECK(losesNothing(index, study, truth, query));
    const auto report = index.update(study.corpus, study, {});
    REQUIRE(report);
    CHECK(index.isCurrent(study.corpus));
    CHECK(ask(index, study, word("trust")).known.size() == study.corpus.documents().size());
    CHECK(losesNothing(index, study, truth, query));
}

// Runs `work` in a process of its own, which is killed after a while (microseconds; 0: never).
int inChild(const std::function<void()>& work, unsigned killAfter)
{
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        ::_exit(0);
    }
    if (killAfter > 0) {
        ::usleep(killAfter);
        ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

} // namespace

TEST_CASE("Files damaged, cut or emptied by others make the index unknown, and it is made anew")
{
    Random random(1);
    const Study study = someStudy(1, 30, 10);
    const Truth truth = truthOf(study);
    TempFolder folder;
    checkRecovers(folder.path, study, truth);
    for (int round = 0; round < 3; ++round)
        for (std::size_t i = 0; i < filesIn(folder.path).size(); ++i) {
            const fs::path file = filesIn(folder.path)[i];
            INFO(file);
            write(file, damaged(random, bytesOf(file)));
            checkRecovers(folder.path, study, truth);
        }
}

TEST_CASE("Removed files and folders are replaced, also under an index that is open")
{
    const Study study = someStudy(2, 20, 5);
    const Truth truth = truthOf(study);
    TempFolder folder;
    checkRecovers(folder.path, study, truth);
    const Index open = Index::open(folder.path);
    for (std::size_t i = 0; i < filesIn(folder.path).size(); ++i) {
        CHECK(open.isCurrent(study.corpus));
        fs::remove(filesIn(folder.path)[i]);
        CHECK(losesNothing(open, study, truth, word("trust")));
        checkRecovers(folder.path, study, truth);
    }
    fs::remove_all(folder.path);
    CHECK(losesNothing(open, study, truth, word("trust")));
    checkRecovers(folder.path, study, truth);
    CHECK(open.isCurrent(study.corpus));
}

TEST_CASE("Damage while nothing is sealed is no crash, and is mended")
{
    const Study study = someStudy(3, 30, 10);
    TempFolder folder;
    Index first = Index::open(folder.path);
    REQUIRE(first.update(study.corpus, study, {}));
    // As a killed writer leaves it: no list of files, "open" at the end.
    std::string current = bytesOf(folder.path / "current");
    current = current.substr(0, current.find("file ")) + "open\n";
    write(folder.path / "current", current);
    checkRecovers(folder.path, study, truthOf(study));
    for (const fs::path& file : filesIn(folder.path / "g1")) {
        INFO(file);
        TempFolder copy;
        fs::copy(folder.path, copy.path, fs::copy_options::recursive);
        write(copy.path / "current", current);
        write(copy.path / fs::relative(file, folder.path), "garbage");
        checkRecovers(copy.path, study, truthOf(study));
    }
}

TEST_CASE("Another version's index, another program's files and leftovers are no obstacle")
{
    const Study study = someStudy(4, 10, 3);
    const Truth truth = truthOf(study);
    TempFolder folder;
    checkRecovers(folder.path, study, truth);
    std::string current = bytesOf(folder.path / "current");
    write(folder.path / "current", "crosscase-index 999" + current.substr(current.find('\n')));
    fs::create_directories(folder.path / "g77" / "0");
    write(folder.path / "g77" / "0" / "iamglass", "garbage");
    write(folder.path / "current.xyz.part", "half");
    write(folder.path / "notes.txt", "mine");
    checkRecovers(folder.path, study, truth);
    CHECK_FALSE(fs::exists(folder.path / "g77"));
    CHECK_FALSE(fs::exists(folder.path / "current.xyz.part"));
    CHECK(fs::exists(folder.path / "notes.txt"));
}

TEST_CASE("Where no folder can be, there is no index and no error")
{
    const Study study = someStudy(5, 3, 2);
    TempFolder folder;
    fs::create_directories(folder.path);
    write(folder.path / "file", "in its place");
    for (const fs::path& path : {folder.path / "file", folder.path / "file" / "below"}) {
        Index index = Index::open(path);
        const auto report = index.update(study.corpus, study, {});
        REQUIRE(report);
        CHECK(report->outcome == Outcome::Unavailable);
        CHECK(losesNothing(index, study, word("trust")));
    }
    CHECK(bytesOf(folder.path / "file") == "in its place");
}

TEST_CASE("A full disk is said, and what stands stays usable")
{
    const Study before = someStudy(6, 10, 3);
    TempFolder folder;
    checkRecovers(folder.path, before, truthOf(before));
    Study study = before;
    for (int i = 0; i < 150; ++i) {
        Random random(static_cast<unsigned>(i));
        study.add("trust " + randomText(random, languages().front(), 300));
    }
    const int status = inChild(
        [&] {
            const rlimit limit{100'000, 100'000};
            ::signal(SIGXFSZ, SIG_IGN);
            ::setrlimit(RLIMIT_FSIZE, &limit);
            Index index = Index::open(folder.path);
            const auto report = index.update(study.corpus, study, {});
            ::_exit(report ? 1 : 0);
        },
        0);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    checkRecovers(folder.path, study, truthOf(study));
}

TEST_CASE("A writer killed at any moment leaves an index that loses nothing")
{
    // Flushed often, so that there is something to be killed in.
    ::setenv("XAPIAN_FLUSH_THRESHOLD", "3", 1);
    Random random(7);
    Study study = someStudy(7, 60, 150);
    TempFolder folder;
    int unfinished = 0;
    for (int round = 0; round < 36; ++round) {
        const auto moment = static_cast<unsigned>(1 + below(random, 250'000));
        const int status = inChild(
            [&] {
                Index index = Index::open(folder.path);
                static_cast<void>(index.update(study.corpus, study, {}));
            },
            moment);
        unfinished += WIFSIGNALED(status) ? 1 : 0;
        const Index index = Index::open(folder.path);
        const Truth truth = truthOf(study);
        INFO("round " << round << ", killed after " << moment);
        REQUIRE(losesNothing(index, study, truth, word("trust")));
        REQUIRE(
            losesNothing(index, study, truth, group(Op::Phrase, {word("trust"), pattern("*")})));
        if (index.isCurrent(study.corpus) || round % 6 == 5)
            for (int i = 1; i <= 40; ++i)
                study.change(DocumentId{i},
                             "trust " + randomText(random, languages().front(), 150));
    }
    CHECK(unfinished > 5);
    ::unsetenv("XAPIAN_FLUSH_THRESHOLD");
    checkRecovers(folder.path, study, truthOf(study));
}
