// SPDX-License-Identifier: GPL-3.0-or-later
// Document portraits: the codes of a document along its length, in the codes' colours.
#pragma once

#include "core/model/corpus.h"
#include "core/picture/picture.h"

#include <vector>

namespace crosscase::picture {

struct PortraitOptions {
    Style style{};
    std::vector<model::Id<model::Document>> documents{}; // in this order; none: all with codings
    std::vector<model::Id<model::Code>> codes{};         // with their sub-codes; none: all
    bool byTheme = false;                                // sub-codes in the colour of their theme
};

// One document is a grid that is read line by line, each cell an equal share of its characters;
// several are a row each, all as long, from their beginning to their end. A cell with several codes
// is striped, up to six; behind the row stands which share of the text is coded. A code has its
// own colour, else that of the code above it, else one of the palette. Areas: cells by row
// (document) with their codings, the first fifty. Orphans are not shown. Without codings the
// picture says so.
[[nodiscard]] Result<Picture> portrait(const model::Corpus& corpus, const PortraitOptions& options);

} // namespace crosscase::picture
