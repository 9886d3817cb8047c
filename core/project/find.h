// SPDX-License-Identifier: GPL-3.0-or-later
// From what a person types to the object meant. NotFound names what comes near; Ambiguous lists
// ids.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"

#include <string_view>
#include <vector>

namespace crosscase::project {

// By name, by name with the file's ending, by label if unique, or by id.
[[nodiscard]] Result<model::Id<model::Document>> findDocument(const model::Corpus& corpus,
                                                              std::string_view text);
// By path `Trust > Character-based trust`, by name if unique, or by id.
[[nodiscard]] Result<model::Id<model::Code>> findCode(const model::Corpus& corpus,
                                                      std::string_view text);
// By name (unique in a project), by path, or by id.
[[nodiscard]] Result<model::Id<model::Case>> findCase(const model::Corpus& corpus,
                                                      std::string_view text);
[[nodiscard]] Result<model::Id<model::Coder>> findCoder(const model::Corpus& corpus,
                                                        std::string_view name);
[[nodiscard]] Result<model::Id<model::Coding>> findCoding(const model::Corpus& corpus,
                                                          std::string_view id);
// Ids with commas between them.
[[nodiscard]] Result<std::vector<model::Id<model::Coding>>> findCodings(const model::Corpus& corpus,
                                                                        std::string_view ids);
[[nodiscard]] Result<model::Id<model::Proposition>> findProposition(const model::Corpus& corpus,
                                                                    std::string_view name);
// "document:NAME", "code:PATH", "case:NAME", "coding:ID", "proposition:NAME", "coder:NAME",
// "project", or an id of anything.
[[nodiscard]] Result<model::AnyId> findObject(const model::Corpus& corpus, std::string_view text);
// The end of a link: an object in that notation, or a code.
[[nodiscard]] Result<model::AnyId> findEnd(const model::Corpus& corpus, std::string_view text);
// The same notation back, for lists.
[[nodiscard]] std::string describeObject(const model::Corpus& corpus, model::AnyId id);

} // namespace crosscase::project
