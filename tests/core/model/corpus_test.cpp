// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/corpus.h"

#include <catch2/catch.hpp>
#include <set>

using namespace crosscase::model;

namespace {

template <typename Row>
Row numbered(std::int32_t id)
{
    Row row;
    row.id = {id};
    if constexpr (std::is_same_v<Row, Coding>)
        row.document = {1}; // a coding is always of a document
    return row;
}

} // namespace

TEST_CASE("a corpus holds every kind of object and finds it by its number")
{
    Corpus corpus;
    std::int32_t next = 0;
    forEachKind([&]<typename Row>() { corpus.rows<Row>().insert(numbered<Row>(++next)); });
    std::int32_t id = 0;
    forEachKind([&]<typename Row>() {
        ++id;
        CHECK(corpus.contains({id}));
        const auto found = corpus.find(Id<Row>{id});
        REQUIRE(found);
        CHECK(found->id.value == id);
        CHECK_FALSE(corpus.find(Id<Row>{id + 1}));
    });
    CHECK_FALSE(corpus.contains({next + 1}));
    CHECK_FALSE(corpus.contains({}));
}

TEST_CASE("a copy of a corpus never changes")
{
    Corpus corpus;
    Document document = numbered<Document>(1);
    document.name = "before";
    corpus.rows<Document>().insert(document);
    corpus.rows<Coding>().insert(numbered<Coding>(2));
    const Corpus snapshot = corpus;
    document.name = "after";
    corpus.rows<Document>().replace(document);
    corpus.rows<Coding>().erase(Id<Coding>{2});
    corpus.batch = 7;
    CHECK(snapshot.get(Id<Document>{1}).name == "before");
    CHECK(snapshot.codings().size() == 1);
    CHECK(snapshot.batch == 0);
    CHECK(corpus.get(Id<Document>{1}).name == "after");
    CHECK(corpus.codings().empty());
}

TEST_CASE("a setting is found by its key; a missing one is empty")
{
    Corpus corpus;
    Setting title = numbered<Setting>(1);
    title.key = kTitleSetting;
    title.value = "Alliances";
    corpus.rows<Setting>().insert(title);
    CHECK(corpus.setting(kTitleSetting) == "Alliances");
    CHECK(corpus.setting("colour").empty());
}

TEST_CASE("no two kinds share a table, no two columns of a kind a name")
{
    std::set<std::string_view> tables;
    forEachKind([&]<typename Row>() {
        CHECK(tables.insert(Schema<Row>::kTable).second);
        std::set<std::string_view> columns;
        forEachColumn<Row>([&](const auto& column) { CHECK(columns.insert(column.name).second); });
        CHECK_FALSE(columns.empty());
    });
}

TEST_CASE("every reference of an object is visited, and missing ones are not")
{
    Coding coding = numbered<Coding>(1);
    coding.document = {2};
    coding.code = {3};
    std::set<std::int32_t> seen;
    forEachReference(coding, [&](AnyId id, const auto& /*column*/) { seen.insert(id.value); });
    CHECK(seen == std::set<std::int32_t>{2, 3});
}
