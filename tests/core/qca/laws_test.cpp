// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold of any data: against brute force, for up to five conditions.
#include "core/qca/necessity.h"
#include "tests/core/qca/lipset.h"

#include <algorithm>
#include <functional>
#include <rapidcheck.h>
#include <set>

using namespace crosscase;
using namespace crosscase::qca;
using namespace crosscase::qca::test;

namespace {

// Random crisp or multi-value data: at most `most` conditions of 2 to `levels` levels. The row of
// the first case is positive.
DataSet anyData(std::size_t most, int levels)
{
    DataSet data;
    const auto conditions = *rc::gen::inRange<std::size_t>(1, most + 1);
    const auto cases = *rc::gen::inRange<std::size_t>(1, 24);
    for (std::size_t unit = 0; unit < cases; ++unit)
        data.cases.push_back(fmt::format("c{}", unit));
    for (std::size_t condition = 0; condition < conditions; ++condition) {
        const int count = *rc::gen::inRange(2, levels + 1);
        Variable variable{
            fmt::format("A{}", condition), count > 2 ? Kind::MultiValue : Kind::Crisp, count, {}};
        for (std::size_t unit = 0; unit < cases; ++unit)
            variable.values.emplace_back(*rc::gen::inRange(0, count));
        data.conditions.push_back(variable);
    }
    data.outcome = {"OUT", Kind::Crisp, 2, {}};
    for (std::size_t unit = 0; unit < cases; ++unit) {
        const bool asFirst =
            std::ranges::all_of(data.conditions, [unit](const Variable& condition) {
                return condition.values[unit] == condition.values[0];
            });
        data.outcome.values.emplace_back(asFirst ? 1 : *rc::gen::inRange(0, 2));
    }
    return data;
}

DataSet anyFuzzy()
{
    DataSet data = anyData(4, 2);
    for (Variable& condition : data.conditions) {
        condition.kind = Kind::Fuzzy;
        for (auto& value : condition.values)
            value = *rc::gen::inRange(0, 101) / 100.0;
    }
    data.outcome.kind = Kind::Fuzzy;
    for (auto& value : data.outcome.values)
        value = *rc::gen::inRange(0, 101) / 100.0;
    return data;
}

std::vector<Term> allRows(const TruthTable& table)
{
    std::vector<Term> rows;
    for (std::uint64_t number = 1; number <= table.possible(); ++number)
        rows.push_back(rowAt(number, table.sets.levels));
    return rows;
}

// Every term there is.
std::vector<Term> allTerms(const TruthTable& table)
{
    std::vector<Term> terms{Term()};
    for (std::size_t condition = 0; condition < table.sets.levels.size(); ++condition) {
        const std::vector<Term> shorter = terms;
        for (const Term term : shorter)
            for (int level = 0; level < table.sets.levels[condition]; ++level)
                terms.push_back(term.with(condition, level));
    }
    return terms;
}

bool covers(const std::vector<Term>& terms, Term row)
{
    return std::ranges::any_of(terms, [row](Term term) { return term.covers(row); });
}

struct World {
    TruthTable table;
    std::vector<Term> positive, negative, rows;
    explicit World(const DataSet& data)
        : table(truth(data, {.inclusionCut = 0.75}))
        , positive(table.rowsWith(Out::Present))
        , negative(table.rowsWith(Out::Absent))
        , rows(allRows(table))
    {}
    // May the solution take the row for positive?
    [[nodiscard]] bool allows(SolutionKind kind, Term row) const
    {
        const auto in = [row](const std::vector<Term>& some) {
            return std::ranges::find(some, row) != some.end();
        };
        return kind == SolutionKind::Conservative ? in(positive) : !in(negative);
    }
    [[nodiscard]] bool isImplicant(SolutionKind kind, Term term) const
    {
        return std::ranges::all_of(
            rows, [&](Term row) { return !term.covers(row) || allows(kind, row); });
    }
    // The fewest implicants that cover the positive rows, found by trying every set of them.
    [[nodiscard]] std::size_t fewest(SolutionKind kind) const
    {
        std::set<std::uint64_t> covered; // which positive rows, a bit each
        for (const Term term : allTerms(table)) {
            if (!isImplicant(kind, term))
                continue;
            std::uint64_t bits = 0;
            for (std::size_t row = 0; row < positive.size(); ++row)
                bits |= std::uint64_t{term.covers(positive[row])} << row;
            covered.insert(bits);
        }
        std::set<std::uint64_t> reached{0};
        const std::uint64_t all = (std::uint64_t{1} << positive.size()) - 1;
        for (std::size_t count = 0;; ++count) {
            if (reached.contains(all))
                return count;
            std::set<std::uint64_t> next;
            for (const std::uint64_t before : reached)
                for (const std::uint64_t one : covered)
                    next.insert(before | one);
            reached = std::move(next);
        }
    }
};

void checkSolution(const World& world, SolutionKind kind)
{
    const Minimized minimized = solve(world.table, kind);
    RC_ASSERT(!minimized.models.empty());
    std::set<std::vector<std::uint64_t>> seen;
    for (const Model& model : minimized.models) {
        std::vector<std::uint64_t> bits;
        for (const Term term : model.terms)
            bits.push_back(term.bits());
        RC_ASSERT(seen.insert(bits).second);
        for (const Term row : world.positive)
            RC_ASSERT(covers(model.terms, row));
        for (const Term row : world.negative)
            RC_ASSERT(!covers(model.terms, row));
        RC_ASSERT(model.terms.size() == world.fewest(kind));
        for (const Term term : model.terms) {
            RC_ASSERT(world.isImplicant(kind, term));
            for (std::size_t condition = 0; condition < world.table.sets.levels.size(); ++condition)
                if (term.at(condition) != Term::kAny)
                    RC_ASSERT(!world.isImplicant(kind, term.with(condition, Term::kAny)));
        }
        std::vector<std::uint64_t> assumed;
        for (const Term row : world.rows)
            if (covers(model.terms, row)
                && std::ranges::find(world.positive, row) == world.positive.end())
                assumed.push_back(rowNumber(row, world.table.sets.levels));
        RC_ASSERT(assumptionsOf(world.table, minimized, model) == assumed);
    }
}

// How many sets of primes of the smallest size cover the positive rows: all of them are told.
std::size_t countModels(const World& world, SolutionKind kind)
{
    std::vector<Term> primes;
    for (const Term term : allTerms(world.table)) {
        bool prime =
            world.isImplicant(kind, term)
            && std::ranges::any_of(world.positive, [term](Term row) { return term.covers(row); });
        for (std::size_t condition = 0; condition < world.table.sets.levels.size(); ++condition)
            prime = prime
                    && (term.at(condition) == Term::kAny
                        || !world.isImplicant(kind, term.with(condition, Term::kAny)));
        if (prime)
            primes.push_back(term);
    }
    const std::size_t size = world.fewest(kind);
    std::size_t found = 0;
    std::vector<Term> chosen;
    const std::function<void(std::size_t)> choose = [&](std::size_t from) {
        if (chosen.size() == size) {
            found +=
                std::ranges::all_of(world.positive, [&](Term row) { return covers(chosen, row); });
            return;
        }
        for (std::size_t at = from; at < primes.size(); ++at) {
            chosen.push_back(primes[at]);
            choose(at + 1);
            chosen.pop_back();
        }
    };
    choose(0);
    return found;
}

} // namespace

TEST_CASE("models cover what is positive and nothing negative, with prime terms, as few as can be")
{
    REQUIRE(rc::check("crisp, five conditions", [] {
        const World world(anyData(5, 2));
        checkSolution(world, SolutionKind::Conservative);
        checkSolution(world, SolutionKind::Parsimonious);
    }));
    REQUIRE(rc::check("multi-value, three conditions of up to four levels", [] {
        const World world(anyData(3, 4));
        checkSolution(world, SolutionKind::Conservative);
        checkSolution(world, SolutionKind::Parsimonious);
    }));
}

TEST_CASE("all models of the fewest terms are told")
{
    REQUIRE(rc::check("as many as brute force finds", [] {
        const World world(anyData(3, 3));
        for (const SolutionKind kind : {SolutionKind::Conservative, SolutionKind::Parsimonious})
            RC_ASSERT(solve(world.table, kind).models.size() == countModels(world, kind));
    }));
}

TEST_CASE("conservative within intermediate within parsimonious")
{
    REQUIRE(rc::check("row by row, whatever is expected", [] {
        const World world(anyData(5, 3));
        const Minimized plain = solve(world.table, SolutionKind::Conservative);
        const Minimized shortest = solve(world.table, SolutionKind::Parsimonious);
        MinimizeOptions options{.kind = SolutionKind::Intermediate};
        for (const int levels : world.table.sets.levels) {
            const int level = *rc::gen::inRange(-1, levels);
            options.expectations.push_back(level < 0 ? std::vector<int>{}
                                                     : std::vector<int>{level});
        }
        const Minimized between = solve(world.table, options);
        RC_ASSERT(!between.models.empty());
        for (const Model& model : between.models) {
            for (const Term row : world.positive)
                RC_ASSERT(covers(model.terms, row));
            RC_ASSERT(std::ranges::any_of(shortest.models, [&](const Model& around) {
                return std::ranges::all_of(world.rows, [&](Term row) {
                    return !covers(model.terms, row) || covers(around.terms, row);
                });
            }));
            for (const Model& inner : plain.models)
                for (const Term row : world.rows)
                    RC_ASSERT(!covers(inner.terms, row) || covers(model.terms, row));
        }
    }));
    REQUIRE(rc::check("without any expectation it is the conservative one", [] {
        const World world(anyData(4, 3));
        MinimizeOptions options{.kind = SolutionKind::Intermediate};
        options.expectations.resize(world.table.sets.levels.size());
        RC_ASSERT(models(world.table, solve(world.table, options))
                  == models(world.table, solve(world.table, SolutionKind::Conservative)));
    }));
}

TEST_CASE("laws of fuzzy sets")
{
    REQUIRE(rc::check("x sufficient for y is y necessary for x", [] {
        const Sets data = sets(anyFuzzy());
        for (std::size_t condition = 0; condition < data.conditions.size(); ++condition) {
            Term term;
            term.set(condition, 1);
            const std::vector<double> x = memberships(term, data);
            RC_ASSERT(sufficiency(x, data.outcome).incl == necessity(data.outcome, x).incl);
            RC_ASSERT(sufficiency(x, data.outcome).cov == necessity(x, data.outcome).incl);
            RC_ASSERT(sufficiency(x, data.outcome).incl == necessity(x, data.outcome).cov);
        }
    }));
    REQUIRE(rc::check("PRI and inclusion lie in 0 to 1, PRI not above inclusion", [] {
        const TruthTable table = truth(anyFuzzy());
        for (const TruthRow& row : table.rows) {
            RC_ASSERT(row.incl && *row.incl >= 0 && *row.incl <= 1 + 1e-12);
            if (row.pri)
                RC_ASSERT(*row.pri >= -1e-12 && *row.pri <= *row.incl + 1e-9);
        }
    }));
    REQUIRE(rc::check("a case belongs to one row at most", [] {
        const TruthTable table = truth(anyFuzzy());
        std::size_t in = table.between.size();
        for (const TruthRow& row : table.rows)
            in += row.cases.size();
        RC_ASSERT(in == table.sets.cases.size());
    }));
}

TEST_CASE("the expressions found necessary are those that brute force finds")
{
    REQUIRE(rc::check("conjunctions all, disjunctions without a necessary part", [] {
        const TruthTable table = truth(anyFuzzy());
        const Sets& data = table.sets;
        SupersetOptions options{.inclusionCut = 0.8, .coverageCut = 0.3};
        const auto found = supersets(data, options);
        RC_ASSERT(found.has_value());
        const auto fitOfTerm = [&](Term term, bool disjunction) {
            if (!disjunction)
                return necessity(memberships(term, data), data.outcome);
            std::vector<Term> parts;
            for (std::size_t condition = 0; condition < data.levels.size(); ++condition)
                if (term.at(condition) != Term::kAny)
                    parts.push_back(Term().with(condition, term.at(condition)));
            return necessity(memberships(parts, data), data.outcome);
        };
        std::set<std::pair<std::uint64_t, bool>> expected;
        for (const bool disjunction : {false, true})
            for (const Term term : allTerms(table)) {
                if (term.literals() == 0 || (disjunction && term.literals() == 1))
                    continue;
                const Necessity fit = fitOfTerm(term, disjunction);
                if (!reaches(fit.incl, 0.8) || !reaches(fit.cov, 0.3))
                    continue;
                bool minimal = true;
                for (const Term part : allTerms(table))
                    if (disjunction && part != term && part.literals() > 0 && part.covers(term))
                        minimal = minimal && !reaches(fitOfTerm(part, true).incl, 0.8);
                if (minimal)
                    expected.emplace(term.bits(), disjunction);
            }
        std::set<std::pair<std::uint64_t, bool>> told;
        for (const Expression& one : *found)
            told.emplace(one.literals.bits(), one.disjunction);
        RC_ASSERT(told == expected);
        RC_ASSERT(told.size() == found->size());
    }));
}
