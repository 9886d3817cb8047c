// SPDX-License-Identifier: GPL-3.0-or-later
// The types of attributes: their names, what their values look like, which one fits given values.
#pragma once

#include "core/base/error.h"
#include "core/model/objects.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::model {

// "text", "integer", "number", "boolean", "date", "choice".
[[nodiscard]] std::string_view nameOf(AttributeType type);
[[nodiscard]] std::optional<AttributeType> attributeTypeNamed(std::string_view name);

// The canonical form of `value` for a type: 12, 3.5, true (of true, yes, ja, oui, 1), 2005-03-01;
// Malformed otherwise.
[[nodiscard]] Result<std::string> canonicalValue(AttributeType type, std::string_view value);

// What type all of these (non-empty) values fit: boolean (words only: 1 and 0 are numbers),
// integer, number, date, else text.
[[nodiscard]] AttributeType guessType(const std::vector<std::string_view>& values);

} // namespace crosscase::model
