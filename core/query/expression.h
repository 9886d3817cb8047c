// SPDX-License-Identifier: GPL-3.0-or-later
// The expression language of filters: `case.sector = "public" and coder in ("Ann", "Bob")`.
//
// An expression is a value: parsed from its written form, printed back, kept in saved tables.
#pragma once

#include "core/base/error.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

enum class Op : std::uint8_t {
    And,
    Or,
    Not,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    IsEmpty,
    IsNotEmpty
};

[[nodiscard]] constexpr bool isComparison(Op op)
{
    return op >= Op::Equal && op <= Op::IsNotEmpty;
}

// What a comparison looks at: "coder", "code", "case", "document", "case.sector", "document.group"
// ...
struct Subject {
    std::string object; // case, document, coder, code, speaker, mark, weight, created, date ...
    std::string field;  // an attribute or built-in field; empty: the object's name itself
    bool operator==(const Subject&) const = default;
};

struct Expression {
    Op op = Op::And;
    Subject subject;                  // comparisons
    std::vector<std::string> values;  // comparisons: one, for In/NotIn any number
    std::vector<Expression> operands; // And, Or: two or more; Not: one. An empty And is true.
    bool operator==(const Expression&) const = default;
    [[nodiscard]] bool isEmpty() const { return op == Op::And && operands.empty(); }
};

// Malformed: what, at which character, with the place shown. Nesting is limited, never a crash.
[[nodiscard]] Result<Expression> parse(std::string_view text);

// parse(toText(e)) == e.
[[nodiscard]] std::string toText(const Expression& expression);

// The grammar with examples, for `crosscase help expressions`.
[[nodiscard]] std::string_view grammarHelp();

} // namespace crosscase::query
