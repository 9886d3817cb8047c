// SPDX-License-Identifier: GPL-3.0-or-later
// One code in two copies of a text, such as two coders' files before they are merged.
#pragma once

#include "core/agreement/ratings.h"
#include "core/text/span.h"

#include <string>

namespace crosscase::agreement {

struct MarkedCopy {
    std::string coder;
    std::string textHash; // as of model::Document
    text::CodePoint length = 0;
    text::SpanSet marked; // by this coder with the code
};

// Each code point as a unit, 0 not marked and 1 marked. Refused: the texts are not the same, so
// that places in one mean nothing in the other; or a mark lies outside of the text.
[[nodiscard]] Result<Ratings> compareCopies(const MarkedCopy& a, const MarkedCopy& b);

} // namespace crosscase::agreement
