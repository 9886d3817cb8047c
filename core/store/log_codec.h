// SPDX-License-Identifier: GPL-3.0-or-later
// How the log writes what a batch changed: compact JSON, column by column, readable with sqlite3.
//
// One part holds rows of one table and one kind of change:
//   {"k":"+","n":N,"id":COL}                                    created: only the ids
//   {"k":"-","n":N,"id":COL,"uuid":COL,"<column>":COL, ...}     deleted: all columns (that the
//                                                               format had; others: their default)
//   {"k":"~","n":N,"id":COL,"<column>":{"b":COL,"a":COL}, ...}  updated: columns that differ
//   somewhere COL = scalar (the same in all rows) | {"from":a,"step":s} | {"d":[first, differences
//   ...]} | [values ...]
#pragma once

#include "core/base/error.h"
#include "core/model/changes.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::store {

struct LogPart {
    std::string table;
    std::int64_t rows = 0;
    std::string data;
};

// At most kRowsPerPart rows each.
[[nodiscard]] std::vector<LogPart> encode(const model::ChangeSet& changes);
inline constexpr std::size_t kRowsPerPart = 20000;

// Malformed: not one of ours (table and reason named).
[[nodiscard]] Result<model::ChangeRecord> decode(const std::vector<LogPart>& parts);

} // namespace crosscase::store
