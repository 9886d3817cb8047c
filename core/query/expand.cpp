// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/expand.h"

#include "core/query/near.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace crosscase::query {

namespace {

constexpr int kMaxDepth = 1000;
constexpr int kMaxParts = 100'000; // that saved queries bring in

class Expander {
public:
    explicit Expander(const model::Corpus& corpus)
        : m_corpus(&corpus)
    {}

    Result<Expression> run(const Expression& expression, int depth)
    {
        if (depth > kMaxDepth)
            return fail(ErrorCode::Malformed, "the expression is nested too deeply");
        if (!m_within.empty() && ++m_parts > kMaxParts)
            return fail(ErrorCode::Malformed,
                        fmt::format("with the saved query '{}' the expression has more than {} "
                                    "parts; ask for fewer queries in one",
                                    m_within.front()->name,
                                    kMaxParts));
        if (expression.op == Op::Query)
            return inPlaceOf(expression, depth);
        Expression whole{
            expression.op, expression.subject, expression.values, {}, expression.relation};
        for (const Expression& operand : expression.operands) {
            auto expanded = run(operand, depth + 1);
            if (!expanded)
                return expanded;
            whole.operands.push_back(std::move(*expanded));
        }
        return whole;
    }

private:
    Result<Expression> inPlaceOf(const Expression& query, int depth)
    {
        if (query.values.size() != 1)
            return fail(ErrorCode::Malformed, "query(...) takes one name");
        auto saved = savedQuery(*m_corpus, query.values.front());
        if (!saved)
            return passOn(saved);
        if (std::find(m_within.begin(), m_within.end(), *saved) != m_within.end())
            return circle(**saved);
        auto parsed = parse((*saved)->expression);
        if (!parsed)
            return fail(
                parsed.error().code,
                fmt::format("in the saved query '{}': {}", (*saved)->name, parsed.error().detail));
        m_within.push_back(*saved);
        auto expanded = run(*parsed, depth + 1);
        m_within.pop_back();
        return expanded;
    }

    tl::unexpected<Error> circle(const model::SavedQuery& saved) const
    {
        std::vector<std::string> names;
        for (const model::SavedQuery* query : m_within)
            names.push_back(query->name);
        names.push_back(saved.name);
        return fail(ErrorCode::Malformed,
                    fmt::format("the saved query '{}' asks for itself ({}); change one of them",
                                saved.name,
                                fmt::join(names, " -> ")));
    }

    const model::Corpus* m_corpus;
    std::vector<const model::SavedQuery*> m_within; // from the outermost
    int m_parts = 0;
};

} // namespace

Result<const model::SavedQuery*> savedQuery(const model::Corpus& corpus, std::string_view name)
{
    const std::string key = text::foldKey(name);
    std::vector<std::string> names;
    for (const model::SavedQuery& saved : corpus.rows<model::SavedQuery>()) {
        if (text::foldKey(saved.name) == key)
            return &saved;
        names.push_back(saved.name);
    }
    return fail(ErrorCode::NotFound,
                fmt::format("there is no saved query '{}'{}", name, didYouMean(name, names)));
}

Result<Expression> expand(const Expression& expression, const model::Corpus& corpus)
{
    return Expander(corpus).run(expression, 0);
}

bool asksFor(const Expression& expression, std::string_view name)
{
    if (expression.op == Op::Query && expression.values.size() == 1
        && text::foldKey(expression.values.front()) == text::foldKey(name))
        return true;
    return std::any_of(expression.operands.begin(),
                       expression.operands.end(),
                       [&](const Expression& operand) { return asksFor(operand, name); });
}

Expression renamed(Expression expression, std::string_view name, const std::string& newName)
{
    if (expression.op == Op::Query && asksFor(expression, name))
        expression.values = {newName};
    for (Expression& operand : expression.operands)
        operand = renamed(std::move(operand), name, newName);
    return expression;
}

} // namespace crosscase::query
