// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/necessity.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::qca {

namespace {

// Expressions of one length that are kept at a time.
constexpr std::size_t kMostExpressions = 2'000'000;

struct Grown {
    Expression expression;
    std::size_t last = 0; // its last condition
    std::vector<double> members;
};

class Growth {
public:
    Growth(const Sets& sets, const SupersetOptions& options, const Progress& progress)
        : m_sets(sets)
        , m_options(options)
        , m_progress(progress)
    {
        for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
            for (int level = sets.levels[condition] - 1; level >= 0; --level) {
                Grown one;
                one.expression.literals.set(condition, level);
                one.last = condition;
                for (std::size_t unit = 0; unit < sets.cases.size(); ++unit)
                    one.members.push_back(sets.membership(condition, level, unit));
                one.expression.fit = necessity(one.members, sets.outcome);
                m_single.push_back(std::move(one));
            }
    }
    // A conjunction is at most as necessary as its parts: only those that are go on growing.
    // A disjunction is at least as necessary: only those that are not.
    [[nodiscard]] Result<void> grow(bool disjunction, std::vector<Expression>& found)
    {
        std::vector<Grown> going;
        for (const Grown& one : m_single)
            if (necessary(one.expression) != disjunction)
                going.push_back(one);
        m_minimal.clear();
        for (const Grown& one : m_single)
            if (disjunction && necessary(one.expression))
                m_minimal.push_back(one.expression.literals);
        for (std::size_t length = 1; length < m_options.mostLiterals && !going.empty(); ++length) {
            auto longer = lengthened(going, disjunction, found);
            if (!longer)
                return passOn(longer);
            going = std::move(*longer);
        }
        return {};
    }
    void addSingle(std::vector<Expression>& found) const
    {
        for (const Grown& one : m_single)
            if (reachesAll(one.expression.fit))
                found.push_back(one.expression);
    }

private:
    [[nodiscard]] bool necessary(const Expression& expression) const
    {
        return reaches(expression.fit.incl, m_options.inclusionCut);
    }
    [[nodiscard]] bool reachesAll(const Necessity& fit) const
    {
        // A relevance of 0/0 belongs to what all cases are full members of: no relevance.
        return reaches(fit.incl, m_options.inclusionCut) && reaches(fit.cov, m_options.coverageCut)
               && reaches(fit.ron.value_or(0), m_options.ronCut);
    }
    [[nodiscard]] Grown joined(const Grown& one, const Grown& literal, bool disjunction) const
    {
        Grown both = one;
        both.expression.disjunction = disjunction;
        both.expression.literals.set(literal.last, literal.expression.literals.at(literal.last));
        both.last = literal.last;
        for (std::size_t unit = 0; unit < both.members.size(); ++unit)
            both.members[unit] = disjunction ? std::max(one.members[unit], literal.members[unit])
                                             : std::min(one.members[unit], literal.members[unit]);
        both.expression.fit = necessity(both.members, m_sets.outcome);
        return both;
    }
    [[nodiscard]] bool holdsMinimal(Term literals) const
    {
        return std::ranges::any_of(m_minimal,
                                   [literals](Term part) { return part.covers(literals); });
    }
    [[nodiscard]] Result<std::vector<Grown>>
    lengthened(const std::vector<Grown>& going, bool disjunction, std::vector<Expression>& found)
    {
        std::vector<Grown> longer;
        std::vector<Term> minimal;
        std::int64_t done = 0;
        for (const Grown& one : going) {
            const auto total = static_cast<std::int64_t>(going.size());
            if (auto told = m_progress.report("necessary expressions", done++, total); !told)
                return passOn(told);
            for (const Grown& literal : m_single) {
                if (literal.last <= one.last)
                    continue;
                Grown both = joined(one, literal, disjunction);
                if (disjunction && holdsMinimal(both.expression.literals))
                    continue;
                const bool isNecessary = necessary(both.expression);
                if (isNecessary && reachesAll(both.expression.fit))
                    found.push_back(both.expression);
                if (isNecessary && disjunction)
                    minimal.push_back(both.expression.literals);
                if (isNecessary != disjunction)
                    longer.push_back(std::move(both));
            }
            if (longer.size() * m_sets.cases.size() > 64 * kMostExpressions
                || longer.size() > kMostExpressions)
                return fail(ErrorCode::Refused,
                            "there are too many expressions to look at; ask for fewer literals "
                            "(--literals)");
        }
        m_minimal.insert(m_minimal.end(), minimal.begin(), minimal.end());
        return longer;
    }

    const Sets& m_sets;
    const SupersetOptions& m_options;
    const Progress& m_progress;
    std::vector<Grown> m_single;
    std::vector<Term> m_minimal; // disjunctions that are necessary by themselves
};

} // namespace

std::string toText(const Expression& expression, const Sets& sets)
{
    if (!expression.disjunction)
        return toText(expression.literals, sets);
    std::string text;
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
        if (const int level = expression.literals.at(condition); level != Term::kAny)
            text += (text.empty() ? "" : " + ") + literalText(condition, level, sets);
    return text;
}

std::vector<Expression> singleNecessity(const Sets& sets)
{
    std::vector<Expression> all;
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
        for (int level = sets.levels[condition] - 1; level >= 0; --level) {
            Expression one;
            one.literals.set(condition, level);
            one.fit = necessity(memberships(one.literals, sets), sets.outcome);
            all.push_back(one);
        }
    return all;
}

Result<std::vector<Expression>>
supersets(const Sets& sets, const SupersetOptions& options, const Progress& progress)
{
    for (const double cut : {options.inclusionCut, options.coverageCut, options.ronCut})
        if (!(cut >= 0 && cut <= 1))
            return fail(ErrorCode::Refused, "a cut-off of necessity lies between 0 and 1");
    Growth growth(sets, options, progress);
    std::vector<Expression> found;
    growth.addSingle(found);
    for (const bool disjunction : {false, true})
        if (auto grown = growth.grow(disjunction, found); !grown)
            return passOn(grown);
    return found;
}

} // namespace crosscase::qca
