// SPDX-License-Identifier: GPL-3.0-or-later
// What the database alone costs: SOCI and SQLite without anything of ours above them.
#pragma once

#include "core/model/corpus.h"
#include "tests/bench/measure.h"

#include <filesystem>
#include <soci/soci.h>
#include <string>
#include <vector>

namespace crosscase::bench {

// A row of the coding table in the types that SOCI binds.
struct CodingRow {
    int id = 0;
    std::string uuid;
    int document = 0;
    int code = 0;
    int coder = 0;
    int start = 0;
    int end = 0;
    int weight = 0;
    int marks = 0;
    int eventDay = 0;
    int orphan = 0;
    long long quoteHash = 0;
    long long created = 0;
};

inline constexpr const char* kCodingColumns = "id, uuid, document, code, coder, pos, stop, weight, "
                                              "marks, event_day, orphan, quote_hash, created";

// A new file with the product's settings: WAL, synchronous FULL, cache of 64 MB.
void createDatabase(soci::session& session, const std::filesystem::path& path);
// The coding table with its indexes, without checks and references, and a table for the log.
void createCodingTable(soci::session& session);

// With ids from `firstId` and UUIDs one after the other.
[[nodiscard]] std::vector<CodingRow> rowsOf(const std::vector<model::Coding>& codings, int firstId);
// 75 rows a statement: some 1,000 parameters, which SQLite and SOCI look up one after the other.
void insertRows(soci::session& session, const std::vector<CodingRow>& rows);
// The shortest log that says which rows came: their ids.
[[nodiscard]] std::string logOf(const std::vector<CodingRow>& rows);

// A database with the codings of a project that takes a batch of others, with the shortest log, and
// gives it back.
class BatchFloor {
public:
    BatchFloor(const std::filesystem::path& path,
               const model::Corpus& corpus,
               const std::vector<model::Coding>& batch);

    Sample insert(); // the giving back is not in it

private:
    soci::session m_session;
    std::vector<CodingRow> m_rows;
    int m_firstId = 0;
};

// Reads all columns of all codings in bulk; returns how many there are.
[[nodiscard]] std::size_t readCodings(const std::filesystem::path& project);

} // namespace crosscase::bench
