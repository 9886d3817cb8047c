// SPDX-License-Identifier: GPL-3.0-or-later
// The zip file that an office document is.
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::exporting {

struct Part {
    std::string name;
    std::string bytes;
    bool stored = false; // not compressed
};

// The parts in this order. All carry the first day that zip knows (1980-01-01): the same parts give
// the same bytes. Io with the reason of libzip.
[[nodiscard]] Result<std::string> zipped(const std::vector<Part>& parts);

} // namespace crosscase::exporting
