// SPDX-License-Identifier: GPL-3.0-or-later
// Where two coders coded the same, and where they differ, in one document.
//
// Codings of both with the same code that overlap, directly or through each other, are one place:
//
//   A  |--Trust--|            |--Trust--|    |--Risk--|
//   B     |--Trust--|         |--Trust--|      |--Cost--|     |--Cost--|
//      boundary differs        agreed        other code      B only
//
// A place that both coded with the same spans is agreed; one that both coded otherwise differs in
// its boundaries. What is left of one coder and overlaps what is left of the other is the same
// passage under another code: each is paired once, the likest first (the share of both in what
// either covers; then by place).
#pragma once

#include "core/base/uuid.h"
#include "core/model/objects.h"

#include <array>
#include <vector>

namespace crosscase::agreement {

// A coding, as far as it is compared.
struct Passage {
    model::Id<model::Coding> coding;
    model::Id<model::Code> code;
    text::Span span;
    Uuid uuid;
    bool chosen = true; // by a filter; places without any such are left out by the caller
};

enum class Difference : std::uint8_t { FirstOnly, SecondOnly, Boundary, OtherCode };

using Sides = std::array<std::vector<Passage>, 2>; // each by start and end

struct Place {
    Difference kind = Difference::FirstOnly;
    Sides sides;
};

struct Compared {
    std::vector<Sides> agreed; // both sides have the same spans
    std::vector<Place> differing;
};

// The time is that of sorting, and linear in pairs of leftovers that overlap.
[[nodiscard]] Compared compare(const std::vector<Passage>& first,
                               const std::vector<Passage>& second);

// From the first start to the last end.
[[nodiscard]] text::Span hullOf(const Sides& sides);

} // namespace crosscase::agreement
