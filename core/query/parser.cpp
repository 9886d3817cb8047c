// SPDX-License-Identifier: GPL-3.0-or-later
// Recursive descent with one function for each rule of grammarHelp(), its depth limited.
#include "core/query/expression.h"
#include "core/query/functions.h"
#include "core/query/lexer.h"
#include "core/query/near.h"
#include "core/query/place.h"
#include "core/query/subjects.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

constexpr int kMaxDepth = 200; // of parentheses and nots within each other

class Parser {
public:
    Parser(std::string_view text, std::vector<Token> tokens)
        : m_text(text)
        , m_tokens(std::move(tokens))
    {}

    Result<Expression> run()
    {
        if (here().kind == TokenKind::End)
            return Expression{};
        auto whole = alternatives(0);
        if (!whole)
            return whole;
        if (here().kind == TokenKind::Close)
            return wrong("this parenthesis was never opened");
        if (here().kind != TokenKind::End)
            return wrong(
                "expected 'and', 'or' or the end (a value of several words goes in quotes)");
        return whole;
    }

private:
    const Token& here() const { return m_tokens[m_at]; }
    const Token& next() const { return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)]; }
    bool take(TokenKind kind)
    {
        const bool is = here().kind == kind;
        m_at += is ? 1 : 0;
        return is;
    }
    bool take(std::string_view keyword)
    {
        const bool is = isKeyword(here(), keyword);
        m_at += is ? 1 : 0;
        return is;
    }
    tl::unexpected<Error> wrong(std::string_view what) const
    {
        return malformedAt(m_text, here().start, what);
    }

    // part {JOINER part}; one part stands for itself.
    template <typename Part>
    Result<Expression> joined(std::string_view joiner, Op op, Part&& part)
    {
        auto first = part();
        if (!first || !isKeyword(here(), joiner))
            return first;
        Expression all;
        all.op = op;
        all.operands.push_back(std::move(*first));
        while (take(joiner)) {
            auto next = part();
            if (!next)
                return next;
            all.operands.push_back(std::move(*next));
        }
        return all;
    }
    Result<Expression> alternatives(int depth)
    {
        return joined("or", Op::Or, [&] { return conditions(depth); });
    }
    Result<Expression> conditions(int depth)
    {
        return joined("and", Op::And, [&] { return condition(depth); });
    }

    Result<Expression> condition(int depth)
    {
        const bool calls = isCall();
        const bool nests = calls || here().kind == TokenKind::Open || isKeyword(here(), "not");
        if (nests && depth >= kMaxDepth)
            return wrong(
                fmt::format("more than {} parentheses or nots within each other", kMaxDepth));
        if (calls)
            return call(depth + 1);
        if (take("not")) {
            auto inner = condition(depth + 1);
            if (!inner)
                return inner;
            Expression negated;
            negated.op = Op::Not;
            negated.operands.push_back(std::move(*inner));
            return negated;
        }
        return take(TokenKind::Open) ? parenthesis(depth + 1) : comparison();
    }

    // After '('.
    Result<Expression> parenthesis(int depth)
    {
        const std::size_t opened = m_tokens[m_at - 1].start;
        if (take(TokenKind::Close))
            return Expression{};
        auto inner = alternatives(depth);
        if (!inner || take(TokenKind::Close))
            return inner;
        if (here().kind == TokenKind::End)
            return malformedAt(m_text, opened, "this parenthesis is never closed");
        return wrong("expected 'and', 'or' or ')' (a value of several words goes in quotes)");
    }

    // A word with a parenthesis: overlap(...), text(...), query(...).
    bool isCall() const
    {
        return here().kind == TokenKind::Word && !isReserved(here())
               && next().kind == TokenKind::Open;
    }

    Result<Expression> call(int depth)
    {
        const std::string name = lowerAscii(here().text);
        const RelationEntry* entry = relationNamed(name);
        if (entry == nullptr && name != kTextFunction && name != kQueryFunction)
            return noSuchFunction(name);
        m_at += 2;
        if (entry != nullptr)
            return relation(*entry, depth);
        Expression expression;
        expression.op = name == kTextFunction ? Op::Text : Op::Query;
        if (auto one = value(expression); !one)
            return passOn(one);
        if (!take(TokenKind::Close))
            return wrong(fmt::format(
                "expected ')': {}(...) takes one value, in quotes if it has several words", name));
        return expression;
    }

    tl::unexpected<Error> noSuchFunction(std::string_view name) const
    {
        std::vector<std::string> names{std::string(kTextFunction), std::string(kQueryFunction)};
        for (const RelationEntry& known : kRelations)
            names.emplace_back(known.name);
        return wrong(fmt::format("there is no '{}(...)'{}", name, didYouMean(name, names)));
    }

    // After 'overlap(': one or two codings, perhaps a number, perhaps the coders.
    Result<Expression> relation(const RelationEntry& entry, int depth)
    {
        Expression expression;
        expression.op = Op::Relation;
        expression.relation = {entry.kind, entry.distance ? kNextPassage : 0, ByCoders::Any};
        if (auto first = operand(expression, depth); !first)
            return passOn(first);
        bool more = take(TokenKind::Comma);
        if (more && !isByCoders() && !isDistance(entry)) {
            if (auto second = operand(expression, depth); !second)
                return passOn(second);
            more = take(TokenKind::Comma);
        }
        if (more && isDistance(entry)) {
            if (auto taken = distance(expression.relation); !taken)
                return passOn(taken);
            more = take(TokenKind::Comma);
        }
        if (more && isByCoders()) {
            expression.relation.coders =
                isKeyword(next(), "same") ? ByCoders::Same : ByCoders::Different;
            m_at += 2;
            if (!take("coder") && !take("coders"))
                return wrong("expected 'coder' or 'coders'");
            more = false;
        }
        if (!more && take(TokenKind::Close))
            return expression;
        if (more)
            return wrong(fmt::format("expected {}'by same coder' or 'by different coders'",
                                     entry.distance ? "a number of passages, " : ""));
        return wrong(
            fmt::format("expected ',' or ')' in {}(...) (a name of several words goes in quotes; "
                        "beside 'and' and 'or' write theme = NAME)",
                        entry.name));
    }

    // A word that is not the beginning of something else.
    bool isNameAlone() const
    {
        if (here().kind != TokenKind::Word)
            return here().kind == TokenKind::String;
        const TokenKind after = next().kind;
        return !isKeyword(here(), "not") && after != TokenKind::Compare && after != TokenKind::Open
               && after != TokenKind::String && !isKeyword(next(), "in")
               && !isKeyword(next(), "not") && !isKeyword(next(), "is");
    }

    // A code's name alone, or any expression.
    Result<void> operand(Expression& relation, int depth)
    {
        if (isNameAlone()) {
            Expression comparison;
            if (auto taken = value(comparison); !taken)
                return taken;
            relation.operands.push_back(themeNamed(std::move(comparison.values.front())));
            return {};
        }
        auto one = alternatives(depth);
        if (!one)
            return passOn(one);
        relation.operands.push_back(std::move(*one));
        return {};
    }

    bool isByCoders() const
    {
        return isKeyword(here(), "by")
               && (isKeyword(next(), "same") || isKeyword(next(), "different"));
    }

    // A code with such a name goes in quotes.
    bool isDistance(const RelationEntry& entry) const
    {
        return entry.distance && here().kind == TokenKind::Word && isDigits(here().text);
    }

    Result<void> distance(Relation& relation)
    {
        constexpr std::size_t kLongest = 7; // letters of kFarthest
        const std::string& word = here().text;
        if (word.size() > kLongest || std::stoi(word) > kFarthest)
            return wrong(fmt::format("at most {} passages", kFarthest));
        relation.passages = std::stoi(word);
        ++m_at;
        return {};
    }

    Result<Expression> comparison()
    {
        auto subject = this->subject();
        if (!subject)
            return passOn(subject);
        Expression comparison;
        comparison.subject = std::move(*subject);
        const auto done = test(comparison);
        if (!done)
            return tl::unexpected(done.error());
        return comparison;
    }

    Result<Subject> subject()
    {
        const Token& token = here();
        if (token.kind != TokenKind::Word || isReserved(token))
            return wrong("expected a comparison, such as  case.sector = public  or  coder = Ann");
        const std::size_t dot = token.text.find('.');
        Subject subject{lowerAscii(std::string_view(token.text).substr(0, dot)), {}};
        ++m_at;
        if (dot != std::string::npos) {
            subject.field = token.text.substr(dot + 1);
            const bool quoted = subject.field.empty() && here().kind == TokenKind::String
                                && here().start == token.end;
            if (quoted)
                subject.field = m_tokens[m_at++].text;
            if (subject.field.empty())
                return wrong(fmt::format("expected a name after '{}.'", subject.object));
        }
        if (const auto problem = problemOf(subject))
            return malformedAt(m_text, token.start, *problem);
        return subject;
    }

    // What stands after the subject.
    Result<void> test(Expression& comparison)
    {
        if (take("is")) {
            comparison.op = take("not") ? Op::IsNotEmpty : Op::IsEmpty;
            if (!take("empty"))
                return wrong("expected 'empty': after 'is' comes 'empty' or 'not empty'");
            return {};
        }
        if (take("not")) {
            comparison.op = Op::NotIn;
            return take("in") ? list(comparison) : wrong("expected 'in' after 'not'");
        }
        if (take("in")) {
            comparison.op = Op::In;
            return list(comparison);
        }
        if (here().kind != TokenKind::Compare)
            return wrong(
                fmt::format("expected =, !=, <, <=, >, >=, 'in', 'not in' or 'is' after '{}'",
                            toText(comparison.subject)));
        comparison.op = m_tokens[m_at++].op;
        return value(comparison);
    }

    Result<void> list(Expression& comparison)
    {
        const std::size_t opened = here().start;
        if (!take(TokenKind::Open))
            return wrong("expected '(' and a list of values, such as  in (Ann, Bob)");
        if (take(TokenKind::Close))
            return {};
        do {
            if (auto one = value(comparison); !one)
                return one;
        } while (take(TokenKind::Comma));
        if (take(TokenKind::Close))
            return {};
        if (here().kind == TokenKind::End)
            return malformedAt(m_text, opened, "this list is never closed");
        return wrong("expected ',' or ')' in the list (a value of several words goes in quotes)");
    }

    Result<void> value(Expression& comparison)
    {
        const Token& token = here();
        if (isReserved(token))
            return wrong(fmt::format(
                "expected a value; '{}' is a word of the language: as a value it goes in quotes",
                token.text));
        if (token.kind != TokenKind::Word && token.kind != TokenKind::String)
            return wrong("expected a value");
        comparison.values.push_back(token.text);
        ++m_at;
        return {};
    }

    std::string_view m_text;
    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
};

} // namespace

Result<Expression> parse(std::string_view text)
{
    auto tokens = lex(text);
    if (!tokens)
        return passOn(tokens);
    return Parser(text, std::move(*tokens)).run();
}

} // namespace crosscase::query
