// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/labels.h"

#include "core/text/fold.h"
#include "core/text/timecode.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <string>
#include <unicode/uchar.h>

namespace crosscase::text {

namespace {

constexpr int kMaxCodePoints = 40;
constexpr int kMaxWords = 5;
constexpr std::size_t kMaxIndent = 3;
constexpr std::size_t kMaxAbbreviation = 4; // letters before a full stop: Prof. Long
constexpr char32_t kWideColon = 0xFF1A;

// Folded, without number.
constexpr std::array<std::string_view, 22> kRoles = {
    "interviewer",    "interviewee",   "respondent",   "moderator",     "facilitator",
    "participant",    "informant",     "speaker",      "researcher",    "befragte",
    "befragter",      "interviewerin", "moderatorin",  "teilnehmer",    "teilnehmerin",
    "sprecher",       "sprecherin",    "intervieweur", "intervieweuse", "entrevistador",
    "entrevistadora", "entrevistado"};

// Of those, and of the usual abbreviations, the ones who ask.
constexpr std::array<std::string_view, 25> kAskers = {"interviewer",
                                                      "interviewerin",
                                                      "intervieweur",
                                                      "intervieweuse",
                                                      "entrevistador",
                                                      "entrevistadora",
                                                      "int",
                                                      "i",
                                                      "q",
                                                      "moderator",
                                                      "moderatorin",
                                                      "mod",
                                                      "facilitator",
                                                      "researcher",
                                                      "iv",
                                                      "host",
                                                      "enquêteur",
                                                      "enquêtrice",
                                                      "modérateur",
                                                      "modératrice",
                                                      "采访者",
                                                      "访谈者",
                                                      "主持人",
                                                      "المحاور",
                                                      "साक्षात्कारकर्ता"};

// Words, folded, that show a bracket to be a stage direction or a note of the transcriber.
constexpr std::array<std::string_view, 38> kDirections = {
    "laughs",     "laughing",       "laughter",    "laugh",   "pause",
    "pauses",     "silence",        "inaudible",   "unclear", "unintelligible",
    "indistinct", "crosstalk",      "overlapping", "music",   "applause",
    "noise",      "coughs",         "coughing",    "sighs",   "sigh",
    "cries",      "crying",         "break",       "end",     "start",
    "redacted",   "phonetic",       "sic",         "lacht",   "lachen",
    "unv",        "unverständlich", "rires",       "rire",    "inaudibles",
    "risas",      "pausa",          "aplausos"};

bool isOneOf(std::string_view word, const auto& table)
{
    return std::ranges::find(table, word) != table.end();
}

bool isBlank(char32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x3000;
}

// What no label holds. The full stop is judged apart.
constexpr auto kForeignAscii = [] {
    std::array<bool, 128> foreign{};
    for (const char c : std::string_view("!?;,\"<>{}[]|=@\\*\x7F"))
        foreign[static_cast<unsigned char>(c)] = true;
    for (std::size_t control = 0; control < 0x20; ++control)
        foreign[control] = true;
    return foreign;
}();

bool isForeignToLabels(char32_t c)
{
    // Ellipsis, quotation marks, and the sentence punctuation of Spanish, Chinese, Arabic, Hindi.
    constexpr std::u32string_view kForeign =
        U"\u2026\u201C\u201D\u201E\u00AB\u00BB\u00A1\u00BF\u3001\u3002\uFF0C\uFF01\uFF1F\uFF1B"
        U"\u060C\u061B\u061F\u06D4\u0964";
    return c < 0x80 ? kForeignAscii[c] : kForeign.find(c) != std::u32string_view::npos;
}

bool isLetter(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}

bool isDigit(char32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : u_isdigit(static_cast<UChar32>(c)) != 0;
}

bool beginsInLowerCase(std::string_view label)
{
    std::size_t at = 0;
    return u_islower(static_cast<UChar32>(decodeAt(label, at))) != 0;
}

// A letter, or a digit and a letter, first.
bool beginsAsLabel(std::string_view label)
{
    std::size_t at = 0;
    const char32_t first = label.empty() ? 0 : decodeAt(label, at);
    if (isLetter(first))
        return true;
    return isDigit(first) && at < label.size() && isLetter(decodeAt(label, at));
}

bool isUpperCase(std::string_view label)
{
    bool upper = false;
    for (std::size_t at = 0; at < label.size();) {
        const auto c = static_cast<UChar32>(decodeAt(label, at));
        if (u_islower(c))
            return false;
        upper = upper || u_isupper(c);
    }
    return upper;
}

// The folded label without a number at its end is in the table.
bool isIn(std::string_view label, const auto& table)
{
    const std::string folded = foldKey(label);
    const std::size_t last = folded.find_last_not_of("0123456789 #.-_");
    return last != std::string::npos
           && isOneOf(std::string_view(folded).substr(0, last + 1), table);
}

bool isRole(std::string_view label)
{
    return isIn(label, kRoles);
}

bool isStageDirection(std::string_view label)
{
    const std::string folded = foldKey(label);
    std::string_view rest = folded;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" .-_"), rest.size());
        if (isOneOf(rest.substr(0, end), kDirections))
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

// Reads a passage from the left.
class HeadReader {
public:
    HeadReader(std::string_view text, Markup markup)
        : m_text(text)
        , m_markup(markup)
    {}

    PassageHead read()
    {
        const std::size_t indent = skipBlanks();
        const bool twoFields = readTime();
        m_head.afterTime = m_at;
        if (indent <= kMaxIndent || m_head.ms) {
            if (!readLabel())
                m_head.label = {};
        }
        judge();
        // Minutes and seconds without brackets before prose are a clock time in the sentence.
        const bool alone = m_head.label.empty() && m_head.afterTime < m_text.size();
        if (twoFields && (alone || (!m_head.label.empty() && !m_head.certain))) {
            m_head = {};
        }
        return m_head;
    }

private:
    // Returns how many bytes.
    std::size_t skipBlanks()
    {
        const std::size_t start = m_at;
        for (std::size_t next = m_at; next < m_text.size() && isBlank(decodeAt(m_text, next));)
            m_at = next;
        return m_at - start;
    }

    [[nodiscard]] bool atBlankOrEnd() const
    {
        std::size_t at = m_at;
        return at >= m_text.size() || isBlank(decodeAt(m_text, at));
    }

    // Returns whether the time read is one of two bare fields.
    bool readTime()
    {
        const std::optional<Timecode> time = timecodeAt(m_text.substr(m_at));
        if (!time)
            return false;
        const std::size_t start = m_at;
        m_at += time->length;
        if (!time->bracketed && !atBlankOrEnd()) {
            m_at = start;
            return false;
        }
        m_head.ms = time->ms;
        skipBlanks();
        return !time->bracketed && time->fields == 2;
    }

    bool takeColon()
    {
        std::size_t next = m_at;
        if (next >= m_text.size())
            return false;
        const char32_t c = decodeAt(m_text, next);
        if (c != ':' && c != kWideColon)
            return false;
        m_at = next;
        m_wideColon = c == kWideColon;
        return true;
    }

    // The run of * or _ that marks emphasis; takes at most three.
    std::string_view takeEmphasis()
    {
        const std::size_t start = m_at;
        if (m_markup == Markup::Markdown && m_at < m_text.size()
            && (m_text[m_at] == '*' || m_text[m_at] == '_')) {
            const char mark = m_text[m_at];
            while (m_at < m_text.size() && m_text[m_at] == mark && m_at - start < 3)
                ++m_at;
        }
        return m_text.substr(start, m_at - start);
    }

    bool takeEmphasisEnd()
    {
        const bool ends = !m_emphasis.empty() && m_text.substr(m_at).starts_with(m_emphasis);
        if (ends) {
            m_at += m_emphasis.size();
            m_emphasis = {};
        }
        return ends;
    }

    bool readLabel()
    {
        m_emphasis = takeEmphasis();
        if (!m_emphasis.empty() && atBlankOrEnd())
            return false; // a list item
        const bool bracketed = m_at < m_text.size() && m_text[m_at] == '[';
        if (bracketed)
            ++m_at;
        const std::size_t start = m_at;
        const std::size_t length = lengthOfName(bracketed);
        m_head.label = trimBlanks(m_text.substr(start, length));
        if (!beginsAsLabel(m_head.label) || m_head.label == "http" || m_head.label == "https")
            return false;
        m_at = start + length;
        if (bracketed)
            ++m_at;
        return bracketed ? readAfterBracket() : readAfterName();
    }

    // Bytes up to what ends a label: its colon, bracket, emphasis or timestamp; 0 if there is none.
    [[nodiscard]] std::size_t lengthOfName(bool bracketed) const
    {
        int words = 0;
        bool inWord = false;
        std::size_t wordStart = m_at;
        std::size_t at = m_at;
        for (int count = 0; count <= kMaxCodePoints && at < m_text.size(); ++count) {
            const std::size_t here = at;
            const char32_t c = decodeAt(m_text, at);
            if (endsName(here, c, bracketed))
                return words <= kMaxWords ? here - m_at : 0;
            if (isBlank(c)) {
                inWord = false;
                if (c == '\n')
                    return 0;
                continue;
            }
            if (!inWord) {
                ++words;
                wordStart = here;
            }
            inWord = true;
            const bool fullStop =
                c == '.' && !isAbbreviation(m_text.substr(wordStart, here - wordStart));
            if (isForeignToLabels(c) || fullStop || words > kMaxWords)
                return 0;
        }
        return 0;
    }

    [[nodiscard]] bool endsName(std::size_t at, char32_t c, bool bracketed) const
    {
        if (bracketed)
            return c == ']';
        if (c == ':' || c == kWideColon)
            return true;
        if (c == '(' || c == '[')
            return timecodeAt(m_text.substr(at)).has_value();
        return !m_emphasis.empty() && m_text.substr(at).starts_with(m_emphasis);
    }

    static bool isAbbreviation(std::string_view word)
    {
        return !word.empty() && countCodePoints(word) <= kMaxAbbreviation
               && !beginsInLowerCase(word);
    }

    bool readAfterBracket()
    {
        takeEmphasisEnd();
        const bool colon = takeColon();
        takeEmphasisEnd();
        m_head.afterLabel = m_at;
        if (!atBlankOrEnd() && !m_wideColon)
            return false;
        return colon || !(beginsInLowerCase(m_head.label) || isStageDirection(m_head.label));
    }

    bool readAfterName()
    {
        takeEmphasisEnd();
        const bool inner = readInnerTime();
        takeEmphasisEnd();
        const bool colon = takeColon();
        takeEmphasisEnd();
        m_head.afterLabel = m_at;
        if (!colon && !inner)
            return false;
        m_needsLineEnd = !colon;
        return atBlankOrEnd() || m_wideColon;
    }

    // The timestamp behind a name.
    bool readInnerTime()
    {
        const std::size_t start = m_at;
        skipBlanks();
        const std::optional<Timecode> time = timecodeAt(m_text.substr(m_at));
        if (!time || !time->bracketed) {
            m_at = start;
            return false;
        }
        m_at += time->length;
        if (!m_head.ms) {
            m_head.ms = time->ms;
            m_head.timeInLabel = true;
        }
        return true;
    }

    [[nodiscard]] bool atLineEnd() const
    {
        const std::string_view rest = m_text.substr(m_head.afterLabel);
        return trimBlanks(rest.substr(0, rest.find('\n'))).empty();
    }

    // Decides whether the label counts by itself.
    void judge()
    {
        if (m_head.label.empty()) {
            if (m_head.timeInLabel)
                m_head.ms.reset();
            m_head.timeInLabel = false;
            return;
        }
        const bool timed = m_head.ms && (!m_needsLineEnd || atLineEnd());
        m_head.certain = (timed && !beginsInLowerCase(m_head.label)) || isUpperCase(m_head.label)
                         || isRole(m_head.label);
    }

    std::string_view m_text;
    Markup m_markup;
    std::size_t m_at = 0;
    std::string_view m_emphasis;
    bool m_wideColon = false;
    bool m_needsLineEnd = false;
    PassageHead m_head;
};

} // namespace

bool isInterviewer(std::string_view label)
{
    return isIn(label, kAskers);
}

PassageHead readHead(std::string_view passage, Markup markup)
{
    return HeadReader(passage, markup).read();
}

} // namespace crosscase::text
