// SPDX-License-Identifier: GPL-3.0-or-later
// Which layer of codings a table looks at, and how its foot says so.
#pragma once

#include "core/model/layers.h"
#include "core/table/table.h"

namespace crosscase::matrix {

// Adds to the foot whose codings are in; nothing where a project has no consensus and none was
// asked for. Decisions that no longer hold are counted. `corpus`: the snapshot, not a view.
void addLayerNote(std::vector<std::string>& notes,
                  const model::Corpus& corpus,
                  model::CoderLayer layer);

} // namespace crosscase::matrix
