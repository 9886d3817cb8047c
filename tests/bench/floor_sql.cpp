// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/floor_sql.h"

#include "tests/bench/measure.h"
#include "tests/bench/projects.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace crosscase::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRowsPerStatement = 75;
constexpr std::size_t kRowsPerFetch = 4096;

// Calls visit on each column in the order of kCodingColumns.
template <typename Row, typename Visit>
void forEachColumn(Row& row, Visit&& visit)
{
    visit(row.id);
    visit(row.uuid);
    for (auto member : {&CodingRow::document,
                        &CodingRow::code,
                        &CodingRow::coder,
                        &CodingRow::start,
                        &CodingRow::end,
                        &CodingRow::weight,
                        &CodingRow::marks,
                        &CodingRow::eventDay,
                        &CodingRow::orphan})
        visit(row.*member);
    visit(row.quoteHash);
    visit(row.created);
}

std::string insertOf(std::size_t rows)
{
    std::string sql = fmt::format("INSERT INTO coding ({}) VALUES ", kCodingColumns);
    std::size_t next = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        CodingRow row;
        char before = '(';
        sql += i == 0 ? "" : ", ";
        forEachColumn(row, [&](const auto&) {
            sql += fmt::format("{}:v{}", before, next++);
            before = ',';
        });
        sql += ')';
    }
    return sql;
}

void insertSlice(soci::statement& statement,
                 std::vector<CodingRow>& bound,
                 const std::vector<CodingRow>& rows,
                 std::size_t first)
{
    const auto from = rows.begin() + static_cast<std::ptrdiff_t>(first);
    std::copy(from, from + static_cast<std::ptrdiff_t>(bound.size()), bound.begin());
    statement.execute(true);
}

// Inserts rows[first ...] in statements of `many` rows as often as they fill one; returns the rest.
std::size_t insertFrom(soci::session& session,
                       const std::vector<CodingRow>& rows,
                       std::size_t first,
                       std::size_t many)
{
    if (many == 0 || rows.size() - first < many)
        return first;
    std::vector<CodingRow> bound(many);
    soci::statement statement(session);
    for (CodingRow& row : bound)
        forEachColumn(row, [&](auto& value) { statement.exchange(soci::use(value)); });
    statement.alloc();
    statement.prepare(insertOf(many));
    statement.define_and_bind();
    for (; rows.size() - first >= many; first += many)
        insertSlice(statement, bound, rows, first);
    return first;
}

} // namespace

void createDatabase(soci::session& session, const fs::path& path)
{
    removeDatabase(path);
    session.open(soci::sqlite3, "dbname=" + path.string());
    std::string mode;
    session << "PRAGMA journal_mode = WAL", soci::into(mode);
    session << "PRAGMA synchronous = FULL";
    session << "PRAGMA cache_size = -65536";
}

void createCodingTable(soci::session& session)
{
    session << R"(CREATE TABLE coding (
        id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, document INTEGER NOT NULL, code INTEGER NOT NULL,
        coder INTEGER NOT NULL, pos INTEGER NOT NULL, stop INTEGER NOT NULL, weight INTEGER NOT NULL,
        marks INTEGER NOT NULL, event_day INTEGER NOT NULL, orphan SMALLINT NOT NULL,
        quote_hash BIGINT NOT NULL, created BIGINT NOT NULL))";
    session << "CREATE INDEX coding_by_document ON coding (document)";
    session << "CREATE INDEX coding_by_code ON coding (code)";
    session << "CREATE TABLE log (id INTEGER PRIMARY KEY, data TEXT NOT NULL)";
}

std::vector<CodingRow> rowsOf(const std::vector<model::Coding>& codings, int firstId)
{
    const Uuid base = Uuid::make();
    std::vector<CodingRow> rows;
    rows.reserve(codings.size());
    for (const model::Coding& coding : codings)
        rows.push_back({.id = firstId + static_cast<int>(rows.size()),
                        .uuid = base.plus(rows.size()).toShort(),
                        .document = coding.document.value,
                        .code = coding.code.value,
                        .coder = coding.coder.value,
                        .start = coding.start,
                        .end = coding.end,
                        .weight = coding.weight,
                        .marks = coding.marks,
                        .eventDay = coding.eventDay,
                        .orphan = coding.orphan ? 1 : 0,
                        .quoteHash = coding.quoteHash,
                        .created = coding.created.ms});
    return rows;
}

void insertRows(soci::session& session, const std::vector<CodingRow>& rows)
{
    const std::size_t done = insertFrom(session, rows, 0, kRowsPerStatement);
    insertFrom(session, rows, done, rows.size() - done);
}

std::string logOf(const std::vector<CodingRow>& rows)
{
    std::string log;
    for (const CodingRow& row : rows)
        log += fmt::format("{},", row.id);
    return log;
}

BatchFloor::BatchFloor(const fs::path& path,
                       const model::Corpus& corpus,
                       const std::vector<model::Coding>& batch)
{
    std::vector<model::Coding> there;
    corpus.codings().forEach([&](const model::Coding& coding) { there.push_back(coding); });
    m_firstId = static_cast<int>(there.size()) + 1;
    m_rows = rowsOf(batch, m_firstId);
    createDatabase(m_session, path);
    createCodingTable(m_session);
    m_session.begin();
    insertRows(m_session, rowsOf(there, 1));
    m_session.commit();
}

Sample BatchFloor::insert()
{
    const Sample sample = timed([&] {
        m_session.begin();
        insertRows(m_session, m_rows);
        const std::string log = logOf(m_rows);
        m_session << "INSERT INTO log (data) VALUES (:data)", soci::use(log);
        m_session.commit();
    });
    m_session << "DELETE FROM coding WHERE id >= :first", soci::use(m_firstId);
    return sample;
}

std::size_t readCodings(const fs::path& project)
{
    soci::session session(soci::sqlite3, fmt::format("dbname=file:{}?mode=ro", project.string()));
    std::vector<int> id(kRowsPerFetch);
    std::vector<std::string> uuid(kRowsPerFetch);
    std::array<std::vector<int>, 9> numbers;
    std::array<std::vector<long long>, 2> wide;
    soci::statement statement(session);
    statement.exchange(soci::into(id));
    statement.exchange(soci::into(uuid));
    for (auto& column : numbers) {
        column.resize(kRowsPerFetch);
        statement.exchange(soci::into(column));
    }
    for (auto& column : wide) {
        column.resize(kRowsPerFetch);
        statement.exchange(soci::into(column));
    }
    statement.alloc();
    statement.prepare(fmt::format("SELECT {} FROM coding ORDER BY id", kCodingColumns));
    statement.define_and_bind();
    statement.execute();
    std::size_t rows = 0;
    while (statement.fetch())
        rows += id.size();
    return rows;
}

} // namespace crosscase::bench
