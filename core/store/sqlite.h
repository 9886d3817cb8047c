// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite needs of its own: opening, pragmas, errors, bytes, backup. All else in this room is
// SQL that other databases take too.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/store/store.h"

#include <filesystem>
#include <soci/soci.h>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::store {

// What the first 100 bytes of a file say. They are read through SQLite: a program that opens and
// closes the file itself loses the locks that its SQLite holds on it.
struct FileHeader {
    int schemaVersion = 0;
};
// NotFound; Malformed: empty, no SQLite file, not one of ours, shorter than it says.
[[nodiscard]] Result<FileHeader> readHeader(const std::filesystem::path& path);

// Opens the file in `session` with all settings made. Journal: WAL, or a rollback journal on
// network folders.
void openSqlite(soci::session& session, const std::filesystem::path& path, Access access);
// Makes a new file at `path` one of ours.
void markAsOurs(soci::session& session, int schemaVersion);
// Brings what the write-ahead log holds into the file itself, as far as readers allow.
void foldLogIn(soci::session& session);
// Out of WAL, so that the file alone is the project. When somebody reads, the file is complete but
// stays in WAL.
void leaveWal(soci::session& session);

// `{blob}` in a CREATE TABLE -> the backend's type for bytes.
[[nodiscard]] std::string ddl(std::string_view statement);

// Did a killed program leave a journal beside the file, without which it is not complete?
[[nodiscard]] bool hasJournal(const std::filesystem::path& path);

// What an exception of SOCI means for the person.
[[nodiscard]] Error errorOf(const std::exception& problem, const std::filesystem::path& path);

// Values that a column does not hold by its type: SQLite takes them, and SOCI reads something else.
// `format`: of the file; columns that came later are not looked at.
[[nodiscard]] std::vector<std::string> misfits(soci::session& session, int format);

// Copies the open database in steps on its own connection.
[[nodiscard]] Result<void>
copyDatabase(soci::session& session, const std::filesystem::path& target, const Progress& progress);

} // namespace crosscase::store
