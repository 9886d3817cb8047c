// SPDX-License-Identifier: GPL-3.0-or-later
// Codes as they stand in a file -> a codebook: finds each its parent and puts them depth first.
#pragma once

#include "core/codebook/codebook.h"
#include "core/codebook/problems.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::codebook {

struct FileEntry {
    std::string place; // for messages, e.g. "line 5"
    Entry entry;       // normalised
};

// The parent of a code is the nearest entry above it with the path of its parent, or else the first
// below. Siblings keep the order of the file. Added to `problems`: empty names, parents that are
// not there or stand in a circle, ids given twice. The result is whole only if there are none.
[[nodiscard]] Codebook assemble(std::vector<FileEntry> entries, Problems& problems);

// Fields that have the same form in every file. Added to `problems` under the entry's place.
struct FieldReader {
    std::size_t order;
    std::string_view place;
    Problems* problems;

    // #rgb, #rrggbb or nothing, as it stands there.
    [[nodiscard]] std::string colour(std::string_view words) const;
    // 1 0 true false yes no, case ignored; nothing: true.
    [[nodiscard]] bool codable(std::string_view words) const;
    // Either form of a Uuid, or nothing.
    [[nodiscard]] std::optional<Uuid> id(std::string_view words) const;
};

} // namespace crosscase::codebook
