// SPDX-License-Identifier: GPL-3.0-or-later
// The data structure of Gioia, Corley and Hamilton (2013): 1st-order concepts, 2nd-order themes,
// aggregate dimensions, read from the tree of codes.
#pragma once

#include "core/model/corpus.h"
#include "core/picture/picture.h"

#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::picture {

struct GioiaTheme {
    model::Id<model::Code> code;
    std::vector<model::Id<model::Code>> concepts; // the leaves below, in codebook order
};
struct GioiaDimension {
    model::Id<model::Code> code;
    std::vector<GioiaTheme> themes; // its children
};

enum class GioiaFault : std::uint8_t {
    NoTheme,        // a dimension without themes
    NoConceptAtAll, // no theme has concepts: two columns are drawn
    NoConcept,      // a theme without concepts
    OneConcept,     // a theme with one concept
    FanOut,         // more than seven themes or concepts
    LevelsLeftOut,  // codes between a theme and its concepts are not shown
    ConceptWithoutQuote
};
struct GioiaWarning {
    GioiaFault fault;
    model::Id<model::Code> code;
    std::string sentence; // for the person
};

struct GioiaStructure {
    std::vector<GioiaDimension> dimensions;
    std::vector<GioiaWarning> warnings; // in the order of the figure
};

inline constexpr std::size_t kGioiaFanOut = 7;

// `dimensions`: the codes to be dimensions, none: those at the top level. A dimension's children
// are themes, the leaves below a theme its concepts, however deep.
[[nodiscard]] GioiaStructure gioiaOf(const model::Corpus& corpus,
                                     const std::vector<model::Id<model::Code>>& dimensions);

// Three columns of boxes (two where no theme has concepts), joined by lines with arrow heads.
// Areas: boxes with their code. The warnings are also the picture's notes. Without a code the
// picture says so.
[[nodiscard]] Result<Picture>
gioia(const model::Corpus& corpus, const GioiaStructure& structure, const Style& style);

} // namespace crosscase::picture
