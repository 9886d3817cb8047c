// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook as one JSON object.
//
//   {"format": "crosscase-codebook", "version": 1, "title": "...", "codes": [
//     {"path": ["Trust", "Character-based trust"], "definition": "...", "include": "...",
//      "exclude": "...", "examples": ["..."], "counterexamples": ["..."], "memo": "...",
//      "colour": "#rrggbb", "codable": true, "id": "..."}]}
//
// Fields that are empty are left out, `codable` never; on reading only `path` must be there.
#pragma once

#include "core/codebook/formats.h"

namespace crosscase::codebook {

[[nodiscard]] Result<Codebook> readJson(std::string_view bytes);
[[nodiscard]] Result<std::string> writeJson(const Codebook& codebook, const WriteOptions& options);

} // namespace crosscase::codebook
