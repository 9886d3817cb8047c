// SPDX-License-Identifier: GPL-3.0-or-later
// Hits as the table that leaves the window: key words in context.
#pragma once

#include "app/gui/models/search_run.h"
#include "core/table/table.h"

#include <string>
#include <vector>

namespace crosscase::gui {

// Columns as matrix::KwicTable says; `note` is what was looked for.
[[nodiscard]] Result<table::Table> kwicTable(const model::Corpus& corpus,
                                             const model::TextSource& texts,
                                             const std::vector<Hit>& hits,
                                             const std::string& note,
                                             const Progress& progress);

} // namespace crosscase::gui
