// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and queries that the project keeps under a name.
#pragma once

#include "core/project/edit.h"

#include <string>
#include <vector>

namespace crosscase::project {

// Replaces the one of that name. Empty content removes it. Refused: no name; to remove a query that
// others ask for. Malformed: neither a TableSpec nor a display. The errors of query::Filter::check
// for a query that could not be asked, for itself or for others that ask for it.
[[nodiscard]] Result<void>
saveTable(Edit& edit, const std::string& name, const std::string& specJson);
[[nodiscard]] Result<void>
saveQuery(Edit& edit, const std::string& name, const std::string& expression);

// Queries and tables that ask for it, ask for it by its new name. Exists: the name is taken.
[[nodiscard]] Result<void>
renameQuery(Edit& edit, const std::string& name, const std::string& newName);

// Who asks for a saved query: "query 'A'", "table 'T'".
[[nodiscard]] std::vector<std::string> askersOf(const model::Corpus& corpus,
                                                const std::string& query);

} // namespace crosscase::project
