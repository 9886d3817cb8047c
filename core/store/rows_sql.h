// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing rows of any kind over their column lists. Many rows go in one statement of
// several VALUES: re-executed bulk statements of SOCI send the first chunk again on PostgreSQL.
#pragma once

#include "core/model/changes.h"
#include "core/store/values.h"

#include <algorithm>
#include <array>
#include <memory>
#include <soci/soci.h>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::store {

// SQLite finds each named parameter by a walk over all of them: a statement with few thousand is
// slow to prepare, one row at a time slow to run.
inline constexpr std::size_t kParametersPerStatement = 1000;
inline constexpr std::size_t kIdsPerStatement = 250;
inline constexpr std::size_t kRowsPerFetch = 4096;

// "id, uuid, name, ..."
template <typename Row>
std::string columnNames()
{
    std::string names = "id, uuid";
    model::forEachColumn<Row>(
        [&](const auto& column) { names += ", " + std::string(column.name); });
    return names;
}

// Scalars for one statement of several rows, bound once, filled anew for each execution.
template <typename Row>
class RowWriter {
public:
    // `update`: rows whose id is there are overwritten.
    RowWriter(soci::session& session, std::size_t rows, bool update)
        : m_rows(rows)
        , m_numbers(rows * kColumns)
        , m_texts(rows * kColumns)
        , m_present(rows * kColumns, soci::i_ok)
        , m_statement(session)
    {
        for (std::size_t row = 0; row < rows; ++row)
            bindRow(row);
        m_statement.alloc();
        m_statement.prepare(text(rows, update));
        m_statement.define_and_bind();
    }

    // Writes rows[first ...]; as many as the writer was made for.
    template <typename RowAt>
    void write(RowAt&& rowAt)
    {
        for (std::size_t row = 0; row < m_rows; ++row)
            fill(row, rowAt(row));
        m_statement.execute(true);
    }

    static constexpr std::size_t kColumns =
        2 + std::tuple_size_v<decltype(model::Schema<Row>::columns())>;
    static constexpr std::size_t kRows =
        std::max<std::size_t>(1, kParametersPerStatement / kColumns);

private:
    static std::string text(std::size_t rows, bool update)
    {
        std::string sql = "INSERT INTO " + std::string(model::Schema<Row>::kTable) + " ("
                          + columnNames<Row>() + ") VALUES ";
        for (std::size_t row = 0; row < rows; ++row) {
            sql += row == 0 ? "(" : ", (";
            for (std::size_t column = 0; column < kColumns; ++column)
                sql += (column == 0 ? ":v" : ", :v") + std::to_string(row * kColumns + column);
            sql += ")";
        }
        if (update) {
            sql += " ON CONFLICT (id) DO UPDATE SET uuid = excluded.uuid";
            model::forEachColumn<Row>([&](const auto& column) {
                const std::string name(column.name);
                sql += ", " + name + " = excluded." + name;
            });
        }
        return sql;
    }

    void bindRow(std::size_t row)
    {
        std::size_t at = row * kColumns;
        m_statement.exchange(soci::use(m_numbers[at++]));
        m_statement.exchange(soci::use(m_texts[at++]));
        model::forEachColumn<Row>([&](const auto& column) {
            using Member = MemberOf<Row, std::remove_cvref_t<decltype(column)>>;
            if constexpr (kIsText<Member> || std::is_same_v<Member, Uuid>)
                m_statement.exchange(soci::use(m_texts[at]));
            else
                m_statement.exchange(soci::use(m_numbers[at], m_present[at]));
            ++at;
        });
    }

    void fill(std::size_t row, const Row& values)
    {
        std::size_t at = row * kColumns;
        m_numbers[at++] = values.id.value;
        m_texts[at++] = values.uuid.toShort();
        model::forEachColumn<Row>([&](const auto& column) {
            using Member = MemberOf<Row, std::remove_cvref_t<decltype(column)>>;
            if constexpr (kIsText<Member>) {
                m_texts[at] = values.*column.member;
            } else {
                m_numbers[at] = toNumber(values.*column.member);
                m_present[at] = column.optional && m_numbers[at] == 0 ? soci::i_null : soci::i_ok;
            }
            ++at;
        });
    }

    std::size_t m_rows;
    std::vector<long long> m_numbers;
    std::vector<std::string> m_texts;
    std::vector<soci::indicator> m_present;
    soci::statement m_statement;
};

template <typename Row, typename RowAt>
void writeRows(soci::session& session, std::size_t count, RowAt&& rowAt, bool update)
{
    std::size_t done = 0;
    constexpr std::size_t kRows = RowWriter<Row>::kRows;
    if (count >= kRows) {
        RowWriter<Row> writer(session, kRows, update);
        for (; done + kRows <= count; done += kRows)
            writer.write([&](std::size_t i) -> const Row& { return rowAt(done + i); });
    }
    if (done < count) {
        RowWriter<Row> writer(session, count - done, update);
        writer.write([&](std::size_t i) -> const Row& { return rowAt(done + i); });
    }
}

template <typename Row>
int idOf(const Row& row)
{
    return row.id.value;
}
template <typename Row>
int idOf(const model::Update<Row>& update)
{
    return update.after.id.value;
}

template <typename Row, typename Item>
void deleteRows(soci::session& session, const std::vector<Item>& rows)
{
    for (std::size_t done = 0; done < rows.size(); done += kIdsPerStatement) {
        const std::size_t count = std::min(kIdsPerStatement, rows.size() - done);
        std::vector<int> ids(count);
        std::string sql =
            "DELETE FROM " + std::string(model::Schema<Row>::kTable) + " WHERE id IN (";
        soci::statement statement(session);
        for (std::size_t i = 0; i < count; ++i) {
            ids[i] = idOf(rows[done + i]);
            sql += (i == 0 ? ":v" : ", :v") + std::to_string(i);
            statement.exchange(soci::use(ids[i]));
        }
        statement.alloc();
        statement.prepare(sql + ")");
        statement.define_and_bind();
        statement.execute(true);
    }
}

template <typename Row>
void writeChanges(soci::session& session, const model::RowChanges<Row>& changes)
{
    // Deleted first: another row may take the place of one in a unique index. Of most kinds changed
    // rows may trade such places too, so they go before they come back; of codings, which may be
    // many and are only unique by their identity, they are overwritten.
    constexpr bool kOverwrites = std::is_same_v<Row, model::Coding>;
    deleteRows<Row>(session, changes.deleted);
    if constexpr (!kOverwrites)
        deleteRows<Row>(session, changes.updated);
    writeRows<Row>(
        session,
        changes.updated.size(),
        [&](std::size_t i) -> const Row& { return changes.updated[i].after; },
        kOverwrites);
    writeRows<Row>(
        session,
        changes.created.size(),
        [&](std::size_t i) -> const Row& { return changes.created[i]; },
        false);
}

// The values of one column, fetched in bulk.
template <typename Member>
struct FetchedColumn {
    using Element = std::conditional_t<kIsText<Member>,
                                       std::string,
                                       std::conditional_t<kIsWide<Member>, long long, int>>;
    std::vector<Element> values = std::vector<Element>(kRowsPerFetch);
    std::vector<soci::indicator> present = std::vector<soci::indicator>(kRowsPerFetch);

    void put(Member& member, std::size_t row) const
    {
        if (present[row] == soci::i_null)
            return;
        if constexpr (kIsText<Member>)
            member = values[row];
        else
            fromNumber(member, values[row]);
    }
};

// The columns to select of a file of an older format: what it does not have is read as NULL, which
// leaves the default.
template <typename Row>
std::string columnNames(int format)
{
    std::string names = "id, uuid";
    model::forEachColumn<Row>([&](const auto& column) {
        names += column.since > format ? ", NULL" : ", " + std::string(column.name);
    });
    return names;
}

// Calls visit(std::vector<Row>&&) with all rows in order of id, in chunks. `format`: of the file.
template <typename Row, typename Visit>
void readRows(soci::session& session, int format, Visit&& visit)
{
    if (model::Schema<Row>::kSince > format)
        return;
    auto fetched = std::apply(
        [](const auto&... columns) {
            return std::tuple<
                FetchedColumn<MemberOf<Row, std::remove_cvref_t<decltype(columns)>>>...>{};
        },
        model::Schema<Row>::columns());
    std::vector<int> ids(kRowsPerFetch);
    std::vector<std::string> uuids(kRowsPerFetch);
    soci::statement statement(session);
    statement.exchange(soci::into(ids));
    statement.exchange(soci::into(uuids));
    std::apply(
        [&](auto&... columns) {
            (statement.exchange(soci::into(columns.values, columns.present)), ...);
        },
        fetched);
    statement.alloc();
    statement.prepare("SELECT " + columnNames<Row>(format) + " FROM "
                      + std::string(model::Schema<Row>::kTable) + " ORDER BY id");
    statement.define_and_bind();
    statement.execute();
    while (statement.fetch()) {
        std::vector<Row> rows(ids.size());
        for (std::size_t i = 0; i < ids.size(); ++i) {
            rows[i].id.value = ids[i];
            if (const auto uuid = Uuid::fromShort(uuids[i]))
                rows[i].uuid = *uuid;
            const auto columns = model::Schema<Row>::columns();
            [&]<std::size_t... C>(std::index_sequence<C...>) {
                (std::get<C>(fetched).put(rows[i].*std::get<C>(columns).member, i), ...);
            }(std::make_index_sequence<std::tuple_size_v<decltype(columns)>>());
        }
        visit(std::move(rows));
    }
}

} // namespace crosscase::store
