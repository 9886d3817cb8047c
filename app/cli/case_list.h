// SPDX-License-Identifier: GPL-3.0-or-later
// The case forest as a table.
#pragma once

#include "core/model/corpus.h"
#include "core/table/table.h"

namespace crosscase::cli {

// case, parent, ATTRIBUTE:type..., document, start, end, speaker: what `cases import` reads. A case
// with several parts of text has as many rows, each with its attributes.
[[nodiscard]] table::Table caseList(const model::Corpus& corpus);

} // namespace crosscase::cli
