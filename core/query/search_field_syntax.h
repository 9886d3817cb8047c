// SPDX-License-Identifier: GPL-3.0-or-later
// How fields are written: their names, signs and values.
#pragma once

#include "core/query/expression.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace crosscase::query {

struct FieldName {
    std::string_view written;
    std::string_view object;
};
// What is printed for an object comes first.
inline constexpr std::array<FieldName, 14> kFieldNames = {{{"case", "case"},
                                                           {"doc", "document"},
                                                           {"document", "document"},
                                                           {"group", "group"},
                                                           {"speaker", "speaker"},
                                                           {"lang", "language"},
                                                           {"language", "language"},
                                                           {"code", "code"},
                                                           {"theme", "theme"},
                                                           {"coder", "coder"},
                                                           {"mark", "mark"},
                                                           {"weight", "weight"},
                                                           {"created", "created"},
                                                           {"date", "date"}}};

struct Sign {
    std::string_view written;
    Op op;
};
inline constexpr std::array<Sign, 6> kSigns = {{{"!=", Op::NotEqual},
                                                {">=", Op::GreaterEqual},
                                                {"<=", Op::LessEqual},
                                                {">", Op::Greater},
                                                {"<", Op::Less},
                                                {"=", Op::Equal}}};

// Instead of a value: any.
inline constexpr std::string_view kAnyValue = "*";

// What a field of this name looks at; empty: none is built in.
[[nodiscard]] std::string_view objectOf(std::string_view written);

// The end of the name at `start`; `start` if there is none.
[[nodiscard]] std::size_t endOfName(std::string_view text, std::size_t start);
// Up to what ends a value that is not in quotes.
[[nodiscard]] std::size_t endOfBareValue(std::string_view text, std::size_t start);

// `case`, `case.sector`, `"firm type"`
[[nodiscard]] std::string fieldNameText(const Subject& subject);
// In quotes where it must be.
[[nodiscard]] std::string fieldValueText(std::string_view value);

} // namespace crosscase::query
