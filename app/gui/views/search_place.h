// SPDX-License-Identifier: GPL-3.0-or-later
// Where somebody is in the search workspace, as a Place that leads back there.
#pragma once

#include "app/gui/models/search_run.h"
#include "app/gui/views/place.h"

#include <optional>

namespace crosscase::gui {

struct SearchPlace {
    std::optional<SearchQuestion> question; // nothing: as it is
    std::optional<Hit> hit;
    model::Id<model::Coding> coding;
};

[[nodiscard]] Place placeOf(const SearchPlace& here);
// Words that another page gives are asked for in all texts.
[[nodiscard]] SearchPlace searchPlaceOf(const Place& place);

} // namespace crosscase::gui
