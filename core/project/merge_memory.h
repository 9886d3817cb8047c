// SPDX-License-Identifier: GPL-3.0-or-later
// What a project remembers of the merges it has seen.
#pragma once

#include "core/model/corpus.h"
#include "core/project/edit.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace crosscase::project::merging {

inline constexpr std::string_view kMemorySetting = "merged";

// Kept in the setting `merged`, a line each: "batch UUID", "same THEIRS MINE".
struct Memory {
    std::set<Uuid> batches;                 // up to which other projects were taken in
    std::unordered_map<Uuid, Uuid> aliases; // the identity an object has there -> the one here

    // The identity that the object has here.
    [[nodiscard]] Uuid hereOf(const Uuid& there) const
    {
        const auto found = aliases.find(there);
        return found == aliases.end() ? there : found->second;
    }
};

[[nodiscard]] Memory memoryOf(const model::Corpus& corpus);
// Lines that cannot be understood are passed over: they are of a newer version.
[[nodiscard]] Memory memoryFromText(const std::string& text);
[[nodiscard]] std::string toText(const Memory& memory);
void remember(Edit& edit, const Memory& memory);

} // namespace crosscase::project::merging
