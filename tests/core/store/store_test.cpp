// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "project_file.h"
#include "random_rows.h"

#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::store;

TEST_CASE("whatever batches were committed is loaded again, from this and from a new connection")
{
    REQUIRE(rc::check("load gives what was committed", [](unsigned seed) {
        const Folder folder;
        RandomBatches batches(seed);
        auto store = created(folder / "p.crosscase");
        for (std::int32_t seen = 0; seen < 3; ++seen) {
            const model::ChangeSet set = batches.next(seed % 7 == 0 ? 40 : 5);
            const auto done = write(*store, seen, set, batches.nextId());
            if (!done)
                RC_FAIL(done.error().detail);
            RC_ASSERT(difference(loaded(*store), batches.now()) == std::string());
        }
        store.reset();
        const model::Corpus corpus = loaded(*opened(folder / "p.crosscase", Access::Read));
        RC_ASSERT(difference(corpus, batches.now()) == std::string());
        RC_ASSERT(corpus.batch == 3);
    }));
}

TEST_CASE("a new project is empty, has an identity and begins at batch 1")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    const model::Corpus corpus = loaded(*store);
    CHECK_FALSE(corpus.project.isNil());
    CHECK(corpus.batch == 0);
    CHECK(corpus.batchUuid.isNil());
    const auto start = store->begin(0);
    REQUIRE(start);
    CHECK(start->batch == 1);
    CHECK(start->nextId == 1);
    store->rollback();
    const auto problems = store->problems(true);
    REQUIRE(problems);
    CHECK(problems->empty());
}

TEST_CASE("the history and the record of a batch are kept")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(store->begin(0));
    model::Batch batch = batchNumbered(1);
    batch.parent = Uuid::make();
    batch.title = "Apply code 'Größe' to 3 hits";
    batch.at = Timestamp{-62135596800001};
    batch.undoes = 7;
    model::ChangeSet set = codes(1, 4);
    REQUIRE(store->commit(batch, set, 4));
    const auto history = store->history();
    REQUIRE(history);
    REQUIRE(history->size() == 1);
    CHECK(history->front().number == 1);
    CHECK(history->front().uuid == batch.uuid);
    CHECK(history->front().parent == batch.parent);
    CHECK(history->front().title == batch.title);
    CHECK(history->front().at == batch.at);
    CHECK(history->front().coder == batch.coder);
    CHECK(history->front().coderName == batch.coderName);
    CHECK(history->front().undoes == 7);
    CHECK(loaded(*store).batchUuid == batch.uuid);
    const auto record = store->record(1);
    REQUIRE(record);
    CHECK(model::recordOf<model::Code>(*record).created.size() == 3);
    const auto sizes = store->recordSizes(1);
    REQUIRE(sizes);
    CHECK(*sizes == std::vector<std::pair<std::string, std::int64_t>>{{"code", 3}});
}

TEST_CASE("a batch that has not seen the last one is a conflict, and changes nothing")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(write(*store, 0, codes(1, 2), 2));
    for (const std::int32_t stale : {0, 2, -1}) {
        const auto start = store->begin(stale);
        REQUIRE_FALSE(start);
        CHECK(start.error().code == ErrorCode::Conflict);
    }
    CHECK(loaded(*store).batch == 1);
    CHECK(write(*store, 1, codes(2, 3), 3));
}

TEST_CASE("a batch taken back leaves nothing, not even its number")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(store->begin(0));
    REQUIRE(store->putText("h", "text"));
    REQUIRE(store->putOriginal("h2", "bytes"));
    store->rollback();
    store->rollback();
    CHECK_FALSE(store->hasText("h"));
    CHECK(store->original("h2").error().code == ErrorCode::NotFound);
    CHECK(loaded(*store).batch == 0);
    CHECK(store->history()->empty());
    CHECK(write(*store, 0, codes(1, 2), 2));
}

TEST_CASE("a batch that fails leaves nothing, and what follows does not slip in outside a batch")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    REQUIRE(write(*store, 0, codes(1, 2), 2));
    model::ChangeSet twice = codes(2, 4);
    model::changesOf<model::Code>(twice).created.push_back(
        loaded(*store).get(model::Id<model::Code>{1}));
    REQUIRE(store->begin(1));
    REQUIRE(store->putText("h", "text"));
    const auto failed = store->commit(batchNumbered(2), twice, 4);
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::Store);
    CHECK_FALSE(store->putText("h", "text"));
    CHECK_FALSE(store->putOriginal("h", "text"));
    CHECK_FALSE(store->commit(batchNumbered(2), codes(2, 3), 3));
    CHECK_FALSE(store->hasText("h"));
    CHECK(loaded(*store).codes().size() == 1);
    CHECK(loaded(*store).batch == 1);
    CHECK(write(*store, 1, codes(2, 3), 3));
}

TEST_CASE("a reference to nothing fails with the batch")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    model::ChangeSet set = codes(1, 2);
    model::changesOf<model::Code>(set).created.front().parent.value = 99;
    CHECK_FALSE(write(*store, 0, set, 2));
    CHECK(loaded(*store).codes().empty());
}

TEST_CASE("rows may trade places in a unique index within one batch")
{
    const Folder folder;
    auto store = created(folder / "p.crosscase");
    model::ChangeSet set;
    for (std::int32_t id = 1; id <= 2; ++id) {
        model::Setting setting;
        setting.id.value = id;
        setting.uuid = Uuid::make();
        setting.key = id == 1 ? "a" : "b";
        model::changesOf<model::Setting>(set).created.push_back(setting);
    }
    REQUIRE(write(*store, 0, set, 3));
    model::ChangeSet swap;
    auto& created = model::changesOf<model::Setting>(set).created;
    for (std::size_t i = 0; i < 2; ++i) {
        auto after = created[i];
        after.key = created[1 - i].key;
        model::changesOf<model::Setting>(swap).updated.push_back({created[i], after});
    }
    REQUIRE(write(*store, 1, swap, 3));
    CHECK(loaded(*store).get(model::Id<model::Setting>{1}).key == "b");
    CHECK(loaded(*store).get(model::Id<model::Setting>{2}).key == "a");
}

TEST_CASE("reading only, nothing can be written")
{
    const Folder folder;
    created(folder / "p.crosscase");
    auto store = opened(folder / "p.crosscase", Access::Read);
    CHECK(store->begin(0).error().code == ErrorCode::ReadOnly);
    CHECK_FALSE(store->putText("h", "text"));
}
