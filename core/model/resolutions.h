// SPDX-License-Identifier: GPL-3.0-or-later
// The decisions on disagreements with the codings they are about, and whether they still hold.
#pragma once

#include "core/model/corpus.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::model {

inline constexpr std::size_t kSides = 3;
[[nodiscard]] constexpr std::size_t indexOf(Side side)
{
    return static_cast<std::size_t>(side);
}

// Of the codings of the first and the second side: what they are and how they lie to each other,
// whoever made them and wherever in the text they are. Another one: a coding was changed, its text
// was, or one is gone. Kept through every exchange.
[[nodiscard]] std::int64_t
basisOf(const Corpus& corpus, const std::vector<Coding>& first, const std::vector<Coding>& second);

class Resolutions {
public:
    struct Entry {
        const Resolution* row = nullptr;
        std::array<std::vector<Coding>, kSides> codings; // by Side, each by start and end
        bool stale = false;

        [[nodiscard]] const std::vector<Coding>& on(Side side) const
        {
            return codings[indexOf(side)];
        }
    };

    // The snapshot must outlive it. Linear in codings and evidence, if there is any resolution.
    explicit Resolutions(const Corpus& corpus);

    [[nodiscard]] const std::vector<Entry>& all() const { return m_entries; } // by id
    // Places in all() of those that are about the coding, or that it came of.
    [[nodiscard]] const std::vector<std::size_t>& of(Id<Coding> coding) const;

private:
    std::vector<Entry> m_entries;
    std::unordered_map<Id<Coding>, std::vector<std::size_t>> m_byCoding;
};

// "A", "B", "both", "neither", "discuss", "agreed".
[[nodiscard]] std::string_view nameOf(Decision decision);

} // namespace crosscase::model
