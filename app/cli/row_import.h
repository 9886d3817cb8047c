// SPDX-License-Identifier: GPL-3.0-or-later
// A sub-command `import PROJECT FILE` for a table of which each row is one thing to do.
#pragma once

#include "app/cli/context.h"
#include "core/project/row_tables.h"

#include <memory>
#include <string>

namespace crosscase::cli {

// `scale`: of ratings whose rows name none. Columns that the table does not have are told and
// passed over.
CLI::App& addRowImport(CLI::App& parent,
                       Context& context,
                       const CommandText& text,
                       project::RowKind kind,
                       const std::shared_ptr<std::string>& scale = nullptr);

} // namespace crosscase::cli
