// SPDX-License-Identifier: GPL-3.0-or-later
// What a portrait shows, cell by cell.
#pragma once

#include "core/model/trees.h"
#include "core/picture/palette.h"
#include "core/picture/portrait.h"

#include <cstddef>
#include <string>
#include <vector>

namespace crosscase::picture {

// A code that occurs, as the legend names it.
struct PortraitCode {
    model::Id<model::Code> code;
    model::Id<model::Code> theme;
    std::string name;      // clean
    std::string themeName; // clean
    Colour colour;
};

struct PortraitCell {
    std::vector<std::size_t> codes; // of PortraitData::codes, ascending
    std::vector<model::AnyId> codings;
};

struct PortraitRow {
    model::Id<model::Document> document;
    std::string name; // clean
    text::CodePoint length = 0;
    double coded = 0;                // share of the text that is coded
    std::vector<PortraitCell> cells; // equal shares of the text; none without text
};

struct PortraitData {
    std::vector<PortraitCode> codes; // that occur, in codebook order
    std::vector<PortraitRow> rows;
    std::vector<std::string> without; // chosen documents without codings
};

// `cells`: how many a document is cut into; fewer where it has fewer characters.
[[nodiscard]] PortraitData
portraitData(const model::Corpus& corpus, const PortraitOptions& options, std::size_t cells);

inline constexpr std::size_t kPortraitCodings = 50; // told for a cell

} // namespace crosscase::picture
