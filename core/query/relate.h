// SPDX-License-Identifier: GPL-3.0-or-later
// Which codings of one document stand in a relation to another one.
#pragma once

#include "core/query/expression.h"
#include "core/text/span.h"
#include "core/text/structure.h"

#include <cstdint>
#include <vector>

namespace crosscase::query {

// Where a coding stands: which passages and turns it touches, by number. One that touches no
// passage (blanks alone) stands in the next one.
struct Stretch {
    text::Span span;
    std::int32_t firstPassage = 0;
    std::int32_t lastPassage = 0;
    std::int32_t firstTurn = 0; // greater than lastTurn: it touches no turn
    std::int32_t lastTurn = -1;
};

struct Party {
    std::int32_t id = 0;
    std::int32_t coder = 0;
    Stretch stretch;
};

// Finds the stretches of a text's codings.
class Stretches {
public:
    explicit Stretches(const text::Structure& structure);
    [[nodiscard]] Stretch of(text::Span span) const;

private:
    const text::Structure* m_structure;
    std::vector<std::int32_t> m_turn; // of each passage; -1: none
    std::vector<std::int32_t> m_next; // the first passage from here on that has a turn
    std::vector<std::int32_t> m_last; // the last up to here; -1: none
};

// For each of `asked`: is there one of `others`, with another id, that it stands so to, by such a
// coder? O(n log n) however much they overlap.
[[nodiscard]] std::vector<bool> related(const Relation& relation,
                                        const std::vector<Party>& asked,
                                        const std::vector<Party>& others);

} // namespace crosscase::query
