// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/speaker_pattern.h"

#include "core/text/fold.h"
#include "core/text/icu_matcher.h"

#include <fmt/format.h>

namespace crosscase::text {

namespace {

constexpr std::int32_t kTicksPerPassage = 100;
constexpr std::int64_t kTicksAtLeast = 1000;
constexpr std::int64_t kBytesPerTick = 10'000;

} // namespace

struct SpeakerPattern::State {
    State(std::string patternSource, IcuPattern compiled, std::string_view text)
        : source(std::move(patternSource))
        , utf8(text)
        , pattern(std::move(compiled))
        , matcher(*pattern,
                  text,
                  {.ticks = kTicksAtLeast + static_cast<std::int64_t>(text.size()) / kBytesPerTick,
                   .ticksPerMatch = kTicksPerPassage})
    {}

    // The number of the group, or -1.
    [[nodiscard]] std::int32_t groupOf(const char* name) const
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t group = pattern->groupNumberFromName(name, -1, status);
        return U_SUCCESS(status) ? group : -1;
    }

    // What the group took in the last match.
    [[nodiscard]] std::string_view taken(std::int32_t group)
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::int64_t from = matcher.icu().start64(group, status);
        const std::int64_t to = matcher.icu().end64(group, status);
        if (U_FAILURE(status) || from < 0)
            return {};
        return utf8.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    }

    std::string source;
    std::string_view utf8;
    IcuPattern pattern;
    IcuMatcher matcher;
    std::int32_t speakerGroup = 0;
    std::int32_t timeGroup = -1;
};

Result<SpeakerPattern> SpeakerPattern::compile(const std::string& pattern, std::string_view utf8)
{
    auto compiled = compilePattern(pattern, 0, "the speaker pattern");
    if (!compiled)
        return fail(compiled.error().code,
                    compiled.error().detail
                        + "; correct it or leave it empty for the usual notations");
    auto state = std::make_unique<State>(pattern, std::move(*compiled), utf8);
    state->speakerGroup = state->groupOf("speaker");
    if (state->speakerGroup < 0)
        state->speakerGroup = state->matcher.icu().groupCount() > 0 ? 1 : 0;
    state->timeGroup = state->groupOf("time");
    return SpeakerPattern(std::move(state));
}

Result<std::optional<SpeakerPattern::Match>> SpeakerPattern::matchAt(std::size_t start,
                                                                     std::size_t end)
{
    UErrorCode& status = m_state->matcher.status;
    icu::RegexMatcher& matcher = m_state->matcher.icu();
    matcher.region(static_cast<std::int64_t>(start), static_cast<std::int64_t>(end), status);
    const bool matches = matcher.lookingAt(status);
    if (U_FAILURE(status))
        return fail(ErrorCode::Malformed,
                    fmt::format("the speaker pattern '{}' takes too long ({} at byte {}); make it "
                                "simpler, e.g. without a repetition inside a repetition",
                                m_state->source,
                                u_errorName(status),
                                start));
    if (!matches)
        return std::nullopt;
    Match match;
    match.label = trimBlanks(m_state->taken(m_state->speakerGroup));
    if (match.label.empty())
        return std::nullopt;
    if (m_state->timeGroup > 0)
        match.time = trimBlanks(m_state->taken(m_state->timeGroup));
    match.end = static_cast<std::size_t>(matcher.end64(status)) - start;
    return match;
}

SpeakerPattern::SpeakerPattern(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
SpeakerPattern::SpeakerPattern(SpeakerPattern&&) noexcept = default;
SpeakerPattern& SpeakerPattern::operator=(SpeakerPattern&&) noexcept = default;
SpeakerPattern::~SpeakerPattern() = default;

} // namespace crosscase::text
