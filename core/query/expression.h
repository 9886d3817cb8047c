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
    IsNotEmpty,
    Relation, // a coding stands in a relation to another one
    Text,     // a coding's text has a hit of a search
    Query     // a saved query of the project
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

enum class RelationKind : std::uint8_t {
    Overlap,
    Inside,
    Contains,
    SameSpan,
    Before,
    After,
    Near,
    SamePassage,
    SameTurn,
    SameDocument
};
enum class ByCoders : std::uint8_t { Any, Same, Different };

// How two codings stand to each other.
struct Relation {
    RelationKind kind = RelationKind::Overlap;
    int passages = 0; // Before, After, Near: how many passages on at most; else 0
    ByCoders coders = ByCoders::Any;
    bool operator==(const Relation&) const = default;
};

struct Expression {
    Op op = Op::And;
    Subject subject;                 // comparisons
    std::vector<std::string> values; // comparisons: one, for In/NotIn any number; Text: the search;
                                     // Query: the name
    std::vector<Expression> operands; // And, Or: two or more; Not: one. An empty And is true.
                                      // Relation: what this coding is (or nothing) and the other
    Relation relation;                // Relation
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
