// SPDX-License-Identifier: GPL-3.0-or-later
// "Did you mean ...?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

// Up to three of `names` that look like `name` (few letters differ, or one contains the other),
// nearest first.
[[nodiscard]] std::vector<std::string> nearest(std::string_view name,
                                               const std::vector<std::string>& names);

// "; did you mean 'a' or 'b'?"; without a near name the first few: "; there are 'a', 'b', ..."; no
// names: "".
[[nodiscard]] std::string didYouMean(std::string_view name, const std::vector<std::string>& names);

} // namespace crosscase::query
