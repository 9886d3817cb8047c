// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own notation of speaker labels: a regular expression.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace crosscase::text {

class SpeakerPattern {
public:
    // Bytes from the start of the passage.
    struct Match {
        std::string_view label; // without outer blanks, not empty
        std::string_view time;  // what the group 'time' took; may be empty
        std::size_t end = 0;
    };

    // `utf8` must outlive the pattern. A pattern that ICU refuses: Malformed.
    [[nodiscard]] static Result<SpeakerPattern> compile(const std::string& pattern,
                                                        std::string_view utf8);

    SpeakerPattern(SpeakerPattern&&) noexcept;
    SpeakerPattern& operator=(SpeakerPattern&&) noexcept;
    SpeakerPattern(const SpeakerPattern&) = delete;
    SpeakerPattern& operator=(const SpeakerPattern&) = delete;
    ~SpeakerPattern();

    // The label at the start of the passage [start, end) of the text. Malformed when the pattern
    // takes too long: the work over all passages is limited in proportion to the text.
    [[nodiscard]] Result<std::optional<Match>> matchAt(std::size_t start, std::size_t end);

private:
    struct State;
    explicit SpeakerPattern(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace crosscase::text
