// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the person where in an expression something is wrong.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string_view>

namespace crosscase::query {

// A Malformed error: `what`, the number of the character (code points from 1), the text around it
// and a caret under it. `byte` is a position in `text`, at most its size.
[[nodiscard]] tl::unexpected<Error>
malformedAt(std::string_view text, std::size_t byte, std::string_view what);

} // namespace crosscase::query
