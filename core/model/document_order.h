// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which documents stand in lists, tables and results.
#pragma once

#include "core/model/corpus.h"

#include <vector>

namespace crosscase::model {

// By the position that the researcher gave them, then by name. Good as long as the snapshot.
[[nodiscard]] std::vector<const Document*> documentsInOrder(const Corpus& corpus);

} // namespace crosscase::model
