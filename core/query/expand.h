// SPDX-License-Identifier: GPL-3.0-or-later
// Saved queries within expressions: query("NAME").
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/query/expression.h"

#include <string>
#include <string_view>

namespace crosscase::query {

// NotFound with the nearest names.
[[nodiscard]] Result<const model::SavedQuery*> savedQuery(const model::Corpus& corpus,
                                                          std::string_view name);

// The expression with saved queries in the place of their names. NotFound: there is none of that
// name; Malformed: one cannot be read, asks for itself, or the whole grows without measure.
[[nodiscard]] Result<Expression> expand(const Expression& expression, const model::Corpus& corpus);

// Does it ask for the saved query of that name, by itself or in a part?
[[nodiscard]] bool asksFor(const Expression& expression, std::string_view name);
// The same expression, asking for it by another name.
[[nodiscard]] Expression
renamed(Expression expression, std::string_view name, const std::string& newName);

} // namespace crosscase::query
