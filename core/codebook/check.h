// SPDX-License-Identifier: GPL-3.0-or-later
// What a codebook lacks, and which of its names are easily mistaken for each other.
#pragma once

#include "core/codebook/codebook.h"
#include "core/table/table.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::codebook {

struct Finding {
    enum class Kind : std::uint8_t {
        Undefined,         // a code below the themes without a definition
        UndefinedTheme,    // a top-level code without one
        RepeatedName,      // a sibling above has the same name (case and outer blanks apart)
        RepeatedElsewhere, // a code elsewhere has the same name
        NearDuplicate,     // nearly the same name as another, or the same words
        Unused,            // codable, and neither it nor a sub-code has a coding
        NotCodable,        // not codable, and yet it has codings
        NoExample,         // codable without an example
    };
    Kind kind = Kind::Undefined;
    std::string code;   // its path
    std::string detail; // the other code's path, or a number; may be empty

    bool operator==(const Finding&) const = default;
};

// The word that tables use, e.g. "repeated name".
[[nodiscard]] std::string_view nameOf(Finding::Kind kind);

// By kind, then in the order of the codebook. `references` gives the number of an entry's own
// codings (not of its sub-codes); if empty, nothing is said about use.
[[nodiscard]] std::vector<Finding>
check(const Codebook& codebook, const std::function<std::int64_t(const Entry&)>& references = {});

// Columns: finding, code, detail.
[[nodiscard]] table::Table toTable(const std::vector<Finding>& findings);

} // namespace crosscase::codebook
