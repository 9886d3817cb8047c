// SPDX-License-Identifier: GPL-3.0-or-later
// The functions of the expression language: what may stand before a parenthesis.
#pragma once

#include "core/query/expression.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::query {

// What the two codings are compared by.
enum class Measures : std::uint8_t { Spans, Passages, Turns, Documents };

struct RelationEntry {
    std::string_view name;
    RelationKind kind;
    Measures by;
    bool distance; // takes a number of passages
};

inline constexpr std::array<RelationEntry, 10> kRelations = {{
    {"overlap", RelationKind::Overlap, Measures::Spans, false},
    {"inside", RelationKind::Inside, Measures::Spans, false},
    {"contains", RelationKind::Contains, Measures::Spans, false},
    {"same_span", RelationKind::SameSpan, Measures::Spans, false},
    {"before", RelationKind::Before, Measures::Passages, true},
    {"after", RelationKind::After, Measures::Passages, true},
    {"near", RelationKind::Near, Measures::Passages, true},
    {"same_passage", RelationKind::SamePassage, Measures::Passages, false},
    {"same_turn", RelationKind::SameTurn, Measures::Turns, false},
    {"same_document", RelationKind::SameDocument, Measures::Documents, false},
}};
inline constexpr std::string_view kTextFunction = "text";
inline constexpr std::string_view kQueryFunction = "query";

// Without a number: the same passage or the next.
inline constexpr int kNextPassage = 1;
inline constexpr int kFarthest = 1'000'000; // passages

[[nodiscard]] const RelationEntry& entryOf(RelationKind kind);
// nullptr: there is no such relation.
[[nodiscard]] const RelationEntry* relationNamed(std::string_view name);

// `theme = Trust`, for which `Trust` alone may stand in a relation.
[[nodiscard]] Expression themeNamed(std::string name);
// Its name, if it is that.
[[nodiscard]] std::optional<std::string_view> nameOfTheme(const Expression& expression);

// Letters of a number only, as of a distance.
[[nodiscard]] bool isDigits(std::string_view word);

} // namespace crosscase::query
