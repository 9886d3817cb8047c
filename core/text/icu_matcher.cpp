// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/icu_matcher.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::text {

namespace {

// Bytes that ICU may take for the places it could go back to.
constexpr std::int32_t kStackLimit = 64 << 20;
// Longer ones are no pattern of a person, and compiling them may take long.
constexpr std::size_t kLongestPattern = 20'000;

std::string_view inWords(UErrorCode status)
{
    switch (status) {
    case U_REGEX_RULE_SYNTAX:
        return "something cannot stand where it stands (a *, + or ? with nothing before it?)";
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
        return "there is no such sequence with \\ (for the character itself write \\\\)";
    case U_REGEX_PROPERTY_SYNTAX:
        return "there is no such property or class of characters";
    case U_REGEX_UNIMPLEMENTED:
        return "this is not supported";
    case U_REGEX_MISMATCHED_PAREN:
        return "a parenthesis has no partner (for the character itself write \\( or \\))";
    case U_REGEX_NUMBER_TOO_BIG:
        return "a number is too large";
    case U_REGEX_BAD_INTERVAL:
        return "what stands in { } is no number of repetitions such as {2} or {2,5} (for the "
               "character itself write \\{)";
    case U_REGEX_MAX_LT_MIN:
        return "in { } the second number is smaller than the first";
    case U_REGEX_INVALID_BACK_REF:
        return "it refers to a group that there is not";
    case U_REGEX_INVALID_FLAG:
        return "there is no such flag";
    case U_REGEX_LOOK_BEHIND_LIMIT:
        return "what is looked for backwards (?<= ) must have a limited length: no * or + in it";
    case U_REGEX_SET_CONTAINS_STRING:
        return "a class in [ ] may hold characters only";
    case U_REGEX_MISSING_CLOSE_BRACKET:
        return "a [ has no ] (for the character itself write \\[)";
    case U_REGEX_INVALID_RANGE:
        return "in a range of characters the second comes before the first";
    case U_REGEX_INVALID_CAPTURE_GROUP_NAME:
        return "a group's name must be made of ASCII letters and digits, and be there once";
    case U_REGEX_PATTERN_TOO_BIG:
        return "it is too large or too deeply nested";
    default:
        return "it is written in a way that cannot be understood";
    }
}

// The character, from 1, that ICU points at. It counts from 0 at every line.
std::size_t placeOf(const std::string& pattern, const UParseError& error)
{
    std::size_t lineStart = 0;
    for (std::int32_t line = 1; line < error.line; ++line)
        lineStart = std::min(pattern.find('\n', lineStart), pattern.size() - 1) + 1;
    const std::size_t place = countCodePoints(std::string_view(pattern).substr(0, lineStart))
                              + static_cast<std::size_t>(std::max(error.offset, 1));
    return std::clamp<std::size_t>(place, 1, std::max<std::size_t>(countCodePoints(pattern), 1));
}

} // namespace

Result<IcuPattern>
compilePattern(const std::string& pattern, std::uint32_t flags, std::string_view what)
{
    if (pattern.size() > kLongestPattern)
        return fail(ErrorCode::Malformed,
                    fmt::format("{} is too long: it has {} bytes, {} are allowed",
                                what,
                                pattern.size(),
                                kLongestPattern));
    UErrorCode status = U_ZERO_ERROR;
    UParseError place{};
    IcuPattern compiled(
        icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(pattern), flags, place, status));
    if (U_FAILURE(status))
        return fail(ErrorCode::Malformed,
                    fmt::format("{} '{}' is no regular expression: {}, at character {}",
                                what,
                                pattern,
                                inWords(status),
                                placeOf(pattern, place)));
    return compiled;
}

IcuMatcher::IcuMatcher(const icu::RegexPattern& pattern,
                       std::string_view utf8,
                       const MatchLimits& limits)
    : m_granted(limits.ticks)
    , m_ticksLeft(limits.ticks)
    , m_deadline(std::chrono::steady_clock::now() + limits.time)
{
    utext_openUTF8(&m_text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    m_matcher.reset(pattern.matcher(status));
    if (U_FAILURE(status)) // out of memory
        throw std::bad_alloc();
    m_matcher->reset(&m_text);
    m_matcher->setStackLimit(kStackLimit, status);
    m_matcher->setTimeLimit(limits.ticksPerMatch, status);
    m_matcher->setMatchCallback(onTick, this, status);
    m_matcher->setFindProgressCallback(onPlace, this, status);
}

IcuMatcher::~IcuMatcher()
{
    m_matcher.reset(); // it refers to the text
    utext_close(&m_text);
}

// Called once a tick; false stops the match.
UBool U_CALLCONV IcuMatcher::onTick(const void* context, std::int32_t /*steps*/)
{
    auto* self = static_cast<IcuMatcher*>(const_cast<void*>(context));
    return static_cast<UBool>(--self->m_ticksLeft > 0 && self->inTime() ? 1 : 0);
}

// Called at each place where a search has found nothing, so the clock is asked now and then only.
UBool U_CALLCONV IcuMatcher::onPlace(const void* context, std::int64_t /*place*/)
{
    constexpr std::uint32_t kPlacesPerLook = 32;
    auto* self = static_cast<IcuMatcher*>(const_cast<void*>(context));
    return static_cast<UBool>(++self->m_places % kPlacesPerLook != 0 || self->inTime() ? 1 : 0);
}

} // namespace crosscase::text
