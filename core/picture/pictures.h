// SPDX-License-Identifier: GPL-3.0-or-later
// Every kind of picture: one entry each. The command line and the window list them from here.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace crosscase::picture {

enum class Kind : std::uint8_t { HeatMap, Bars, Scatter, Portrait, FactorMap, Gioia };

struct Entry {
    Kind kind;
    std::string_view name; // as it is typed
    std::string_view description;
};

inline constexpr std::array kPictures{
    Entry{Kind::HeatMap, "heatmap", "A cross-case table with its cells shaded"},
    Entry{Kind::Bars, "bars", "A cross-case table as bars"},
    Entry{Kind::Scatter, "scatter", "Cases by two ratings, attributes or counts, with their names"},
    Entry{Kind::Portrait, "portrait", "Which codes a document bears along its length"},
    Entry{Kind::FactorMap,
          "map",
          "Factor map: what is linked with what, in one case or over several"},
    Entry{Kind::Gioia, "gioia", "Data structure: concepts, themes and dimensions in three columns"},
};

} // namespace crosscase::picture
