// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/lexer.h"

#include "core/query/place.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace crosscase::query {

namespace {

constexpr std::array<std::string_view, 6> kReserved = {"and", "or", "not", "in", "is", "empty"};

bool isSign(char32_t c)
{
    return c < 0x80
           && std::string_view("()=!<>,\"").find(static_cast<char>(c)) != std::string_view::npos;
}

bool isTypographicQuote(char32_t c)
{
    return c >= 0x201C && c <= 0x201F;
}

class Lexer {
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    Result<std::vector<Token>> run()
    {
        for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
            const char c = m_text[m_at];
            auto done = c == '"' || c == '\'' ? string(c) : isSign(code(c)) ? sign(c) : word();
            if (!done)
                return passOn(done);
        }
        add(TokenKind::End, m_at);
        return std::move(m_tokens);
    }

private:
    static char32_t code(char c) { return static_cast<unsigned char>(c); }

    void add(TokenKind kind, std::size_t start, std::string text = {}, Op op = Op::Equal)
    {
        m_tokens.push_back({kind, std::move(text), op, start, m_at});
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            std::size_t next = m_at;
            if (!isBlank(text::decodeAt(m_text, next)))
                return;
            m_at = next;
        }
    }

    bool takeChar(char c)
    {
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    Result<void> sign(char c)
    {
        const std::size_t start = m_at++;
        if (c == '(')
            add(TokenKind::Open, start);
        else if (c == ')')
            add(TokenKind::Close, start);
        else if (c == ',')
            add(TokenKind::Comma, start);
        else
            return compare(c, start);
        return {};
    }

    Result<void> compare(char c, std::size_t start)
    {
        const bool equal = takeChar('=');
        if (c == '!' && !equal)
            return malformedAt(
                m_text, start, "a lone '!': write '!=' for 'is not', or put the value in quotes");
        Op op = Op::Equal; // '=' and '=='
        if (c == '!' || (c == '<' && !equal && takeChar('>')))
            op = Op::NotEqual;
        else if (c == '<')
            op = equal ? Op::LessEqual : Op::Less;
        else if (c == '>')
            op = equal ? Op::GreaterEqual : Op::Greater;
        add(TokenKind::Compare, start, {}, op);
        return {};
    }

    Result<void> string(char quote)
    {
        const std::size_t start = m_at++;
        std::string value;
        while (m_at < m_text.size()) {
            char c = m_text[m_at++];
            if (c == quote) {
                add(TokenKind::String, start, std::move(value));
                return {};
            }
            const bool escapes =
                c == '\\' && m_at < m_text.size()
                && (m_text[m_at] == '\\' || m_text[m_at] == '"' || m_text[m_at] == '\'');
            if (escapes)
                c = m_text[m_at++];
            value += c;
        }
        return malformedAt(m_text, start, "the quote that opens here is never closed");
    }

    // Up to a blank or a sign. An apostrophe within is part of it, but for the one in case.'firm
    // type'.
    Result<void> word()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size()) {
            std::size_t next = m_at;
            const char32_t c = text::decodeAt(m_text, next);
            if (isTypographicQuote(c) || (c == 0x2018 && m_at == start))
                return malformedAt(
                    m_text, m_at, "a typographic quote: use straight quotes (\" or ')");
            if (isBlank(c) || isSign(c) || (c == U'\'' && m_text[m_at - 1] == '.'))
                break;
            m_at = next;
        }
        add(TokenKind::Word, start, std::string(m_text.substr(start, m_at - start)));
        return {};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

} // namespace

bool isBlank(char32_t c)
{
    return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680
           || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F
           || c == 0x205F || c == 0x3000;
}

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

bool isKeyword(const Token& token, std::string_view keyword)
{
    return token.kind == TokenKind::Word && token.text.size() == keyword.size()
           && lowerAscii(token.text) == keyword;
}

bool isReserved(const Token& token)
{
    return std::any_of(kReserved.begin(), kReserved.end(), [&](std::string_view keyword) {
        return isKeyword(token, keyword);
    });
}

Result<std::vector<Token>> lex(std::string_view text)
{
    if (text.size() > kMaxLength)
        return fail(ErrorCode::Malformed, "the expression is longer than 1,000,000 bytes");
    if (!text::isValidUtf8(text))
        return fail(ErrorCode::Malformed, "the expression is not UTF-8 text");
    return Lexer(text).run();
}

} // namespace crosscase::query
