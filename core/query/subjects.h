// SPDX-License-Identifier: GPL-3.0-or-later
// What an expression can speak of: the objects that may stand before a comparison.
#pragma once

#include "core/query/expression.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::query {

enum class Looks : std::uint8_t { Case, Document, Speaker, Coding };

struct SubjectEntry {
    std::string_view object;
    Looks at;
    bool fields; // may be followed by .NAME
};

inline constexpr std::array<SubjectEntry, 12> kSubjects = {{
    {"case", Looks::Case, true},
    {"document", Looks::Document, true},
    {"group", Looks::Document, false},
    {"language", Looks::Document, false},
    {"speaker", Looks::Speaker, false},
    {"coder", Looks::Coding, false},
    {"code", Looks::Coding, false},
    {"theme", Looks::Coding, false},
    {"created", Looks::Coding, false},
    {"date", Looks::Coding, false},
    {"mark", Looks::Coding, false},
    {"weight", Looks::Coding, false},
}};

// nullptr: there is no such object.
[[nodiscard]] const SubjectEntry* subjectEntry(std::string_view object);

// What is wrong with it (an unknown object, a field where there are none), or nothing.
[[nodiscard]] std::optional<std::string> problemOf(const Subject& subject);

// As it is written: `case."firm type"`.
[[nodiscard]] std::string toText(const Subject& subject);

} // namespace crosscase::query
