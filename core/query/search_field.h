// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a query: `case:Alpha`, `age:30..40`, `"firm type":(SME, large)`.
#pragma once

#include "core/model/corpus.h"
#include "core/query/search_query.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::query {

struct WrittenField {
    SearchNode node;     // Field
    std::size_t end = 0; // byte behind it
};

// The field at `start` of `text`; nothing: none stands there. Malformed with its place: it begins
// as a field, but its value is missing or wrong. A name that is none of the built-in ones is that
// of an attribute: Subject::object is empty until resolveField.
[[nodiscard]] Result<std::optional<WrittenField>> readField(std::string_view text,
                                                            std::size_t start);

// May a Field hold it: a comparison or the two ends of a range?
[[nodiscard]] bool isFieldExpression(const Expression& field);
// As it is written.
[[nodiscard]] std::string fieldText(const Expression& field);

// An attribute by its name alone becomes case.NAME or document.NAME. NotFound with the nearest
// names; Ambiguous: cases and documents have it.
[[nodiscard]] Result<Expression> resolveField(const Expression& field, const model::Corpus& corpus);

} // namespace crosscase::query
