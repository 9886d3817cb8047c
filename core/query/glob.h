// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns with `*` (any characters, also none) and `?` (one character).
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace crosscase::query {

// Does the whole of `text` fit?
[[nodiscard]] bool fits(std::string_view pattern, std::string_view text);

// The pattern with `change` done to what stands between its wildcards.
[[nodiscard]] std::string withLiterals(std::string_view pattern,
                                       const std::function<std::string(std::string_view)>& change);

} // namespace crosscase::query
