// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_lexer.h"

#include "core/base/number.h"
#include "core/query/lexer.h"
#include "core/query/place.h"
#include "core/query/search_field.h"
#include "core/query/search_words.h"
#include "core/text/letters.h"
#include "core/text/utf8.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

using Kind = SearchToken::Kind;

bool isHebrewLetter(char32_t c)
{
    return (c >= 0x05D0 && c <= 0x05F2) || (c >= 0xFB1D && c <= 0xFB4F);
}

struct Keyword {
    std::string_view word;
    Kind kind;
};
constexpr std::array<Keyword, 3> kKeywords = {
    {{"AND", Kind::And}, {"OR", Kind::Or}, {"NOT", Kind::Not}}};
constexpr std::array<Keyword, 2> kDistances = {{{"NEAR", Kind::Near}, {"ADJ", Kind::Adjacent}}};

class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    Result<std::vector<SearchToken>> run()
    {
        for (skipBlanks(); m_at < m_text.size(); skipBlanks())
            if (auto done = next(); !done)
                return passOn(done);
        add(Kind::End, m_at);
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char32_t here() const { return at(m_at); }
    [[nodiscard]] char32_t at(std::size_t byte) const
    {
        return byte < m_text.size() ? text::decodeAt(m_text, byte) : U'\0';
    }
    void skipBlanks()
    {
        const std::size_t from = m_at;
        while (m_at < m_text.size() && isBlank(here()))
            m_at = text::nextCodePoint(m_text, m_at);
        m_afterBlank = m_at > from || m_at == 0;
    }
    SearchToken& add(Kind kind, std::size_t start)
    {
        SearchToken& token = m_tokens.emplace_back();
        token.kind = kind;
        token.start = start;
        token.end = m_at;
        return token;
    }
    [[nodiscard]] tl::unexpected<Error> wrong(std::size_t byte, std::string_view what) const
    {
        return malformedAt(m_text, byte, what);
    }

    [[nodiscard]] bool opensQuote(std::size_t byte) const
    {
        return isQuote(at(byte)) && !isGershayim(m_text, byte);
    }
    // May a word or a phrase begin there?
    [[nodiscard]] bool beginsWord(std::size_t byte) const
    {
        const char32_t c = at(byte);
        return text::isLetter(c) || text::isDigit(c) || c == U'*' || c == U'?' || isQuote(c);
    }

    Result<void> next()
    {
        const std::size_t start = m_at;
        const char32_t c = here();
        if (c == U'(' || c == U')') {
            ++m_at;
            add(c == U'(' ? Kind::Open : Kind::Close, start);
            return {};
        }
        if (c == U'-' && isMinus()) {
            ++m_at;
            add(Kind::Minus, start);
            return {};
        }
        if (c == U'~' && beginsWord(m_at + 1))
            return synonyms();
        if (c == U'=' && beginsWord(m_at + 1)) {
            ++m_at;
            return isQuote(here()) ? phrase() : words(start, endOfRun(), true);
        }
        auto field = readField(m_text, m_at);
        if (!field)
            return passOn(field);
        if (field->has_value()) {
            m_at = (*field)->end;
            add(Kind::Operand, start).operand = std::move((*field)->node);
            return {};
        }
        if (opensQuote(m_at))
            return phrase();
        return run(start);
    }

    // Behind a blank or a parenthesis, and before what can be left out.
    [[nodiscard]] bool isMinus() const
    {
        const bool begins = m_afterBlank || m_text[m_at - 1] == '(';
        const char32_t after = at(m_at + 1);
        const bool marked = (after == U'=' || after == U'~') && beginsWord(m_at + 2);
        return begins && !text::isDigit(after) && (marked || after == U'(' || beginsWord(m_at + 1));
    }

    // Up to a blank, a parenthesis or a quotation mark.
    [[nodiscard]] std::size_t endOfRun() const
    {
        std::size_t end = m_at;
        while (end < m_text.size()) {
            const char32_t c = at(end);
            if (isBlank(c) || c == U'(' || c == U')' || opensQuote(end))
                break;
            end = text::nextCodePoint(m_text, end);
        }
        return end;
    }

    Result<void> run(std::size_t start)
    {
        const std::size_t end = endOfRun();
        const std::string_view written = m_text.substr(start, end - start);
        for (const Keyword& keyword : kKeywords)
            if (written == keyword.word) {
                m_at = end;
                add(keyword.kind, start);
                return {};
            }
        for (const Keyword& keyword : kDistances)
            if (written == keyword.word
                || (written.size() > keyword.word.size() && written.starts_with(keyword.word)
                    && written[keyword.word.size()] == '/'))
                return distance(keyword, start, end);
        return words(start, end, false);
    }

    Result<void> distance(const Keyword& keyword, std::size_t start, std::size_t end)
    {
        const std::size_t digits = start + keyword.word.size();
        std::int64_t number = kUsualDistance;
        if (digits < end) {
            const auto written = parseInteger(m_text.substr(digits + 1, end - digits - 1));
            if (!written || *written < 1 || *written > kMaxDistance)
                return wrong(digits,
                             fmt::format("after {}/ comes how many words apart at most, a whole "
                                         "number from 1 to {}, such as {}/5",
                                         keyword.word,
                                         kMaxDistance,
                                         keyword.word));
            number = *written;
        }
        m_at = end;
        add(keyword.kind, start).distance = static_cast<int>(number);
        return {};
    }

    // What is written from m_at to `end`.
    Result<void> words(std::size_t start, std::size_t end, bool exact)
    {
        const std::size_t from = m_at;
        const std::string_view written = m_text.substr(from, end - from);
        const auto found = cutWords(written, Wildcards::Some);
        for (const text::ByteSpan& word : found)
            if (isOnlyWildcards(written.substr(word.start, word.end - word.start)))
                return wrong(
                    from + word.start,
                    "a wildcard without a letter: * and ? stand for letters of a word that has "
                    "others (in writing without blanks between words leave them out)");
        m_at = end;
        if (!found.empty())
            add(Kind::Operand, start).operand = nodeOfWords(written, found, exact);
        return {};
    }

    // From the quotation mark at m_at to its end; m_at behind it.
    Result<std::string_view> quoted()
    {
        const std::size_t opened = m_at;
        const bool straight = here() == U'"';
        const std::size_t from = text::nextCodePoint(m_text, m_at);
        for (std::size_t byte = from; byte < m_text.size();
             byte = text::nextCodePoint(m_text, byte)) {
            const char32_t c = at(byte);
            if (c == U'\\' && byte + 1 < m_text.size())
                ++byte;
            else if (straight ? c == U'"' && opensQuote(byte) : opensQuote(byte)) {
                m_at = text::nextCodePoint(m_text, byte);
                return m_text.substr(from, byte - from);
            }
        }
        return wrong(opened, "the quote that opens here is never closed");
    }

    Result<void> phrase()
    {
        const std::size_t start = m_at;
        auto written = quoted();
        if (!written)
            return passOn(written);
        const std::size_t after = m_at;
        m_at = static_cast<std::size_t>(written->data() - m_text.data());
        auto done = words(start, m_at + written->size(), true);
        m_at = after;
        if (done && !m_tokens.empty() && m_tokens.back().start == start)
            m_tokens.back().end = after;
        return done;
    }

    Result<void> synonyms()
    {
        const std::size_t start = m_at++;
        std::string_view written;
        if (isQuote(here())) {
            auto between = quoted();
            if (!between)
                return passOn(between);
            written = *between;
        } else {
            const std::size_t end = endOfRun();
            written = m_text.substr(m_at, end - m_at);
            m_at = end;
        }
        if (hasWildcard(written))
            return wrong(start, "~ asks for the synonyms of a word; wildcards do not go with it");
        const auto found = cutWords(written, Wildcards::None);
        if (found.empty())
            return {};
        SearchNode& node = add(Kind::Operand, start).operand;
        node.op = SearchOp::Synonyms;
        const std::size_t first = found.front().start;
        node.word = std::string(written.substr(first, found.back().end - first));
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_afterBlank = true; // or at the beginning
    std::vector<SearchToken> m_tokens;
};

} // namespace

bool isQuote(char32_t c)
{
    return c == U'"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

bool isGershayim(std::string_view text, std::size_t byte)
{
    if (text[byte] != '"' || byte < 2 || byte + 1 >= text.size())
        return false;
    std::size_t before = byte - 1;
    while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0U) == 0x80)
        --before;
    std::size_t after = byte + 1;
    return isHebrewLetter(text::decodeAt(text, before))
           && isHebrewLetter(text::decodeAt(text, after));
}

Result<std::vector<SearchToken>> lexSearch(std::string_view text)
{
    if (text.size() > kMaxSearchLength)
        return fail(ErrorCode::Malformed, "the query is longer than 100,000 bytes");
    if (!text::isValidUtf8(text))
        return fail(ErrorCode::Malformed, "the query is not UTF-8 text");
    return Lexer(text).run();
}

} // namespace crosscase::query
