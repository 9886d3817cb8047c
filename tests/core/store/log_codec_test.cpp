// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/log_codec.h"
#include "random_rows.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace crosscase;
using namespace crosscase::store;

namespace {

// Any rows: what the database would refuse, the log takes.
model::ChangeSet randomChanges(RandomRows& random, int mostPerKind)
{
    model::ChangeSet set;
    const model::Corpus nothing;
    model::forEachKind([&]<typename Row>() {
        const auto row = [&] {
            Row made;
            random.fill(made, nothing);
            made.id.value = random.narrow();
            made.uuid = random.uuid();
            return made;
        };
        auto& changes = model::changesOf<Row>(set);
        for (int n = random.upTo(mostPerKind); n > 0; --n)
            changes.created.push_back(row());
        for (int n = random.upTo(mostPerKind); n > 0; --n)
            changes.deleted.push_back(row());
        for (int n = random.upTo(mostPerKind); n > 0; --n) {
            Row before = row();
            Row after = random.oneIn(2) ? row() : before;
            after.id = before.id;
            after.uuid = before.uuid;
            changes.updated.push_back({before, after});
        }
    });
    return set;
}

// Do the columns that the log keeps say the same? Those that differ nowhere are not kept.
template <typename Row>
bool sameUpdates(const std::vector<model::Update<Row>>& changes,
                 const std::vector<model::Update<Row>>& record)
{
    if (changes.size() != record.size())
        return false;
    for (std::size_t i = 0; i < changes.size(); ++i) {
        bool same = changes[i].after.id == record[i].after.id
                    && changes[i].before.id == record[i].before.id;
        model::forEachColumn<Row>([&](const auto& column) {
            const auto member = column.member;
            if (changes[i].before.*member != changes[i].after.*member)
                same = same && changes[i].before.*member == record[i].before.*member
                       && changes[i].after.*member == record[i].after.*member;
            else
                same = same && record[i].before.*member == record[i].after.*member;
        });
        if (!same)
            return false;
    }
    return true;
}

// The first table where the record says something else than the changes; empty: none.
std::string difference(const model::ChangeSet& set, const model::ChangeRecord& record)
{
    std::string table;
    model::forEachKind([&]<typename Row>() {
        const auto& changes = model::changesOf<Row>(set);
        const auto& kept = model::recordOf<Row>(record);
        bool same = changes.deleted == kept.deleted && changes.created.size() == kept.created.size()
                    && sameUpdates<Row>(changes.updated, kept.updated);
        for (std::size_t i = 0; same && i < kept.created.size(); ++i)
            same = changes.created[i].id == kept.created[i];
        if (!same && table.empty())
            table = model::Schema<Row>::kTable;
    });
    return table;
}

model::Coding codingNumbered(std::int32_t number, Uuid base)
{
    model::Coding coding;
    coding.id.value = number;
    coding.uuid = base.plus(static_cast<std::uint64_t>(number));
    coding.quoteHash = number % 2 == 0 ? INT64_MIN + number : INT64_MAX - number;
    return coding;
}

} // namespace

TEST_CASE("the log of any change reads back as the change")
{
    REQUIRE(rc::check("decode(encode(x)) says what x says", [](unsigned seed) {
        RandomRows random(seed);
        const model::ChangeSet set = randomChanges(random, 6);
        const auto record = decode(encode(set));
        RC_ASSERT(record);
        RC_ASSERT(difference(set, *record) == std::string());
    }));
}

TEST_CASE("a change of more rows than a part holds is cut into parts and reads back")
{
    model::ChangeSet set;
    auto& codings = model::changesOf<model::Coding>(set);
    const Uuid base = Uuid::make();
    constexpr std::int32_t kRows = 2 * static_cast<std::int32_t>(kRowsPerPart) + 1;
    for (std::int32_t i = 0; i < kRows; ++i) {
        codings.created.push_back(codingNumbered(i + 1, base));
        codings.deleted.push_back(codingNumbered(kRows + i + 1, base));
        const auto before = codingNumbered(2 * kRows + i + 1, base);
        auto after = before;
        after.start = i;
        after.end = i + 5;
        codings.updated.push_back({before, after});
    }
    const auto parts = encode(set);
    REQUIRE(parts.size() == 9);
    for (const LogPart& part : parts)
        CHECK(part.rows <= static_cast<std::int64_t>(kRowsPerPart));
    const auto record = decode(parts);
    REQUIRE(record);
    CHECK(difference(set, *record).empty());
}

TEST_CASE("identities that count on, equal values and even steps take a few bytes")
{
    model::ChangeSet set;
    const Uuid base = Uuid::make();
    for (std::int32_t i = 1; i <= 1000; ++i) {
        auto coding = codingNumbered(i, base);
        coding.quoteHash = 12;
        model::changesOf<model::Coding>(set).deleted.push_back(coding);
    }
    const auto parts = encode(set);
    REQUIRE(parts.size() == 1);
    CHECK(parts.front().data.size() < 400);
    const auto record = decode(parts);
    REQUIRE(record);
    CHECK(difference(set, *record).empty());
}

TEST_CASE("nothing changed is no part")
{
    CHECK(encode({}).empty());
    CHECK(decode({}));
}

TEST_CASE("a log that is not ours is refused, not misread")
{
    const auto code = [](const std::string& data) {
        const auto record = decode({{"setting", 1, data}});
        REQUIRE_FALSE(record);
        CHECK(record.error().detail.find("setting") != std::string::npos);
        return record.error().code;
    };
    CHECK(code("") == ErrorCode::Malformed);
    CHECK(code("[1]") == ErrorCode::Malformed);
    CHECK(code(R"({"k":"?","n":1,"id":1})") == ErrorCode::Malformed);
    CHECK(code(R"({"k":"+","n":3,"id":{"d":[1,2]}})") == ErrorCode::Malformed);
    CHECK(code(R"({"k":"+","n":1,"id":"one"})") == ErrorCode::Malformed);
    CHECK(code(R"({"k":"+","n":1000000000000,"id":1})") == ErrorCode::Malformed);
    CHECK(code(R"({"k":"-","n":1,"id":1,"uuid":{"from":"short"},"name":"a","value":"b"})")
          == ErrorCode::Malformed);
    CHECK(
        code(
            R"({"k":"-","n":2,"id":1,"uuid":{"from":"AZrgAAAAcACAAAAAAAAAAA"},"name":["a"],"value":"b"})")
        == ErrorCode::Malformed);
    const auto unknown = decode({{"unheard_of", 1, R"({"k":"+","n":1,"id":1})"}});
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().detail.find("unheard_of") != std::string::npos);
}
