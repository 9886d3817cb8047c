// SPDX-License-Identifier: GPL-3.0-or-later
// The YAML block between two lines of --- that a Markdown file may begin with.
#pragma once

#include "core/import/reader.h"

#include <optional>
#include <string_view>
#include <vector>

namespace crosscase::importing {

struct FrontMatter {
    std::vector<Field> fields; // in the file's order; a list joined with "; ", a map as "a.b"
    std::size_t end = 0;       // bytes: where the text begins, after blank lines
};

// Nothing if the text does not begin with such a block, or if it is not a map of YAML: then it is
// text. At most 1 MB and 1,000 fields are read.
[[nodiscard]] std::optional<FrontMatter> frontMatterOf(std::string_view utf8);

} // namespace crosscase::importing
