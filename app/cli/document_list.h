// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a project as tables.
#pragma once

#include "core/model/corpus.h"
#include "core/table/table.h"

namespace crosscase::cli {

// For people: document, label, group, language, collected, source_type, informant, characters,
// codings, cases, ATTRIBUTES..., id; one row each, in order.
[[nodiscard]] table::Table documentList(const model::Corpus& corpus);

// What `documents import` reads.
[[nodiscard]] table::Table documentTable(const model::Corpus& corpus);

} // namespace crosscase::cli
