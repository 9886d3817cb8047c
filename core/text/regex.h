// SPDX-License-Identifier: GPL-3.0-or-later
// Where a regular expression (ICU's) matches in a text.
//
// Lines are those between \n: ^ and $ hold at each, . stops at them.
#pragma once

#include "core/base/error.h"
#include "core/text/words.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::text {

class Regex {
public:
    struct Options {
        bool ignoreCase = false;
    };
    // Malformed: what is wrong and at which character.
    [[nodiscard]] static Result<Regex> compile(const std::string& pattern, Options options);

    // All matches, from left to right, but the empty ones. `utf8` is valid; `name` is what an error
    // calls it. Refused: the pattern takes too long in this text, in all texts together, or needs
    // too much memory. Thread-safe.
    [[nodiscard]] Result<std::vector<ByteSpan>> find(std::string_view utf8,
                                                     std::string_view name) const;
    // The same without passing over texts and lines that cannot hold a match: the yardstick.
    [[nodiscard]] Result<std::vector<ByteSpan>> findByIcu(std::string_view utf8,
                                                          std::string_view name) const;

private:
    class Run;
    struct State;
    explicit Regex(std::shared_ptr<State> state);

    std::shared_ptr<State> m_state;
};

} // namespace crosscase::text
