// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/predictor_outcome.h"

#include "core/matrix/ordered_cases.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Id;
using model::Rating;
using table::Value;

namespace {

// How a predictor goes with the outcome.
struct Agreement {
    std::size_t both = 0; // cases rated on both
    std::size_t same = 0; // of them at the same level
    bool comparable = true;
    std::size_t pairs = 0; // of cases that differ in both
    std::size_t inOrder = 0;
};

class PredictorOutcome {
public:
    PredictorOutcome(const DisplayInput& input, OrderedCases& ordered)
        : m_input(&input)
        , m_ordered(&ordered)
    {}
    [[nodiscard]] Result<table::Table> table();

private:
    [[nodiscard]] Result<void> readRatings();
    [[nodiscard]] Agreement agreementOf(std::size_t predictor) const;
    void addCases(table::Table& table) const;
    void addLevelCounts(table::Table& table) const;
    void addAgreement(table::Table& table);

    const DisplayInput* m_input;
    OrderedCases* m_ordered;
    std::vector<std::vector<const Rating*>> m_ratings; // predictors x cases
    std::set<Id<model::Scale>> m_scales;
    Authors m_raters;
    std::string m_best;
};

Result<void> PredictorOutcome::readRatings()
{
    for (const GridCode& code : m_ordered->grid.codes()) {
        std::vector<const Rating*> column;
        for (const GridCase& unit : m_ordered->grid.cases()) {
            auto rating = m_ordered->grid.rating(unit, code.id);
            if (!rating)
                return passOn(rating);
            column.push_back(*rating);
            if (*rating == nullptr)
                continue;
            m_scales.insert((*rating)->scale);
            m_raters.add((*rating)->coder);
        }
        m_ratings.push_back(std::move(column));
    }
    return {};
}

void PredictorOutcome::addCases(table::Table& table) const
{
    const auto& grid = m_ordered->grid;
    for (std::size_t at = 0; at < grid.cases().size(); ++at) {
        table::Row row{{m_ordered->of[at].name, grid.cases()[at].name}, 0, false};
        for (std::size_t column = 0; column < grid.codes().size(); ++column) {
            const Rating* rating = m_ratings[column][at];
            if (rating != nullptr)
                row.cells.emplace_back(rating->value);
            else
                row.cells.push_back(m_input->options.state ? Value{std::string(nameOf(
                                        grid.state(grid.cases()[at], grid.codes()[column].id)))}
                                                           : Value{});
        }
        table.rows.push_back(std::move(row));
    }
}

// For each level, highest first, how many cases have it.
void PredictorOutcome::addLevelCounts(table::Table& table) const
{
    const auto& corpus = m_input->corpus;
    const auto addRow = [&](const std::string& head, const auto& isIt) {
        table::Row row{{std::string("cases"), head}, 0, true};
        for (const auto& column : m_ratings)
            row.cells.push_back(
                countOf(static_cast<std::size_t>(std::ranges::count_if(column, isIt))));
        table.rows.push_back(std::move(row));
    };
    for (const Id<model::Scale> id : m_scales) {
        const auto scale = corpus.find(id);
        if (!scale)
            continue;
        auto levels = levelsOf(corpus, *scale);
        std::ranges::reverse(levels);
        for (const model::ScaleValue& level : levels)
            addRow(
                m_scales.size() > 1 ? fmt::format("{}: {}", scale->name, level.value) : level.value,
                [&](const Rating* rating) {
                    return rating != nullptr && rating->scale == id && rating->value == level.value;
                });
    }
    addRow("not rated", [](const Rating* rating) { return rating == nullptr; });
}

Agreement PredictorOutcome::agreementOf(std::size_t predictor) const
{
    Agreement found;
    const std::vector<const Rating*>& column = m_ratings[predictor];
    std::vector<std::pair<double, double>> ranks; // outcome, predictor
    for (std::size_t at = 0; at < column.size(); ++at) {
        const Level& outcome = m_ordered->of[at];
        if (column[at] == nullptr || !outcome.rank)
            continue;
        const auto rank = rankOf(m_input->corpus, *column[at]);
        if (!rank)
            continue;
        ++found.both;
        if (outcome.rating == nullptr || outcome.rating->scale != column[at]->scale)
            found.comparable = false;
        else if (outcome.rating->value == column[at]->value)
            ++found.same;
        ranks.emplace_back(*outcome.rank, *rank);
    }
    for (std::size_t a = 0; a < ranks.size(); ++a)
        for (std::size_t b = a + 1; b < ranks.size(); ++b) {
            const double outcome = ranks[a].first - ranks[b].first;
            const double predicted = ranks[a].second - ranks[b].second;
            if (outcome == 0 || predicted == 0)
                continue;
            ++found.pairs;
            found.inOrder += (outcome > 0) == (predicted > 0) ? 1U : 0U;
        }
    return found;
}

void PredictorOutcome::addAgreement(table::Table& table)
{
    table::Row same{{std::string("with the outcome"), std::string("same level")}, 0, true};
    table::Row pairs{{std::string("with the outcome"), std::string("pairs in its order")}, 0, true};
    std::size_t most = 0;
    std::vector<std::string> best;
    for (std::size_t column = 0; column < m_ratings.size(); ++column) {
        const Agreement found = agreementOf(column);
        const bool counts = found.comparable && found.both > 0;
        same.cells.push_back(counts ? Value{fmt::format("{} of {}", found.same, found.both)}
                                    : Value{});
        pairs.cells.push_back(
            found.pairs > 0 ? Value{fmt::format("{} of {}", found.inOrder, found.pairs)} : Value{});
        if (!counts || found.same == 0 || found.same < most)
            continue;
        if (found.same > most)
            best.clear();
        most = found.same;
        best.push_back(model::joinPath(m_ordered->grid.codes()[column].heads));
    }
    table.rows.push_back(std::move(same));
    table.rows.push_back(std::move(pairs));
    if (!best.empty())
        m_best =
            fmt::format("Most cases at the level of the outcome ({}): {}.", most, listed(best));
}

Result<table::Table> PredictorOutcome::table()
{
    m_ordered->grid.drop(m_ordered->levels.code());
    if (auto read = readRatings(); !read)
        return passOn(read);
    table::Table table = m_ordered->begun("Predictors of " + m_ordered->levels.head());
    for (const GridCode& code : m_ordered->grid.codes())
        table.columns.push_back(textColumn(code.heads));
    addCases(table);
    addLevelCounts(table);
    addAgreement(table);
    table.notes.emplace_back("Shown: the researcher's ratings of the predictors.");
    if (!m_best.empty())
        table.notes.push_back(m_best);
    table.notes.emplace_back(
        "Same level: cases rated on both, on the same scale, with the same value. Pairs in its "
        "order: of the pairs of cases that differ in the outcome and in the predictor, those in "
        "which the case higher in the one is higher in the other; none of many: the reverse order. "
        "With few cases this shows a pattern and proves none.");
    m_ordered->addNotes(table.notes);
    m_ordered->grid.addScaleNotes(table.notes, m_scales);
    // The outcome's scale may be that of the predictors.
    for (auto note = table.notes.begin(); note != table.notes.end();)
        note = std::find(table.notes.begin(), note, *note) != note ? table.notes.erase(note)
                                                                   : note + 1;
    table.notes.push_back(m_raters.told(m_input->corpus, "Predictors rated"));
    addChoiceNotes(table.notes, m_input->options);
    return table;
}

} // namespace

Result<table::Table> predictorOutcome(const DisplayInput& input)
{
    auto ordered = orderedBy(input, UsualCodes::Rated);
    if (!ordered)
        return passOn(ordered);
    return PredictorOutcome(input, *ordered).table();
}

} // namespace crosscase::matrix
