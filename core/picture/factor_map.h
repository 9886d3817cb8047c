// SPDX-License-Identifier: GPL-3.0-or-later
// Factor maps: the links of a case, or of several cases laid over each other, as a graph.
//
// A link belongs to the case it was made within, and to the cases above that one; a link within no
// case belongs to every map. It is drawn if it has evidence: a coding that is attached to it and
// still has its text. Over several cases the case that a link was made within is one and the same
// node, in the middle, and links of one kind between the same two things are one line, which says
// in how many of the cases it was found.
#pragma once

#include "core/model/corpus.h"
#include "core/picture/picture.h"

#include <string>
#include <vector>

namespace crosscase::picture {

struct FactorMapOptions {
    Style style{};
    std::vector<model::Id<model::Case>> cases{};             // none: all at the top level
    std::vector<model::Id<model::RelationType>> relations{}; // none: all
    bool withoutEvidence = false;                            // also links without evidence
    std::string centre = "Case"; // over several cases: what the node in the middle is called
};

// Nodes are larger the more cases (in one case: the more lines) they have. Areas: nodes with their
// object, lines with their links. Without a link to draw the picture says so. Its notes tell how
// many links were left out for want of evidence.
[[nodiscard]] Result<Picture> factorMap(const model::Corpus& corpus,
                                        const FactorMapOptions& options);

// The codings that a link rests on, those without text left out.
[[nodiscard]] std::vector<model::Id<model::Coding>> evidenceOf(const model::Corpus& corpus,
                                                               model::Id<model::Link> link);

} // namespace crosscase::picture
