// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qca/minimize.h"

#include "core/qca/cover.h"
#include "core/qca/primes.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <unordered_set>

namespace crosscase::qca {

namespace {

using Terms = std::vector<Term>;
using Numbers = std::vector<std::uint64_t>;

// The pairs of models that an intermediate solution is sought between.
constexpr std::size_t kMostPairs = 10'000;

struct Coded {
    Terms positive;
    Terms negative;
    std::unordered_set<std::uint64_t> decided; // bits of the rows that are no remainders
};

Coded coded(const TruthTable& table, Contradictions contradictions)
{
    Coded rows;
    for (const TruthRow& row : table.rows) {
        Out out = row.out;
        if (out == Out::Contradiction && contradictions != Contradictions::Remainder)
            out = contradictions == Contradictions::Present ? Out::Present : Out::Absent;
        if (out == Out::Present)
            rows.positive.push_back(row.configuration);
        else if (out == Out::Absent)
            rows.negative.push_back(row.configuration);
        if (out == Out::Present || out == Out::Absent)
            rows.decided.insert(row.configuration.bits());
    }
    return rows;
}

// Calls visit(row) for every row of the term.
template <typename Visit>
void forEachRow(Term term, std::span<const int> levels, Visit&& visit)
{
    std::vector<std::size_t> free;
    Term row = term;
    for (std::size_t condition = 0; condition < levels.size(); ++condition)
        if (term.at(condition) == Term::kAny) {
            free.push_back(condition);
            row.set(condition, 0);
        }
    while (true) {
        visit(row);
        std::size_t place = free.size();
        while (place > 0 && row.at(free[place - 1]) + 1 == levels[free[place - 1]])
            row.set(free[--place], 0);
        if (place == 0)
            return;
        row.set(free[place - 1], row.at(free[place - 1]) + 1);
    }
}

// The undecided rows of the terms, each once.
Terms undecidedIn(const Terms& terms, const Coded& rows, std::span<const int> levels)
{
    Terms found;
    std::unordered_set<std::uint64_t> known;
    for (const Term term : terms)
        forEachRow(term, levels, [&](Term row) {
            if (!rows.decided.contains(row.bits()) && known.insert(row.bits()).second)
                found.push_back(row);
        });
    return found;
}

Numbers numbersOf(const Terms& rows, std::span<const int> levels)
{
    Numbers numbers;
    for (const Term row : rows)
        numbers.push_back(rowNumber(row, levels));
    std::ranges::sort(numbers);
    return numbers;
}

int literalsOf(const Terms& terms)
{
    int sum = 0;
    for (const Term term : terms)
        sum += term.literals();
    return sum;
}

// Fewer literals first, then term by term.
bool modelBefore(const Model& a, const Model& b)
{
    if (literalsOf(a.terms) != literalsOf(b.terms))
        return literalsOf(a.terms) < literalsOf(b.terms);
    return std::ranges::lexicographical_compare(a.terms, b.terms, comesBefore);
}

// The models of the fewest primes that cover all positive rows.
Result<Minimized>
modelsOf(Terms primes, const Coded& rows, std::size_t most, const Progress& progress)
{
    std::vector<Bits> columns;
    for (const Term prime : primes) {
        Bits covered(rows.positive.size());
        for (std::size_t row = 0; row < rows.positive.size(); ++row)
            if (prime.covers(rows.positive[row]))
                covered.add(row);
        columns.push_back(std::move(covered));
    }
    auto covers = smallestCovers(columns, rows.positive.size(), most, progress);
    if (!covers)
        return passOn(covers);
    Minimized minimized;
    minimized.explained = rows.positive;
    minimized.more = covers->more;
    for (const auto& cover : covers->models) {
        Model model;
        for (const std::size_t prime : cover)
            model.terms.push_back(primes[prime]);
        minimized.models.push_back(std::move(model));
    }
    std::ranges::sort(minimized.models, modelBefore);
    minimized.primes = std::move(primes);
    return minimized;
}

class Minimizer {
public:
    Minimizer(const TruthTable& table, const MinimizeOptions& options, const Progress& progress)
        : m_levels(table.sets.levels)
        , m_rows(coded(table, options.contradictions))
        , m_options(options)
        , m_progress(progress)
    {}
    [[nodiscard]] const Coded& rows() const { return m_rows; }

    [[nodiscard]] Result<Minimized> conservative() const { return within(m_rows.positive); }

    [[nodiscard]] Result<Minimized> parsimonious() const
    {
        auto primes = primesWithout(m_rows.negative, m_rows.positive, m_levels, m_progress);
        if (!primes)
            return passOn(primes);
        return modelsOf(std::move(*primes), m_rows, m_options.mostModels, m_progress);
    }

    // For each pair of models: the easy ones of the parsimonious model's assumptions become
    // allowed rows, and the shortest expressions over positive and allowed rows are sought.
    [[nodiscard]] Result<Minimized> intermediate() const
    {
        auto plain = conservative();
        if (!plain)
            return plain;
        auto shortest = parsimonious();
        if (!shortest)
            return shortest;
        if (plain->models.size() * shortest->models.size() > kMostPairs)
            return fail(ErrorCode::Refused,
                        fmt::format("{} conservative and {} parsimonious models make too many "
                                    "pairs to look between; leave out conditions",
                                    plain->models.size(),
                                    shortest->models.size()));
        Found found;
        found.all.explained = m_rows.positive;
        found.all.more = plain->more || shortest->more;
        for (std::size_t c = 0; c < plain->models.size(); ++c) {
            const std::vector<Step> steps = easySteps(plain->models[c].terms);
            for (std::size_t p = 0; p < shortest->models.size(); ++p) {
                const Model::Between pair{fmt::format("C{}P{}", c + 1, p + 1),
                                          plain->models[c].terms,
                                          shortest->models[p].terms};
                if (auto added = addBetween(found, pair, steps); !added)
                    return passOn(added);
            }
        }
        std::ranges::sort(found.all.models, modelBefore);
        return std::move(found.all);
    }

    // The rows that the pair takes for positive easily: they follow from a conservative term by
    // moves towards what is expected alone, within a parsimonious term around it (Ragin and
    // Sonnett 2005).
    [[nodiscard]] Terms easyRows(const Model::Between& pair) const
    {
        return easyRows(pair, easySteps(pair.conservative));
    }

private:
    // A row that follows easily from a term.
    struct Step {
        Term from;
        Term row;
    };
    struct Found {
        Minimized all;
        std::map<std::vector<std::uint64_t>, std::vector<std::size_t>> byEasy; // places in all
        std::map<std::vector<std::uint64_t>, std::size_t> places;              // by terms
    };

    [[nodiscard]] Result<Minimized> within(const Terms& allowed) const
    {
        auto primes = primesWithin(allowed, m_rows.positive, m_levels, m_progress);
        if (!primes)
            return passOn(primes);
        return modelsOf(std::move(*primes), m_rows, m_options.mostModels, m_progress);
    }

    // Undecided rows that differ from a term in levels that are expected where the term's are not.
    [[nodiscard]] std::vector<Step> easySteps(const Terms& terms) const
    {
        std::vector<Step> steps;
        for (const Term term : terms) {
            Terms reached{term};
            for (std::size_t condition = 0; condition < m_levels.size(); ++condition) {
                const std::vector<int>& expected = m_options.expectations[condition];
                const int level = term.at(condition);
                if (level == Term::kAny || std::ranges::find(expected, level) != expected.end())
                    continue;
                const std::size_t before = reached.size();
                for (const int towards : expected)
                    for (std::size_t at = 0; at < before; ++at)
                        reached.push_back(reached[at].with(condition, towards));
            }
            for (const Term one : reached)
                forEachRow(one, m_levels, [&](Term row) {
                    if (!m_rows.decided.contains(row.bits()))
                        steps.push_back({term, row});
                });
        }
        return steps;
    }

    [[nodiscard]] Terms easyRows(const Model::Between& pair, const std::vector<Step>& steps) const
    {
        Terms rows;
        std::unordered_set<std::uint64_t> known;
        for (const Step& step : steps)
            if (std::ranges::any_of(pair.parsimonious,
                                    [&step](Term around) {
                                        return around.covers(step.from) && around.covers(step.row);
                                    })
                && known.insert(step.row.bits()).second)
                rows.push_back(step.row);
        return rows;
    }

    [[nodiscard]] Result<void>
    addBetween(Found& found, const Model::Between& pair, const std::vector<Step>& steps) const
    {
        Terms allowed = easyRows(pair, steps);
        std::vector<std::uint64_t> key = numbersOf(allowed, m_levels);
        const auto known = found.byEasy.find(key);
        if (known != found.byEasy.end()) {
            for (const std::size_t place : known->second)
                found.all.models[place].origins.push_back(pair);
            return {};
        }
        allowed.insert(allowed.end(), m_rows.positive.begin(), m_rows.positive.end());
        auto minimized = within(allowed);
        if (!minimized)
            return passOn(minimized);
        found.all.more = found.all.more || minimized->more;
        std::vector<std::size_t>& places = found.byEasy[std::move(key)];
        for (Model& model : minimized->models)
            if (const auto place = placeOf(found, std::move(model))) {
                found.all.models[*place].origins.push_back(pair);
                places.push_back(*place);
            }
        return {};
    }

    // Where the model stands; nothing: there are as many as are asked for.
    [[nodiscard]] std::optional<std::size_t> placeOf(Found& found, Model model) const
    {
        std::vector<std::uint64_t> key;
        for (const Term term : model.terms)
            key.push_back(term.bits());
        const auto known = found.places.find(key);
        if (known != found.places.end())
            return known->second;
        if (found.all.models.size() == m_options.mostModels) {
            found.all.more = true;
            return std::nullopt;
        }
        found.all.models.push_back(std::move(model));
        return found.places.emplace(std::move(key), found.all.models.size() - 1).first->second;
    }

    std::span<const int> m_levels;
    Coded m_rows;
    const MinimizeOptions& m_options;
    const Progress& m_progress;
};

Result<void> checkExpectations(const TruthTable& table, const MinimizeOptions& options)
{
    if (options.kind != SolutionKind::Intermediate)
        return {};
    const Sets& sets = table.sets;
    if (options.expectations.size() != sets.conditions.size())
        return fail(ErrorCode::Refused,
                    "the intermediate solution needs an expectation, or none, "
                    "for each condition");
    for (std::size_t condition = 0; condition < sets.conditions.size(); ++condition)
        for (const int level : options.expectations[condition])
            if (level < 0 || level >= sets.levels[condition])
                return fail(ErrorCode::Refused,
                            fmt::format("'{}' is expected at level {}; it has 0 to {}",
                                        sets.conditions[condition],
                                        level,
                                        sets.levels[condition] - 1));
    return {};
}

} // namespace

std::string_view nameOf(SolutionKind kind)
{
    switch (kind) {
    case SolutionKind::Conservative:
        return "conservative";
    case SolutionKind::Parsimonious:
        return "parsimonious";
    case SolutionKind::Intermediate:
        break;
    }
    return "intermediate";
}

Result<Minimized>
minimize(const TruthTable& table, const MinimizeOptions& options, const Progress& progress)
{
    if (auto good = checkExpectations(table, options); !good)
        return passOn(good);
    const Minimizer minimizer(table, options, progress);
    if (minimizer.rows().positive.empty())
        return fail(
            ErrorCode::Refused,
            fmt::format("no row of the truth table goes with {} (none is coded 1), so there "
                        "is nothing to minimize; look at the truth table, and perhaps "
                        "lower the cut-offs",
                        table.sets.outcomeName));
    auto minimized = options.kind == SolutionKind::Conservative   ? minimizer.conservative()
                     : options.kind == SolutionKind::Parsimonious ? minimizer.parsimonious()
                                                                  : minimizer.intermediate();
    if (minimized)
        minimized->options = options;
    return minimized;
}

std::vector<std::uint64_t>
assumptionsOf(const TruthTable& table, const Minimized& minimized, const Model& model)
{
    const Coded rows = coded(table, minimized.options.contradictions);
    return numbersOf(undecidedIn(model.terms, rows, table.sets.levels), table.sets.levels);
}

std::vector<std::uint64_t>
difficultOf(const TruthTable& table, const Minimized& minimized, const Model& model)
{
    const Progress silent;
    const Minimizer minimizer(table, minimized.options, silent);
    const std::span<const int> levels = table.sets.levels;
    std::set<std::uint64_t> difficult;
    for (const Model::Between& pair : model.origins) {
        const Numbers easy = numbersOf(minimizer.easyRows(pair), levels);
        const Numbers all =
            numbersOf(undecidedIn(pair.parsimonious, minimizer.rows(), levels), levels);
        std::ranges::set_difference(all, easy, std::inserter(difficult, difficult.end()));
    }
    return {difficult.begin(), difficult.end()};
}

} // namespace crosscase::qca
