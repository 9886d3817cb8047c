// SPDX-License-Identifier: GPL-3.0-or-later
// ICU's regular expressions over UTF-8, with errors in words and a limit to the work. For this room
// alone: it shows ICU.
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unicode/regex.h>
#include <unicode/utext.h>

namespace crosscase::text {

using IcuPattern = std::unique_ptr<const icu::RegexPattern>;

// `flags`: UREGEX_... Malformed: "WHAT 'PATTERN' is no regular expression: ... at character 4".
[[nodiscard]] Result<IcuPattern>
compilePattern(const std::string& pattern, std::uint32_t flags, std::string_view what);

// What a pattern may cost in one text. ICU counts ticks of 10,000 places noted to go back to,
// about a tenth of a millisecond each; a search that never steps back but reads on and on is
// stopped by the clock.
struct MatchLimits {
    std::int64_t ticks = 1000;      // for the text
    std::int32_t ticksPerMatch = 0; // 0: no other limit
    std::chrono::steady_clock::duration time = std::chrono::hours(1);
};

// A pattern at work in one text; both must outlive it.
class IcuMatcher {
public:
    IcuMatcher(const icu::RegexPattern& pattern, std::string_view utf8, const MatchLimits& limits);
    IcuMatcher(const IcuMatcher&) = delete;
    IcuMatcher(IcuMatcher&&) = delete;
    IcuMatcher& operator=(const IcuMatcher&) = delete;
    IcuMatcher& operator=(IcuMatcher&&) = delete;
    ~IcuMatcher();

    [[nodiscard]] icu::RegexMatcher& icu() { return *m_matcher; }
    // Of every call so far. U_REGEX_STOPPED_BY_CALLER, U_REGEX_TIME_OUT, U_REGEX_STACK_OVERFLOW,
    // U_BUFFER_OVERFLOW_ERROR: the limits.
    UErrorCode status = U_ZERO_ERROR;
    [[nodiscard]] bool inTime() const { return std::chrono::steady_clock::now() < m_deadline; }
    [[nodiscard]] std::int64_t ticksUsed() const { return m_granted - m_ticksLeft; }

private:
    static UBool U_CALLCONV onTick(const void* context, std::int32_t steps);
    static UBool U_CALLCONV onPlace(const void* context, std::int64_t place);
    UText m_text = UTEXT_INITIALIZER;
    std::unique_ptr<icu::RegexMatcher> m_matcher;
    std::int64_t m_granted;
    std::int64_t m_ticksLeft;
    std::uint32_t m_places = 0;
    std::chrono::steady_clock::time_point m_deadline;
};

} // namespace crosscase::text
