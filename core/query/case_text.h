// SPDX-License-Identifier: GPL-3.0-or-later
// What of a document's text is text of a case.
#pragma once

#include "core/model/corpus.h"
#include "core/text/structure.h"

#include <unordered_map>
#include <vector>

namespace crosscase::query {

// By document; they stand in the snapshot.
using Members =
    std::unordered_map<model::Id<model::Document>, std::vector<const model::Membership*>>;

// All that have text.
[[nodiscard]] Members membersOf(const model::Corpus& corpus);

// `structure` is needed for the turns of a speaker only.
[[nodiscard]] text::SpanSet spansOf(const model::Membership& part,
                                    const model::Document& document,
                                    const text::Structure* structure);

} // namespace crosscase::query
