// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook as a plain value: what its files hold, what is checked, compared and merged.
#pragma once

#include "core/base/uuid.h"
#include "core/model/corpus.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::codebook {

struct Entry {
    std::vector<std::string> path = {}; // names from the root; the last is its own; at least one
    std::string definition = {};
    std::string include = {}; // when to use the code
    std::string exclude = {}; // when not to
    std::vector<std::string> examples = {};
    std::vector<std::string> counterexamples = {};
    std::string memo = {};
    std::string colour = {}; // "#rrggbb" or empty
    bool codable = true;
    std::optional<Uuid> id = {};

    [[nodiscard]] const std::string& name() const { return path.back(); }
    bool operator==(const Entry&) const = default;
};

// Names may be repeated, even among siblings: an entry belongs to the nearest one above it whose
// path is its own without the last name.
struct Codebook {
    std::vector<Entry> entries = {};        // depth first
    std::vector<std::string> warnings = {}; // of reading a file: what was passed over
    bool operator==(const Codebook&) const = default;
};

inline constexpr std::size_t kNoParent = static_cast<std::size_t>(-1);

// For each entry the index of its parent; kNoParent for a theme, and where the parent is missing.
[[nodiscard]] std::vector<std::size_t> parentsOf(const Codebook& codebook);

// The codes of a project, in the order of model::CodeTree; examples by position.
[[nodiscard]] Codebook fromCorpus(const model::Corpus& corpus);

// The form that every reader returns and fromCorpus has: line ends are LF, names and examples have
// no outer blanks, no example is empty, #rgb is #rrggbb. Names that are blank stay (as empty).
[[nodiscard]] Entry normalised(Entry entry);

} // namespace crosscase::codebook
