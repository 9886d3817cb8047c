// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/speaker_pattern.h"

#include "core/text/fold.h"

#include <fmt/format.h>
#include <unicode/regex.h>
#include <unicode/utext.h>

namespace crosscase::text {

namespace {

// ICU counts the work of a match in ticks of 10,000 backtracking steps, about a millisecond each.
constexpr std::int32_t kTicksPerPassage = 100;
constexpr std::int64_t kTicksAtLeast = 1000;
constexpr std::int64_t kBytesPerTick = 10'000;

tl::unexpected<Error>
refused(const std::string& pattern, const UParseError& place, UErrorCode status)
{
    return fail(
        ErrorCode::Malformed,
        fmt::format("the speaker pattern '{}' is no regular expression: {} at character {}; "
                    "correct it or leave it empty for the usual notations",
                    pattern,
                    u_errorName(status),
                    place.offset + 1));
}

} // namespace

struct SpeakerPattern::State {
    State() = default;
    State(const State&) = delete;
    State(State&&) = delete;
    State& operator=(const State&) = delete;
    State& operator=(State&&) = delete;
    ~State()
    {
        matcher.reset(); // it refers to the text
        utext_close(&text);
    }

    // The number of the group, or -1.
    [[nodiscard]] std::int32_t groupOf(const char* name) const
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t group = pattern->groupNumberFromName(name, -1, status);
        return U_SUCCESS(status) ? group : -1;
    }

    // What the group took in the last match.
    [[nodiscard]] std::string_view taken(std::int32_t group) const
    {
        UErrorCode status = U_ZERO_ERROR;
        const std::int64_t from = matcher->start64(group, status);
        const std::int64_t to = matcher->end64(group, status);
        if (U_FAILURE(status) || from < 0)
            return {};
        return utf8.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    }

    std::string source;
    std::string_view utf8;
    UText text = UTEXT_INITIALIZER;
    std::unique_ptr<icu::RegexPattern> pattern;
    std::unique_ptr<icu::RegexMatcher> matcher;
    std::int32_t speakerGroup = 0;
    std::int32_t timeGroup = -1;
    std::int64_t ticksLeft = 0;
};

namespace {

// ICU calls this once a tick; false stops the match.
UBool U_CALLCONV countTick(const void* context, std::int32_t)
{
    auto* left = static_cast<std::int64_t*>(const_cast<void*>(context));
    return static_cast<UBool>(--*left > 0 ? 1 : 0);
}

} // namespace

Result<SpeakerPattern> SpeakerPattern::compile(const std::string& pattern, std::string_view utf8)
{
    auto state = std::make_unique<State>();
    state->source = pattern;
    state->utf8 = utf8;
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    state->pattern.reset(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), place, status));
    if (U_FAILURE(status))
        return refused(pattern, place, status);
    utext_openUTF8(&state->text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    state->matcher.reset(state->pattern->matcher(status));
    if (U_FAILURE(status))
        return refused(pattern, place, status);
    state->matcher->reset(&state->text);
    state->matcher->setTimeLimit(kTicksPerPassage, status);
    state->ticksLeft = kTicksAtLeast + static_cast<std::int64_t>(utf8.size()) / kBytesPerTick;
    state->matcher->setMatchCallback(countTick, &state->ticksLeft, status);
    state->speakerGroup = state->groupOf("speaker");
    if (state->speakerGroup < 0)
        state->speakerGroup = state->matcher->groupCount() > 0 ? 1 : 0;
    state->timeGroup = state->groupOf("time");
    return SpeakerPattern(std::move(state));
}

Result<std::optional<SpeakerPattern::Match>> SpeakerPattern::matchAt(std::size_t start,
                                                                     std::size_t end)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::RegexMatcher& matcher = *m_state->matcher;
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
