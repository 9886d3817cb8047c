// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index.h"
#include "tests/core/index/study.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

using namespace crosscase;
using namespace crosscase::index;
using namespace crosscase::index::sample;
using Outcome = UpdateReport::Outcome;

namespace {

bool same(const Candidates& a, const Candidates& b)
{
    return a.unknown == b.unknown
           && std::equal(a.known.begin(),
                         a.known.end(),
                         b.known.begin(),
                         b.known.end(),
                         [](const Candidate& x, const Candidate& y) {
                             return x.document == y.document && x.ranges == y.ranges;
                         });
}

std::string randomDocument(Random& random, const Language& language)
{
    // Now and then one of several blocks.
    const std::string filler = below(random, 6) == 0 ? std::string(70'000, 'f') + " end\n" : "";
    return randomText(random, language, below(random, 4)) + filler
           + randomText(random, language, 2);
}

void editAtRandom(Random& random, Study& study)
{
    std::vector<DocumentId> ids;
    study.corpus.documents().forEach([&](const auto& document) { ids.push_back(document.id); });
    for (std::size_t n = 1 + below(random, 4); n > 0; --n) {
        const Language& any = languages()[below(random, languages().size())];
        const DocumentId id = ids.empty() ? DocumentId{} : ids[below(random, ids.size())];
        const auto document = study.corpus.find(id);
        if (!document || below(random, 3) == 0) {
            study.add(randomDocument(random, any), any.name);
        } else if (below(random, 3) == 0) {
            study.remove(id);
        } else {
            // In its language, see languages().
            const auto same =
                std::find_if(languages().begin(), languages().end(), [&](const auto& language) {
                    return language.name == document->language;
                });
            study.change(id, randomDocument(random, *same));
        }
    }
}

} // namespace

TEST_CASE("An index that followed random edits answers as a fresh one")
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        Random random(seed);
        TempFolder followed;
        Study study;
        Index index = Index::open(followed.path);
        for (int step = 0; step < 8; ++step) {
            editAtRandom(random, study);
            REQUIRE(index.update(study.corpus, study, {}));
            REQUIRE(index.isCurrent(study.corpus));
        }
        TempFolder made;
        Index fresh = Index::open(made.path);
        REQUIRE(fresh.update(study.corpus, study, {}));
        for (int i = 0; i < 60; ++i) {
            const auto& documents = study.corpus.documents();
            auto document = documents.begin();
            for (std::size_t n = below(random, documents.size()); n > 0; --n)
                ++document;
            const Unit tokens = joined(passagesOf(study, *document));
            const Superset query = randomQuery(random, tokens, 2);
            INFO("seed " << seed << " " << shown(query));
            for (const auto scope : {query::SearchScope::Passage, query::SearchScope::Document})
                REQUIRE(same(ask(index, study, query, scope), ask(fresh, study, query, scope)));
        }
    }
}

TEST_CASE("An update says what it did, and does nothing when there is nothing to do")
{
    TempFolder folder;
    Study study;
    const DocumentId first = study.add("one");
    study.add("two");
    Index index = Index::open(folder.path);
    CHECK_FALSE(index.isCurrent(study.corpus));
    auto report = index.update(study.corpus, study, {}).value();
    CHECK(report.outcome == Outcome::Updated);
    CHECK(report.indexed == 2);
    CHECK(index.isCurrent(study.corpus));
    const auto stamp = std::filesystem::last_write_time(folder.path / "current");
    CHECK(index.update(study.corpus, study, {}).value().outcome == Outcome::Current);
    CHECK(std::filesystem::last_write_time(folder.path / "current") == stamp);
    study.remove(first);
    CHECK_FALSE(index.isCurrent(study.corpus));
    report = index.update(study.corpus, study, {}).value();
    CHECK(report.removed == 1);
    CHECK(report.indexed == 0);
    CHECK(index.isCurrent(study.corpus));
}

TEST_CASE("Changed texts are unknown until they are indexed, the others stay known")
{
    TempFolder folder;
    Study study;
    const DocumentId first = study.add("trust");
    const DocumentId second = study.add("trust");
    Index index = Index::open(folder.path);
    REQUIRE(index.update(study.corpus, study, {}));
    study.change(first, "risk");
    const Candidates candidates = ask(index, study, word("risk"));
    CHECK(candidates.unknown == std::vector{first});
    CHECK(candidates.known.empty());
    CHECK(ask(index, study, word("trust")).known.front().document == second);
}

TEST_CASE("Going back to an older state is an update like any other")
{
    TempFolder folder;
    Study study;
    const DocumentId id = study.add("trust");
    const model::Corpus before = study.corpus;
    Index index = Index::open(folder.path);
    REQUIRE(index.update(study.corpus, study, {}));
    study.change(id, "risk");
    REQUIRE(index.update(study.corpus, study, {}));
    study.corpus = before;
    CHECK(ask(index, study, word("trust")).unknown == std::vector{id});
    REQUIRE(index.update(study.corpus, study, {}));
    CHECK(ask(index, study, word("trust")).known.size() == 1);
    CHECK(ask(index, study, word("risk")).known.empty());
}

TEST_CASE("A text that cannot be loaded stays unknown and is tried again")
{
    TempFolder folder;
    Study study;
    const DocumentId id = study.add("lost");
    study.add("there");
    const auto kept = study.texts;
    study.texts.erase(study.corpus.get(id).textHash);
    Index index = Index::open(folder.path);
    const auto report = index.update(study.corpus, study, {}).value();
    CHECK(report.unreadable == 1);
    CHECK(report.indexed == 1);
    CHECK(ask(index, study, word("lost")).unknown == std::vector{id});
    study.texts = kept;
    CHECK(index.update(study.corpus, study, {}).value().indexed == 1);
    CHECK(index.isCurrent(study.corpus));
}

TEST_CASE("A cancelled update keeps what it did, and the next goes on from there")
{
    struct Stopping : model::TextSource {
        const Study* study = nullptr;
        mutable std::atomic<bool> stop{false};
        mutable std::atomic<int> loads{0};
        [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
        load(const model::Document& document) const override
        {
            stop = ++loads == 10;
            return study->load(document);
        }
    };
    TempFolder folder;
    Study study;
    for (int i = 0; i < 40; ++i)
        study.add("trust number" + std::to_string(i));
    Stopping texts;
    texts.study = &study;
    Index index = Index::open(folder.path);
    const auto stopped = index.update(study.corpus, texts, Progress({}, &texts.stop));
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == ErrorCode::Cancelled);
    const std::size_t unknown = ask(index, study, word("trust")).unknown.size();
    CHECK(unknown > 0);
    CHECK(unknown < 40);
    CHECK(losesNothing(index, study, word("number3")));
    const auto report = index.update(study.corpus, study, {}).value();
    CHECK(report.indexed == unknown);
    CHECK(index.isCurrent(study.corpus));
}

TEST_CASE("Of two writers the second does not write, and readers read meanwhile")
{
    // Asks a second writer, and a reader, in the midst of the first one's work.
    struct Nosy : model::TextSource {
        const Study* study = nullptr;
        std::filesystem::path folder;
        mutable std::atomic<int> busy{0};
        mutable std::atomic<int> answered{0};
        [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
        load(const model::Document& document) const override
        {
            Index other = Index::open(folder);
            const auto report = other.update(study->corpus, *study, {});
            busy += report && report->outcome == Outcome::Busy ? 1 : 0;
            answered += losesNothing(other, *study, word("trust")) ? 1 : 0;
            return study->load(document);
        }
    };
    TempFolder folder;
    Study study;
    for (int i = 0; i < 20; ++i)
        study.add("trust " + std::to_string(i));
    Nosy texts;
    texts.study = &study;
    texts.folder = folder.path;
    Index index = Index::open(folder.path);
    REQUIRE(index.update(study.corpus, texts, {}));
    CHECK(texts.busy == 20);
    CHECK(texts.answered == 20);
    CHECK(index.isCurrent(study.corpus));
}

TEST_CASE("Questions are answered while another thread writes")
{
    TempFolder folder;
    Study study;
    Random random(3);
    for (int i = 0; i < 150; ++i)
        study.add("trust " + randomText(random, languages().front(), 100));
    Index index = Index::open(folder.path);
    std::atomic<bool> done{false};
    std::atomic<int> lost{0};
    std::jthread asking([&] {
        while (!done) {
            const Candidates candidates = ask(index, study, word("trust"));
            lost += candidates.known.size() + candidates.unknown.size() == 150 ? 0 : 1;
        }
    });
    Study changed;
    for (int round = 0; round < 3; ++round) {
        REQUIRE(index.update(study.corpus, study, {}));
        REQUIRE(index.update(changed.corpus, changed, {}));
    }
    done = true;
    asking.join();
    CHECK(lost == 0);
}

TEST_CASE("A big index is compacted into a new generation, and stays itself")
{
    TempFolder folder;
    Study study;
    Random random(5);
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (int n = 0; n < 9'000; ++n)
            text += "w" + std::to_string(below(random, 3'000)) + (n % 50 == 0 ? "\n" : " ");
        study.add(text);
    }
    Index index = Index::open(folder.path);
    const auto report = index.update(study.corpus, study, {}).value();
    CHECK(report.compacted);
    CHECK(index.isCurrent(study.corpus));
    CHECK(losesNothing(index, study, word("w77")));
    std::size_t generations = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path))
        generations += entry.is_directory() ? 1U : 0U;
    CHECK(generations == 1);
    study.change(DocumentId{7}, "w77 and nothing else");
    CHECK_FALSE(index.update(study.corpus, study, {}).value().compacted);
    CHECK(losesNothing(index, study, word("w77")));
}
