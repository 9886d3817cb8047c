// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of codings that are found once, when an expression is made ready: by one sweep over the
// codings of each document.
#pragma once

#include "core/query/node.h"

namespace crosscase::query {

// The ids of the codings that stand in `expression.relation` to another one that `other` accepts;
// at least those that `asked` (nullptr: everything) accepts.
[[nodiscard]] Result<Numbers> relatedCodings(const Expression& expression,
                                             const Node* asked,
                                             const Node& other,
                                             const Sources& sources);

// The ids of the codings whose text has a hit of the search of `expression`, or a part of one.
[[nodiscard]] Result<Numbers> codingsWithHits(const Expression& expression, const Sources& sources);

// The ids of the documents with a coding that passes all nodes, which look neither at cases nor at
// speakers.
[[nodiscard]] Numbers documentsWith(const std::vector<Node>& nodes, const model::Corpus& corpus);

} // namespace crosscase::query
