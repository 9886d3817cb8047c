// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pattern is read once, from left to right, as ICU's compiler reads it. Letters in a row make a
// run; whatever else comes ends it. A run that must be passed (no alternative, no repetition from
// 0, no lookaround) is a literal that every match has. Before it, on the way there for the first
// time, a match takes only what the elements before it in the pattern take.
//
// Ignoring case, ICU compares by full case folding, so a letter of the pattern may stand for no
// ASCII letter of the text: k for the Kelvin sign, s for the long s, ss for the sharp s, fi for a
// ligature, and a letter beside a non-ASCII one for a composed character (h with a line below).
// Such letters end a run.
#include "core/text/regex_literal.h"

#include "core/text/icu_matcher.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace crosscase::text {

namespace {

constexpr int kDeepest = 60;            // groups in groups
constexpr char32_t kOpaque = 0x11'0000; // in a run: something that ends it, not known further

using Run = std::u32string;

bool isAsciiAlnum(char32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char32_t lower(char32_t c)
{
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

// Is there one character that folds to these two (with more after them, or not)?
bool foldFromOne(char32_t a, char32_t b)
{
    a = lower(a);
    b = lower(b);
    return (a == 's' && (b == 's' || b == 't')) || (a == 'f' && (b == 'f' || b == 'i' || b == 'l'));
}

// Does run[at] stand for itself, or its other case, whatever the text?
bool standsForItself(const Run& run, std::size_t at)
{
    const char32_t c = run[at];
    if (c >= 0x80 || lower(c) == 'k' || lower(c) == 's')
        return false;
    const bool afterForeign = at > 0 && run[at - 1] >= 0x80;
    const bool beforeForeign = at + 1 < run.size() && run[at + 1] >= 0x80;
    const bool joinsBefore = at > 0 && foldFromOne(run[at - 1], c);
    const bool joinsAfter = at + 1 < run.size() && foldFromOne(c, run[at + 1]);
    return !afterForeign && !beforeForeign && !joinsBefore && !joinsAfter;
}

struct Found {
    RequiredLiteral inside;
    RequiredLiteral prefix;
    AsciiSet before;

    void offer(RequiredLiteral literal, const AsciiSet& beforeIt)
    {
        if (literal.bytes.size() <= inside.bytes.size())
            return;
        inside = std::move(literal);
        before = beforeIt;
    }
};

class Reader {
public:
    Reader(const std::string& pattern, bool ignoreCase)
        : m_pattern(pattern)
        , m_anyCase(ignoreCase)
    {}

    PatternTraits read()
    {
        Found found = alternatives(true, 0);
        if (!ended())
            giveUp();
        if (m_givenUp)
            return {};
        return {std::move(found.inside), found.before, std::move(found.prefix), !m_endsLines};
    }

private:
    // One alternative while it is read.
    struct Sequence {
        Run run;
        Found found;
        bool atStart = false; // nothing has been passed yet, and it must be passed
    };

    [[nodiscard]] bool ended() const { return m_at >= m_pattern.size(); }
    [[nodiscard]] bool sees(std::string_view words) const
    {
        return std::string_view(m_pattern).substr(m_at).starts_with(words);
    }
    bool take(std::string_view words)
    {
        const bool seen = sees(words);
        m_at += seen ? words.size() : 0;
        return seen;
    }
    // kOpaque at the end.
    char32_t next()
    {
        if (!ended())
            return decodeAt(m_pattern, m_at);
        giveUp();
        return kOpaque;
    }
    // The pattern has something that is not known here: it counts as read.
    void giveUp()
    {
        m_givenUp = true;
        m_at = m_pattern.size();
    }
    // Behind the next `last`.
    void skipTo(char last)
    {
        const std::size_t found = m_pattern.find(last, m_at);
        if (found == std::string::npos)
            giveUp();
        else
            m_at = found + 1;
    }

    // Up to a `)` that is not its own, or the end.
    Found alternatives(bool atStart, int depth)
    {
        if (depth > kDeepest)
            giveUp();
        Found found = sequence(atStart, depth);
        while (take("|")) {
            sequence(false, depth);
            found = {};
        }
        return found;
    }

    Found sequence(bool atStart, int depth)
    {
        Sequence sequence;
        sequence.atStart = atStart;
        while (!ended() && !sees("|") && !sees(")"))
            element(sequence, depth);
        endRun(sequence);
        return std::move(sequence.found);
    }

    void element(Sequence& sequence, int depth)
    {
        const std::size_t start = m_at;
        switch (const char32_t c = next()) {
        case '(':
            return group(sequence, depth);
        case '[':
            bracket(sequence, start);
            return;
        case '.':
            m_endsLines = m_endsLines || m_dotAll;
            m_taken.set();
            return consumed(sequence);
        case '^':
        case '$':
            return endRun(sequence);
        case '\\':
            return escape(sequence, start);
        case '*':
        case '+':
        case '?':
        case '{':
            return giveUp();
        default:
            return letter(sequence, c);
        }
    }

    void letter(Sequence& sequence, char32_t c)
    {
        m_endsLines = m_endsLines || c == '\n';
        sequence.run.push_back(c);
        const std::optional<int> atLeast = repetition();
        if (!atLeast)
            return;
        if (*atLeast == 0)
            sequence.run.pop_back();
        takes(c);
        endRun(sequence);
        sequence.atStart = false;
    }

    // Something of the text that is no known letter, perhaps repeated.
    void consumed(Sequence& sequence)
    {
        (void)repetition();
        endRun(sequence);
        sequence.atStart = false;
    }

    // After an element: how often it must come at least, if that is said.
    std::optional<int> repetition()
    {
        std::optional<int> atLeast;
        if (take("*") || take("?"))
            atLeast = 0;
        else if (take("+"))
            atLeast = 1;
        else if (take("{"))
            atLeast = interval();
        if (atLeast && !take("?"))
            take("+");
        return atLeast;
    }

    int interval()
    {
        const std::size_t start = m_at;
        skipTo('}');
        const std::string_view numbers = std::string_view(m_pattern).substr(start, m_at - start);
        const std::string_view first = numbers.substr(0, numbers.find(','));
        return first.find_first_of("123456789") == std::string_view::npos ? 0 : 1;
    }

    void group(Sequence& sequence, int depth)
    {
        endRun(sequence);
        const bool anyCase = m_anyCase;
        const bool dotAll = m_dotAll;
        const bool endsLines = m_endsLines;
        bool looksAround = false;
        if (take("?")) {
            looksAround = take("=") || take("!") || take("<=") || take("<!");
            if (!looksAround && !groupHead())
                return; // flags that hold for the rest of the group around it
        }
        Found inner = alternatives(sequence.atStart && !looksAround, depth + 1);
        if (!take(")"))
            giveUp();
        m_anyCase = anyCase;
        m_dotAll = dotAll;
        const std::optional<int> atLeast = repetition();
        if (looksAround) { // reads, but takes nothing
            m_endsLines = endsLines;
            return;
        }
        if (atLeast.value_or(1) > 0) {
            if (!inner.prefix.bytes.empty())
                sequence.found.prefix = inner.prefix;
            sequence.found.offer(std::move(inner.inside), inner.before);
        }
        sequence.atStart = false;
    }

    // Behind `(?`, up to the group's content. False: it has none.
    bool groupHead()
    {
        if (take(":") || take(">"))
            return true;
        if (take("<")) {
            skipTo('>');
            return true;
        }
        for (bool on = true; !m_givenUp;) {
            switch (next()) {
            case 'i':
                m_anyCase = on;
                break;
            case 's':
                m_dotAll = on;
                break;
            case 'm': // where ^ and $ hold, the matcher finds out for itself
                break;
            case '-':
                on = false;
                break;
            case ')':
                return false;
            case ':':
                return true;
            default: // x: the pattern is to be read otherwise; #, d, w
                giveUp();
            }
        }
        return true;
    }

    void bracket(Sequence& sequence, std::size_t start)
    {
        take("^");
        take("]"); // first in a class it is a letter
        for (int depth = 1; depth > 0 && !m_givenUp;) {
            const char32_t c = next();
            if (c == '\\') {
                const char32_t escaped = next();
                if (escaped == 'Q' || escaped == 'N')
                    return giveUp();
            } else if (c == '[') {
                ++depth;
                take("^");
                take("]"); // first in a class it is a letter
            } else if (c == ']') {
                --depth;
            }
        }
        characterClass(sequence, start);
    }

    // A class from `start` to here. ICU makes a letter of a class of one, so the run goes on
    // behind it, with something that is not known.
    void characterClass(Sequence& sequence, std::size_t start)
    {
        if (m_givenUp)
            return;
        takesClass(start);
        sequence.run.push_back(kOpaque);
        if (repetition()) {
            endRun(sequence);
            sequence.run.push_back(kOpaque);
        }
    }

    // Ignoring case, a letter of another script may stand for several ASCII ones.
    void takes(char32_t c)
    {
        if (c < 0x80) {
            m_taken.set(lower(c));
            m_taken.set(c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
        } else if (c != kOpaque && m_anyCase) {
            m_taken.set();
        }
    }

    // What a class from `start` to here takes of ASCII, by ICU itself.
    void takesClass(std::size_t start)
    {
        const std::string characters = m_pattern.substr(start, m_at - start);
        auto compiled = compilePattern(
            characters,
            UREGEX_UNIX_LINES | (m_anyCase ? std::uint32_t{UREGEX_CASE_INSENSITIVE} : 0U),
            "");
        if (!compiled)
            return giveUp();
        std::string ascii;
        for (char c = 0; ascii.size() < m_taken.size(); ++c)
            ascii.push_back(c);
        IcuMatcher matcher(**compiled, ascii, {});
        AsciiSet taken;
        while (matcher.icu().find(matcher.status) != 0)
            taken.set(static_cast<std::size_t>(matcher.icu().start64(matcher.status)));
        if (U_FAILURE(matcher.status))
            return giveUp();
        m_endsLines = m_endsLines || taken['\n'];
        m_taken |= m_anyCase && mayBeOneLetter(characters) ? AsciiSet().set() : taken;
    }

    // ICU makes a letter of a class of one, which then may stand for several. May it be one that is
    // not ASCII?
    static bool mayBeOneLetter(const std::string& characters)
    {
        if (characters.size() == 2) // \w and the like
            return false;
        return std::any_of(characters.begin(), characters.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x80 || c == '\\' || c == ':';
        });
    }

    void escape(Sequence& sequence, std::size_t start)
    {
        const char32_t c = next();
        switch (c) {
        case 'Q':
            return quoted(sequence);
        case 'n':
            return letter(sequence, '\n');
        case 't':
            return letter(sequence, '\t');
        case 'r':
            return letter(sequence, '\r');
        case 'f':
            return letter(sequence, '\f');
        case 'u':
            return letter(sequence, hexadecimal(4));
        case 'x':
            return letter(sequence, take("{") ? hexadecimalInBraces() : hexadecimal(2));
        case 'b':
        case 'B':
        case 'A':
        case 'Z':
        case 'z':
            return endRun(sequence);
        case 'd':
        case 'w':
        case 'S':
        case 'h':
        case 'V':
            takesClass(start);
            return consumed(sequence);
        case 's':
        case 'v':
        case 'D':
        case 'W':
        case 'H':
            takesClass(start);
            return consumed(sequence);
        case 'R':
        case 'X':
            m_endsLines = true;
            m_taken.set();
            return consumed(sequence);
        case 'p':
        case 'P':
            if (!take("{"))
                return giveUp();
            skipTo('}');
            return characterClass(sequence, start);
        default:
            if (isAsciiAlnum(c)) // references to groups, \G, and what else there is
                return giveUp();
            return letter(sequence, c);
        }
    }

    void quoted(Sequence& sequence)
    {
        const std::size_t end = std::min(m_pattern.find("\\E", m_at), m_pattern.size());
        while (m_at < end) {
            const char32_t c = next();
            if (m_at == end)
                take("\\E");
            if (m_at >= end)
                return letter(sequence, c);
            m_endsLines = m_endsLines || c == '\n';
            sequence.run.push_back(c);
        }
        take("\\E");
    }

    char32_t hexadecimal(int digits)
    {
        std::string text;
        for (int i = 0; i < digits && !ended(); ++i)
            text.push_back(m_pattern[m_at++]);
        return codePoint(text);
    }

    char32_t hexadecimalInBraces()
    {
        const std::size_t start = m_at;
        skipTo('}');
        return m_givenUp ? kOpaque : codePoint(m_pattern.substr(start, m_at - 1 - start));
    }

    char32_t codePoint(const std::string& digits)
    {
        char32_t value = kOpaque;
        if (!digits.empty() && digits.size() <= 6
            && digits.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos)
            value = static_cast<char32_t>(std::stoul(digits, nullptr, 16));
        // Half a pair: ICU joins it with the other half.
        if (value >= kOpaque || (value >= 0xD800 && value < 0xE000)) {
            giveUp();
            return kOpaque;
        }
        return value;
    }

    // The run becomes literals, and is empty.
    void endRun(Sequence& sequence)
    {
        Run run;
        run.swap(sequence.run);
        const bool anyCase = m_anyCase;
        std::size_t start = 0;
        for (std::size_t at = 0; at <= run.size(); ++at) {
            const bool stands =
                at < run.size() && (anyCase ? standsForItself(run, at) : run[at] != kOpaque);
            if (stands)
                continue;
            RequiredLiteral literal{{}, anyCase};
            const AsciiSet before = start == 0 ? m_takenBeforeRun : m_taken;
            for (const char32_t c : run.substr(start, at - start))
                append(literal.bytes, anyCase ? lower(c) : c);
            if (start == 0 && sequence.atStart)
                sequence.found.prefix = literal;
            sequence.found.offer(std::move(literal), before);
            for (const char32_t c : run.substr(start, at + 1 - start))
                takes(c);
            start = at + 1;
        }
        m_takenBeforeRun = m_taken;
        sequence.atStart = sequence.atStart && run.empty();
    }

    const std::string& m_pattern;
    std::size_t m_at = 0;
    AsciiSet m_taken; // by what has been read so far, wherever it stands
    AsciiSet m_takenBeforeRun;
    bool m_anyCase;
    bool m_dotAll = false;
    bool m_endsLines = false;
    bool m_givenUp = false;
};

} // namespace

PatternTraits traitsOf(const std::string& pattern, bool ignoreCase)
{
    return Reader(pattern, ignoreCase).read();
}

} // namespace crosscase::text
