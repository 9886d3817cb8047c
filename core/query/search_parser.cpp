// SPDX-License-Identifier: GPL-3.0-or-later
// Recursive descent: OR, then AND (also unwritten), then NOT, then NEAR and ADJ; its depth limited.
#include "core/query/place.h"
#include "core/query/search_lexer.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace crosscase::query {

namespace {

using Kind = SearchToken::Kind;

constexpr int kMaxDepth = 200; // of parentheses and nots within each other
constexpr int kMaxNears = 200; // in one query: they nest to the left

bool isNearOperand(const SearchNode& node)
{
    switch (node.op) {
    case SearchOp::Or:
        return std::all_of(node.operands.begin(), node.operands.end(), isNearOperand);
    case SearchOp::And:
    case SearchOp::Not:
    case SearchOp::Field:
        return false;
    default:
        return true;
    }
}

class Parser {
public:
    Parser(std::string_view text, std::vector<SearchToken> tokens)
        : m_text(text)
        , m_tokens(std::move(tokens))
    {}

    Result<SearchNode> run()
    {
        if (here().kind == Kind::End)
            return fail(ErrorCode::Malformed,
                        "there is nothing to look for: write a word, such as  trust");
        auto whole = alternatives(0);
        if (whole && here().kind == Kind::Close)
            return wrong("this parenthesis was never opened");
        return whole;
    }

private:
    [[nodiscard]] const SearchToken& here() const { return m_tokens[m_at]; }
    bool take(Kind kind)
    {
        const bool is = here().kind == kind;
        m_at += is ? 1 : 0;
        return is;
    }
    [[nodiscard]] tl::unexpected<Error> wrong(std::string_view what) const
    {
        return malformedAt(m_text, here().start, what);
    }
    [[nodiscard]] bool beginsOperand() const
    {
        const Kind kind = here().kind;
        return kind == Kind::Operand || kind == Kind::Open || kind == Kind::Minus
               || kind == Kind::Not;
    }

    // One part stands for itself; parts that are joined the same way come apart.
    static SearchNode joined(SearchOp op, std::vector<SearchNode> parts)
    {
        if (parts.size() == 1)
            return std::move(parts.front());
        SearchNode all;
        all.op = op;
        for (SearchNode& part : parts) {
            if (part.op == op)
                std::move(
                    part.operands.begin(), part.operands.end(), std::back_inserter(all.operands));
            else
                all.operands.push_back(std::move(part));
        }
        return all;
    }

    Result<SearchNode> alternatives(int depth)
    {
        std::vector<SearchNode> parts;
        do {
            auto part = conditions(depth);
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(Kind::Or));
        return joined(SearchOp::Or, std::move(parts));
    }

    Result<SearchNode> conditions(int depth)
    {
        std::vector<SearchNode> parts;
        do {
            auto part = condition(depth);
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(Kind::And) || beginsOperand());
        return joined(SearchOp::And, std::move(parts));
    }

    [[nodiscard]] Result<void> checkDepth(int depth) const
    {
        if (depth < kMaxDepth)
            return {};
        return wrong(fmt::format("more than {} parentheses or NOTs within each other", kMaxDepth));
    }

    static SearchNode negated(SearchNode operand)
    {
        SearchNode node;
        node.op = SearchOp::Not;
        node.operands.push_back(std::move(operand));
        return node;
    }

    Result<SearchNode> condition(int depth)
    {
        if (here().kind != Kind::Not)
            return neighbours(depth);
        if (auto shallow = checkDepth(depth); !shallow)
            return passOn(shallow);
        ++m_at;
        auto inner = condition(depth + 1);
        return inner ? Result<SearchNode>(negated(std::move(*inner))) : inner;
    }

    // operand {NEAR/n operand}
    Result<SearchNode> neighbours(int depth)
    {
        std::size_t start = here().start;
        auto left = primary(depth);
        while (left && (here().kind == Kind::Near || here().kind == Kind::Adjacent)) {
            const SearchToken& sign = here();
            if (++m_nears > kMaxNears)
                return wrong(fmt::format("more than {} NEARs and ADJs in one query", kMaxNears));
            if (!isNearOperand(*left))
                return wrongOperand(start);
            ++m_at;
            start = here().start;
            auto right = primary(depth);
            if (!right)
                return right;
            if (!isNearOperand(*right))
                return wrongOperand(start);
            SearchNode node;
            node.op = sign.kind == Kind::Near ? SearchOp::Near : SearchOp::Adjacent;
            node.distance = sign.distance;
            node.operands.push_back(std::move(*left));
            node.operands.push_back(std::move(*right));
            left = std::move(node);
        }
        return left;
    }

    [[nodiscard]] tl::unexpected<Error> wrongOperand(std::size_t start) const
    {
        return malformedAt(m_text,
                           start,
                           "NEAR and ADJ stand between words, phrases, patterns, or ORs of these "
                           "in parentheses; AND, NOT and fields go outside");
    }

    Result<SearchNode> primary(int depth)
    {
        if (here().kind == Kind::Operand)
            return m_tokens[m_at++].operand;
        const bool minus = here().kind == Kind::Minus;
        if (!minus && here().kind != Kind::Open)
            return wrong(expectation());
        if (auto shallow = checkDepth(depth); !shallow)
            return passOn(shallow);
        ++m_at;
        if (!minus)
            return parenthesis(depth + 1);
        auto inner = primary(depth + 1);
        return inner ? Result<SearchNode>(negated(std::move(*inner))) : inner;
    }

    [[nodiscard]] std::string expectation() const
    {
        if (here().kind == Kind::Close && m_at == 0)
            return "this parenthesis was never opened";
        if (here().kind == Kind::Close && m_tokens[m_at - 1].kind == Kind::Open)
            return "there is nothing between these parentheses";
        const std::string_view before =
            m_at == 0 ? std::string_view()
                      : m_text.substr(m_tokens[m_at - 1].start,
                                      m_tokens[m_at - 1].end - m_tokens[m_at - 1].start);
        return before.empty() ? "expected a word (AND, OR, NEAR and ADJ in quotes are words, too)"
                              : fmt::format("expected a word after '{}'", before);
    }

    // After '('.
    Result<SearchNode> parenthesis(int depth)
    {
        const std::size_t opened = m_tokens[m_at - 1].start;
        auto inner = alternatives(depth);
        if (!inner || take(Kind::Close))
            return inner;
        return malformedAt(m_text, opened, "this parenthesis is never closed");
    }

    std::string_view m_text;
    std::vector<SearchToken> m_tokens;
    std::size_t m_at = 0;
    int m_nears = 0;
};

} // namespace

Result<SearchNode> parseSearch(std::string_view text)
{
    auto tokens = lexSearch(text);
    if (!tokens)
        return passOn(tokens);
    return Parser(text, std::move(*tokens)).run();
}

} // namespace crosscase::query
