// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a project, in SQL that SQLite and PostgreSQL both take.
#pragma once

#include <span>
#include <string_view>

namespace crosscase::store {

inline constexpr int kSchemaVersion = 2;

// One statement each: only the first of several in one string would run.
[[nodiscard]] std::span<const std::string_view> createStatements();

// What makes of a file of format `from` one of the next, 1 <= from < kSchemaVersion.
[[nodiscard]] std::span<const std::string_view> migrationStatements(int from);

} // namespace crosscase::store
