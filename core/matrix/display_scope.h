// SPDX-License-Identifier: GPL-3.0-or-later
// What the displays that count have in common: what they look at, and what their foot says of it.
#pragma once

#include "core/matrix/code_hits.h"
#include "core/matrix/display_parts.h"

#include <string>
#include <unordered_set>
#include <vector>

namespace crosscase::matrix {

// By the options `filter` and `case`. Errors: those of filterOf and of Scope::make.
[[nodiscard]] Result<Scope> scopeOf(const DisplayInput& input);
// By the options `codes` (usually all, singly) and `with-subcodes`.
[[nodiscard]] Result<CodeHits> codeHitsOf(const DisplayInput& input, const Scope& scope);

// The documents that a coder in the filter has marked as coded since their text last changed.
[[nodiscard]] std::unordered_set<model::Id<model::Document>> codedThrough(const Scope& scope);

// Notes: the filter; whose codings are in; whether codes count singly. Then, of the documents with
// chosen text, how many are not marked as coded, so that a nothing there may be 'not coded yet'.
void addScopeNotes(table::Table& table, const Scope& scope, const CodeHits& hits);
void addFilterNote(table::Table& table, const Scope& scope, const DisplayOptions& options);
void addUncodedNote(table::Table& table, const Scope& scope);

// A number with what it is a share of; empty over zero.
[[nodiscard]] table::Value percentOf(std::int64_t part, std::int64_t whole);

} // namespace crosscase::matrix
