// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/objects.h"
#include "core/model/rows.h"

#include <catch2/catch.hpp>
#include <map>
#include <rapidcheck.h>

using namespace crosscase::model;

namespace {

using Coders = Rows<Coder>;
using Yardstick = std::map<std::int32_t, std::string>;

Coder coder(std::int32_t id, std::string name)
{
    Coder row;
    row.id = {id};
    row.name = std::move(name);
    return row;
}

Yardstick contentOf(const Coders& rows)
{
    Yardstick content;
    for (const Coder& row : rows)
        content.emplace(row.id.value, row.name);
    return content;
}

// Same rows, in order, by every way of reading.
bool agrees(const Coders& rows, const Yardstick& expected)
{
    auto next = expected.begin();
    bool same = rows.size() == expected.size() && rows.empty() == expected.empty();
    rows.forEach([&](const Coder& row) {
        same = same && next != expected.end() && row.id.value == next->first
               && row.name == next->second;
        if (same)
            ++next;
    });
    return same && contentOf(rows) == expected;
}

struct Snapshot {
    Coders rows;
    Yardstick expected;
};

void change(Coders& rows, Yardstick& expected, std::int32_t id, bool erase, int step)
{
    const bool there = expected.contains(id);
    const std::string name = std::to_string(step);
    if (there && erase) {
        rows.erase({id});
        expected.erase(id);
    } else if (there) {
        rows.replace(coder(id, name));
        expected[id] = name;
    } else {
        rows.insert(coder(id, name));
        expected[id] = name;
    }
}

} // namespace

TEST_CASE("rows behave like a map, and snapshots of them never change")
{
    REQUIRE(rc::check([] {
        Coders rows;
        Yardstick expected;
        std::vector<Snapshot> snapshots;
        const auto ids = *rc::gen::container<std::vector<std::int32_t>>(rc::gen::inRange(1, 60));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            change(rows, expected, ids[i], i % 3 == 2, static_cast<int>(i));
            if (i % 5 == 0)
                snapshots.push_back({rows, expected});
        }
        RC_ASSERT(agrees(rows, expected));
        for (std::int32_t id = -1; id < 62; ++id)
            RC_ASSERT(rows.contains({id}) == expected.contains(id));
        for (const Snapshot& snapshot : snapshots)
            RC_ASSERT(agrees(snapshot.rows, snapshot.expected));
    }));
}

TEST_CASE("rows of many blocks stay in order under random changes at any place")
{
    // Ascending, descending and mixed ids; enough that blocks are split and emptied.
    std::uint64_t random = 42;
    const auto next = [&random] {
        random = random * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::int32_t>(random >> 33U);
    };
    Coders rows;
    Yardstick expected;
    std::vector<Snapshot> snapshots;
    for (int i = 0; i < 5000; ++i)
        change(rows, expected, 20'000 + i, false, i);
    for (int i = 0; i < 5000; ++i)
        change(rows, expected, 20'000 - 1 - i, false, i);
    for (int i = 0; i < 12'000; ++i) {
        change(rows, expected, 1 + next() % 40'000, i % 2 == 0, i);
        if (i % 3000 == 0)
            snapshots.push_back({rows, expected});
    }
    CHECK(agrees(rows, expected));
    for (const Snapshot& snapshot : snapshots)
        CHECK(agrees(snapshot.rows, snapshot.expected));
    for (int id = 1; id <= 40'000; ++id)
        REQUIRE(rows.contains({id}) == expected.contains(id));
    while (!expected.empty())
        change(rows, expected, expected.begin()->first, true, 0);
    CHECK(rows.empty());
    CHECK(rows.begin() == rows.end());
    change(rows, expected, 7, false, 0);
    CHECK(agrees(rows, expected));
}

TEST_CASE("a row stays where it is as long as its snapshot")
{
    Coders rows;
    rows.insert(coder(1, "Ann"));
    const Coders snapshot = rows;
    const Coder* ann = snapshot.find({1});
    rows.replace(coder(1, "Anna"));
    rows.erase({1});
    CHECK(ann == snapshot.find({1}));
    CHECK(ann->name == "Ann");
    CHECK(rows.find({1}) == nullptr);
    CHECK(rows.find({}) == nullptr);
}
