// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/codings.h"

#include <catch2/catch.hpp>
#include <map>
#include <rapidcheck.h>
#include <tuple>

using namespace crosscase::model;

namespace {

using Yardstick = std::map<std::int32_t, Coding>;

// Every column of it differs with `salt`.
Coding coding(std::int32_t id, std::int32_t salt, std::int32_t documents)
{
    Coding row;
    row.id = {id};
    row.uuid.bytes[0] = static_cast<std::uint8_t>(salt);
    row.document = {1 + salt % documents};
    row.code = {1 + salt % 11};
    row.coder = {1 + salt % 3};
    row.start = (salt / 7) % 50;
    row.end = row.start + 1 + salt % 5;
    row.weight = salt % 102 - 1;
    row.marks = salt % 8;
    row.eventDay = salt % 4 == 0 ? Coding::kNoDay : salt;
    row.orphan = salt % 13 == 0;
    row.quoteHash = salt * 1'000'003LL;
    row.created = {salt * 1000LL};
    return row;
}

bool before(const Coding& a, const Coding& b)
{
    return std::tuple(a.document, a.start, a.id) < std::tuple(b.document, b.start, b.id);
}

std::vector<Coding> sorted(const Yardstick& expected)
{
    std::vector<Coding> rows;
    for (const auto& [id, row] : expected)
        rows.push_back(row);
    std::sort(rows.begin(), rows.end(), before);
    return rows;
}

std::vector<Coding> contentOf(const Codings& codings)
{
    std::vector<Coding> rows;
    codings.forEach([&](const Coding& row) { rows.push_back(row); });
    return rows;
}

bool blocksAreSound(const Codings& codings)
{
    std::size_t rows = 0;
    for (const auto& block : codings.blocks()) {
        const std::size_t size = block->size();
        if (size == 0 || block->document.size() != size || block->uuid.size() != size
            || block->created.size() != size || block->orphan.size() != size)
            return false;
        rows += size;
    }
    return rows == codings.size();
}

bool agrees(const Codings& codings, const Yardstick& expected)
{
    return codings.size() == expected.size() && codings.empty() == expected.empty()
           && blocksAreSound(codings) && contentOf(codings) == sorted(expected);
}

bool windowsAgree(const Codings& codings, const Yardstick& expected, std::int32_t documents)
{
    std::vector<Coding> seen;
    for (std::int32_t document = 0; document <= documents + 1; ++document)
        codings.forEachIn({document}, [&](const Codings::Block& block, std::size_t row) {
            if (block.document[row].value == document)
                seen.push_back(block.at(row));
        });
    return seen == sorted(expected);
}

bool findsAll(const Codings& codings,
              const Yardstick& expected,
              std::int32_t last,
              std::int32_t step = 1)
{
    for (std::int32_t id = -1; id <= last; id += step) {
        const auto wanted = expected.find(id);
        const auto found = codings.find({id});
        if (found.has_value() != (wanted != expected.end())
            || codings.contains({id}) != found.has_value())
            return false;
        if (found && !(*found == wanted->second))
            return false;
    }
    return true;
}

struct Snapshot {
    Codings codings;
    Yardstick expected;
};

// One step: a bunch of rows is inserted, replaced or erased, one by one or at once.
struct Step {
    int kind = 0; // 0 insert, 1 replace, 2 erase
    bool bulk = false;
    std::vector<std::int32_t> ids;
    std::int32_t salt = 0;
};

std::vector<std::int32_t> applicable(const Step& step, const Yardstick& expected)
{
    std::vector<std::int32_t> ids = step.ids;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase_if(ids, [&](std::int32_t id) { return expected.contains(id) != (step.kind != 0); });
    return ids;
}

void erase(const std::vector<std::int32_t>& ids, bool bulk, Codings& codings, Yardstick& expected)
{
    std::vector<Id<Coding>> gone;
    for (const std::int32_t id : ids) {
        gone.push_back({id});
        expected.erase(id);
    }
    if (bulk)
        codings.erase(gone);
    else
        for (const Id<Coding> id : gone)
            codings.erase(id);
}

void apply(const Step& step, std::int32_t documents, Codings& codings, Yardstick& expected)
{
    const auto ids = applicable(step, expected);
    if (step.kind == 2) {
        erase(ids, step.bulk, codings, expected);
        return;
    }
    std::vector<Coding> rows;
    for (const std::int32_t id : ids) {
        // Some replaced rows keep their place, others move.
        Coding row = coding(id, step.salt + id * 31, documents);
        if (step.kind == 1 && id % 2 == 0) {
            row.document = expected[id].document;
            row.start = expected[id].start;
        }
        rows.push_back(row);
        expected[id] = row;
    }
    if (step.bulk) {
        std::reverse(rows.begin(), rows.end());
        step.kind == 0 ? codings.insert(std::move(rows)) : codings.replace(std::move(rows));
        return;
    }
    for (const Coding& row : rows)
        step.kind == 0 ? codings.insert(row) : codings.replace(row);
}

} // namespace

TEST_CASE("codings behave like a map sorted by place, and snapshots never change")
{
    REQUIRE(rc::check([] {
        constexpr std::int32_t kDocuments = 5;
        Codings codings;
        Yardstick expected;
        std::vector<Snapshot> snapshots;
        const int steps = *rc::gen::inRange(0, 25);
        for (int i = 0; i < steps; ++i) {
            const Step step{*rc::gen::inRange(0, 3),
                            *rc::gen::arbitrary<bool>(),
                            *rc::gen::container<std::vector<std::int32_t>>(rc::gen::inRange(1, 80)),
                            *rc::gen::inRange(0, 10'000)};
            apply(step, kDocuments, codings, expected);
            RC_ASSERT(agrees(codings, expected));
            snapshots.push_back({codings, expected});
        }
        RC_ASSERT(windowsAgree(codings, expected, kDocuments));
        RC_ASSERT(findsAll(codings, expected, 82));
        for (const Snapshot& snapshot : snapshots)
            RC_ASSERT(agrees(snapshot.codings, snapshot.expected)
                      && findsAll(snapshot.codings, snapshot.expected, 82));
    }));
}

TEST_CASE("codings of many blocks stay sound: split, thinned out, moved, emptied")
{
    constexpr std::int32_t kDocuments = 9;
    std::uint64_t random = 7;
    const auto next = [&random](std::int32_t below) {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int32_t>((random >> 33U) % static_cast<std::uint64_t>(below));
    };
    Codings codings;
    Yardstick expected;
    std::vector<Snapshot> snapshots;
    for (int i = 0; i < 24; ++i) {
        const bool bulk = i % 4 != 3;
        Step step{i < 6 ? 0 : next(3), bulk, {}, next(100'000)};
        for (int n = bulk ? 9000 : 300; n > 0; --n)
            step.ids.push_back(1 + next(30'000));
        apply(step, kDocuments, codings, expected);
        REQUIRE(agrees(codings, expected));
        if (i % 5 == 0)
            snapshots.push_back({codings, expected});
    }
    CHECK(codings.blocks().size() > 1);
    CHECK(windowsAgree(codings, expected, kDocuments));
    CHECK(findsAll(codings, expected, 30'000, 7));
    for (const Snapshot& snapshot : snapshots)
        CHECK(agrees(snapshot.codings, snapshot.expected));
    std::vector<std::int32_t> all;
    for (const auto& [id, row] : expected)
        all.push_back(id);
    erase(all, true, codings, expected);
    CHECK(agrees(codings, expected));
    CHECK(codings.blocks().empty());
}

TEST_CASE("many codings of one document, set one by one, split a block")
{
    Codings codings;
    Yardstick expected;
    for (std::int32_t id = 1; id <= 9000; ++id) {
        const Coding row = coding(id, id * 37, 1);
        codings.insert(row);
        expected.emplace(id, row);
    }
    CHECK(codings.blocks().size() > 1);
    CHECK(agrees(codings, expected));
    CHECK(windowsAgree(codings, expected, 1));
    for (std::int32_t id = 1; id <= 9000; id += 500)
        CHECK(codings.find({id}) == expected[id]);
}

TEST_CASE("a change leaves the blocks it does not touch shared")
{
    std::vector<Coding> rows;
    for (std::int32_t id = 1; id <= 40'000; ++id)
        rows.push_back(coding(id, id, 40));
    Codings codings;
    codings.insert(rows);
    const Codings snapshot = codings;
    Coding changed = *codings.find({1});
    changed.weight = 55;
    codings.replace(changed);
    std::size_t shared = 0;
    for (std::size_t b = 0; b < codings.blocks().size(); ++b)
        shared += codings.blocks()[b] == snapshot.blocks()[b] ? 1U : 0U;
    CHECK(shared + 1 == codings.blocks().size());
    CHECK(snapshot.find({1})->weight == rows[0].weight);
}
