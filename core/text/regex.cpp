// SPDX-License-Identifier: GPL-3.0-or-later
//
// Four ways to pass over what cannot match, by what regex_literal.h tells of the pattern:
// - every match begins with a literal: the matcher is asked at the places of the literal only;
// - each match has a literal in it, and nothing before it but letters of some classes (no blank, no
//   line end): the matcher is asked at the letters of these in a row that end at the literal;
// - no match goes beyond a line, and each has a literal in it: only lines with the literal are
//   searched. What looks around, and ^ $ \b, sees the text beyond the line's ends;
// - each match has a literal in it: only texts with the literal are searched.
#include "core/text/regex.h"

#include "core/text/byte_finder.h"
#include "core/text/icu_matcher.h"
#include "core/text/regex_literal.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fmt/format.h>
#include <optional>

namespace crosscase::text {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// In one text, and in all together; more for more text. An ordinary pattern needs one tick
// for some thousand bytes; a tick takes a tenth of a millisecond.
constexpr std::int64_t kTicksPerText = 10'000;
constexpr std::int64_t kTicksTogether = 40'000;
constexpr std::size_t kBytesPerTick = 20;
constexpr milliseconds kTimePerText = std::chrono::seconds(2);
constexpr milliseconds kTimeTogether = std::chrono::seconds(10);
constexpr std::size_t kBytesPerMillisecond = 500;

// A literal to begin with is worth more than one of about this much more bytes in a line.
constexpr std::size_t kPrefixWorth = 3;

std::optional<ByteFinder> finderOf(const RequiredLiteral& literal)
{
    if (literal.bytes.empty())
        return std::nullopt;
    return ByteFinder(literal.bytes, literal.anyCase);
}

bool isLimit(UErrorCode status)
{
    return status == U_REGEX_TIME_OUT || status == U_REGEX_STOPPED_BY_CALLER;
}

} // namespace

struct Regex::State {
    std::string source;
    IcuPattern pattern;
    std::optional<ByteFinder> inside;
    std::optional<ByteFinder> prefix;
    std::optional<AsciiSet> before; // the literal inside, in a match: no blanks
    bool staysInLine = false;
    std::atomic<std::int64_t> ticksLeft = kTicksTogether;
    std::atomic<std::int64_t> millisecondsLeft = kTimeTogether.count();
};

// One search through one text.
class Regex::Run {
public:
    Run(State& state, std::string_view utf8)
        : m_state(state)
        , m_utf8(utf8)
        , m_matcher(*state.pattern, utf8, granted(state, utf8.size()))
        , m_icu(m_matcher.icu())
    {
        m_icu.useTransparentBounds(1);
        m_icu.useAnchoringBounds(0);
    }

    Result<std::vector<ByteSpan>> done(std::string_view name)
    {
        const auto passed = std::chrono::duration_cast<milliseconds>(Clock::now() - m_begin);
        m_state.ticksLeft -= m_matcher.ticksUsed();
        m_state.millisecondsLeft -= passed.count();
        if (U_FAILURE(m_matcher.status))
            return fail(ErrorCode::Refused, failure(name));
        return std::move(m_found);
    }

    void wholeText()
    {
        while (m_icu.find(m_matcher.status) != 0)
            take();
    }

    void lines(const ByteFinder& literal)
    {
        for (std::size_t at = literal.next(m_utf8, 0);
             at != ByteFinder::kNowhere && U_SUCCESS(m_matcher.status);) {
            const std::size_t start = m_utf8.substr(0, at).rfind('\n') + 1; // npos + 1 is 0
            const std::size_t end = std::min(m_utf8.find('\n', at), m_utf8.size());
            m_icu.region(
                static_cast<std::int64_t>(start), static_cast<std::int64_t>(end), m_matcher.status);
            wholeText();
            at = literal.next(m_utf8, end);
        }
    }

    void prefixes(const ByteFinder& literal)
    {
        for (std::size_t at = literal.next(m_utf8, 0); at != ByteFinder::kNowhere;) {
            const bool matches = matchesAt(at);
            if (U_FAILURE(m_matcher.status))
                return;
            at = literal.next(m_utf8, matches ? m_found.back().end : at + 1);
        }
    }

    // `before`: what matches have before the literal, but for non-ASCII.
    void lettersBefore(const ByteFinder& literal, const AsciiSet& before)
    {
        std::size_t from = 0; // no match begins before it that is not found
        for (std::size_t at = literal.next(m_utf8, 0); at != ByteFinder::kNowhere;) {
            std::size_t start = at;
            while (start > from && mayStand(m_utf8[start - 1], before))
                --start;
            bool matches = false;
            for (from = start; !matches && from <= at; from = nextCodePoint(m_utf8, from)) {
                matches = matchesAt(from);
                if (U_FAILURE(m_matcher.status))
                    return;
            }
            if (matches)
                from = m_found.back().end;
            at = literal.next(m_utf8, std::max(from, at + 1));
        }
    }

private:
    static MatchLimits granted(State& state, std::size_t bytes)
    {
        const auto moreTicks = static_cast<std::int64_t>(bytes / kBytesPerTick);
        const auto moreTime = static_cast<std::int64_t>(bytes / kBytesPerMillisecond);
        const std::int64_t ticks = state.ticksLeft += moreTicks;
        const std::int64_t time = state.millisecondsLeft += moreTime;
        return {.ticks = std::clamp<std::int64_t>(ticks, 1, kTicksPerText + moreTicks),
                .time = milliseconds(
                    std::clamp<std::int64_t>(time, 1, kTimePerText.count() + moreTime))};
    }

    static bool mayStand(char byte, const AsciiSet& ascii)
    {
        const auto value = static_cast<unsigned char>(byte);
        return value >= ascii.size() || ascii[value];
    }

    // Takes it if so. Never empty: the pattern has a literal.
    bool matchesAt(std::size_t place)
    {
        const bool matches =
            m_icu.lookingAt(static_cast<std::int64_t>(place), m_matcher.status) != 0;
        if (!m_matcher.inTime())
            m_matcher.status = U_REGEX_STOPPED_BY_CALLER;
        if (U_FAILURE(m_matcher.status))
            return false;
        if (matches)
            take();
        return matches;
    }

    void take()
    {
        const auto start = static_cast<std::size_t>(m_icu.start64(m_matcher.status));
        const auto end = static_cast<std::size_t>(m_icu.end64(m_matcher.status));
        if (end > start)
            m_found.push_back({start, end});
    }

    [[nodiscard]] std::string failure(std::string_view name) const
    {
        const std::string where =
            fmt::format("the regular expression '{}' in '{}'", m_state.source, name);
        if (isLimit(m_matcher.status))
            return where
                   + " takes too long; make it simpler: no repetition inside a repetition such as "
                     "(a+)+, and limits such as {0,200} in place of * and +";
        if (m_matcher.status == U_REGEX_STACK_OVERFLOW
            || m_matcher.status == U_BUFFER_OVERFLOW_ERROR)
            return where
                   + " needs too much memory; put limits such as {0,200} in place of the * or + "
                     "behind a group";
        return fmt::format("{} cannot be searched for: {}", where, u_errorName(m_matcher.status));
    }

    State& m_state;
    std::string_view m_utf8;
    Clock::time_point m_begin = Clock::now();
    IcuMatcher m_matcher;
    icu::RegexMatcher& m_icu;
    std::vector<ByteSpan> m_found;
};

Result<Regex> Regex::compile(const std::string& pattern, Options options)
{
    if (pattern.empty())
        return fail(ErrorCode::Malformed, "the regular expression is empty; say what to look for");
    const std::uint32_t flags =
        UREGEX_MULTILINE | UREGEX_UNIX_LINES | UREGEX_ERROR_ON_UNKNOWN_ESCAPES
        | (options.ignoreCase ? std::uint32_t{UREGEX_CASE_INSENSITIVE} : 0U);
    auto compiled = compilePattern(pattern, flags, "the regular expression");
    if (!compiled)
        return passOn(compiled);
    const PatternTraits traits = traitsOf(pattern, options.ignoreCase);
    auto state = std::make_shared<State>();
    state->source = pattern;
    state->pattern = std::move(*compiled);
    state->inside = finderOf(traits.inside);
    state->staysInLine = traits.staysInLine;
    if (state->inside && !traits.before[' '] && !traits.before['\n'])
        state->before = traits.before;
    if (!traits.staysInLine
        || traits.prefix.bytes.size() + kPrefixWorth > traits.inside.bytes.size())
        state->prefix = finderOf(traits.prefix);
    return Regex(std::move(state));
}

Result<std::vector<ByteSpan>> Regex::find(std::string_view utf8, std::string_view name) const
{
    if (m_state->inside && m_state->inside->next(utf8, 0) == ByteFinder::kNowhere)
        return std::vector<ByteSpan>();
    Run run(*m_state, utf8);
    if (m_state->prefix)
        run.prefixes(*m_state->prefix);
    else if (m_state->inside && m_state->before)
        run.lettersBefore(*m_state->inside, *m_state->before);
    else if (m_state->inside && m_state->staysInLine)
        run.lines(*m_state->inside);
    else
        run.wholeText();
    return run.done(name);
}

Result<std::vector<ByteSpan>> Regex::findByIcu(std::string_view utf8, std::string_view name) const
{
    Run run(*m_state, utf8);
    run.wholeText();
    return run.done(name);
}

Regex::Regex(std::shared_ptr<State> state)
    : m_state(std::move(state))
{}

} // namespace crosscase::text
