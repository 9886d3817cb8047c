// SPDX-License-Identifier: GPL-3.0-or-later
// Which codings of the layer come of a decision.
#pragma once

#include "core/model/resolutions.h"

#include <vector>

namespace crosscase::project {

struct LayerCoding {
    model::Coding coding; // as of one of the coders, with the marks of all at the place
    bool joined = false;  // its span is none of theirs: the quote's hash is not that of its text
};

// Each (code, span) once. Agreed: the first side's. Both, where the codes are the same: one coding
// from the first start to the last end. A weight or a day on which the coders differ is none.
[[nodiscard]] std::vector<LayerCoding> resultsOf(model::Decision decision,
                                                 const std::vector<model::Coding>& first,
                                                 const std::vector<model::Coding>& second);

// A for B, and the other way.
[[nodiscard]] model::Decision seenFromOther(model::Decision decision);

} // namespace crosscase::project
