// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "core/store/values.h"
#include "project_file.h"

#include <set>

using namespace crosscase;
using namespace crosscase::store;

namespace {

struct TableColumn {
    std::string name;
    std::string type;
    bool notNull;
};

std::vector<TableColumn> columnsOf(soci::session& session, std::string_view table)
{
    std::vector<TableColumn> columns;
    TableColumn column;
    int notNull = 0;
    const std::string name(table); // bound by reference
    soci::statement statement =
        (session.prepare << "SELECT name, type, \"notnull\" FROM pragma_table_info(:table)",
         soci::into(column.name),
         soci::into(column.type),
         soci::into(notNull),
         soci::use(name));
    statement.execute();
    while (statement.fetch()) {
        column.notNull = notNull != 0;
        columns.push_back(column);
    }
    return columns;
}

int count(soci::session& session, const std::string& sql)
{
    int number = -1;
    session << sql, soci::into(number);
    return number;
}

} // namespace

TEST_CASE("every kind of object has a table with the columns of its list, in order")
{
    const Folder folder;
    created(folder / "p.crosscase");
    soci::session session;
    openSqlite(session, folder / "p.crosscase", Access::Read);
    model::forEachKind([&]<typename Row>() {
        INFO(model::Schema<Row>::kTable);
        const auto columns = columnsOf(session, model::Schema<Row>::kTable);
        std::vector<std::string> names;
        for (const auto& column : columns)
            names.push_back(column.name);
        std::vector<std::string> wanted = {"id", "uuid"};
        model::forEachColumn<Row>([&](const auto& column) { wanted.emplace_back(column.name); });
        CHECK(names == wanted);
    });
}

TEST_CASE("numbers of 64 bits are declared BIGINT, all others so that 32 bits are read")
{
    const Folder folder;
    created(folder / "p.crosscase");
    soci::session session;
    openSqlite(session, folder / "p.crosscase", Access::Read);
    model::forEachKind([&]<typename Row>() {
        const auto columns = columnsOf(session, model::Schema<Row>::kTable);
        std::size_t at = 2;
        REQUIRE(columns.size() > at);
        CHECK(columns[0].type == "INTEGER");
        CHECK(columns[1].type == "TEXT");
        model::forEachColumn<Row>([&](const auto& column) {
            using Member = MemberOf<Row, std::remove_cvref_t<decltype(column)>>;
            REQUIRE(at < columns.size());
            INFO(model::Schema<Row>::kTable << "." << column.name << " is " << columns[at].type);
            if constexpr (kIsText<Member>)
                CHECK(columns[at].type == "TEXT");
            else if constexpr (kIsWide<Member>)
                CHECK(columns[at].type == "BIGINT");
            else
                CHECK((columns[at].type == "INTEGER" || columns[at].type == "SMALLINT"));
            CHECK(columns[at].notNull != column.optional);
            ++at;
        });
    });
}

TEST_CASE("every statement of the schema is a single one and has run")
{
    const Folder folder;
    created(folder / "p.crosscase");
    soci::session session;
    openSqlite(session, folder / "p.crosscase", Access::Read);
    int tables = 0;
    int indexes = 0;
    for (const std::string_view statement : createStatements()) {
        CHECK(statement.find(';') == std::string_view::npos);
        tables += statement.starts_with("CREATE TABLE ") ? 1 : 0;
        indexes += statement.starts_with("CREATE INDEX ") ? 1 : 0;
    }
    CHECK(static_cast<std::size_t>(tables + indexes) == createStatements().size());
    CHECK(count(session, "SELECT count(*) FROM sqlite_master WHERE type = 'table'") == tables);
    CHECK(count(session,
                "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
          == indexes);
}

TEST_CASE("only types that are read rightly in bulk are declared")
{
    const Folder folder;
    created(folder / "p.crosscase");
    soci::session session;
    openSqlite(session, folder / "p.crosscase", Access::Read);
    std::set<std::string> types;
    std::string type;
    soci::statement statement =
        (session.prepare << "SELECT DISTINCT t.type FROM sqlite_master m, "
                            "pragma_table_info(m.name) t WHERE m.type = 'table'",
         soci::into(type));
    statement.execute();
    while (statement.fetch())
        types.insert(type);
    CHECK(types == std::set<std::string>{"BIGINT", "BLOB", "INTEGER", "SMALLINT", "TEXT"});
}

TEST_CASE("the file says whose it is")
{
    const Folder folder;
    created(folder / "p.crosscase");
    const auto header = readHeader(folder / "p.crosscase");
    REQUIRE(header);
    CHECK(header->schemaVersion == kSchemaVersion);
}
