// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/ratings_report.h"

#include "core/agreement/resample.h"
#include "core/base/number.h"

#include <fmt/format.h>

namespace crosscase::agreement {

using table::Kind;
using table::Value;

namespace {

constexpr int kDecimals = 6;
constexpr int kPercentDecimals = 2;

// Without a choice: what goes with the number of coders; of more than two, that for two is left
// out.
Chosen chosenFor(const Ratings& ratings, const Chosen& wanted)
{
    if (!wanted.empty())
        return wanted;
    const std::size_t coders = ratings.coders.size();
    Chosen chosen;
    for (const Coefficient& one : coefficients())
        if (one.ofValues != nullptr
            && (coders == 2 || (!one.twoCoders && (coders > 0 || one.name != "conger"))))
            chosen.push_back(&one);
    return chosen;
}

// One set of ratings, resampled on wish.
class RatingsRows {
public:
    RatingsRows(const Chosen& chosen, const Bootstrap& bootstrap)
        : m_chosen(chosen)
        , m_bootstrap(bootstrap)
    {}

    Result<void> add(table::Table& table,
                     const Ratings& ratings,
                     const Comparing& how,
                     const std::string& of,
                     const Progress& progress)
    {
        const Tally tally(ratings);
        auto bounds = boundsFor(ratings, how, progress);
        if (!bounds)
            return passOn(bounds);
        for (std::size_t at = 0; at < m_chosen.size(); ++at) {
            const Coefficient& one = *m_chosen[at];
            const Figure figure = one.ofValues(tally, how);
            std::vector<Value> cells{fmt::format("{}{}", one.name, of),
                                     cellOf(figure, one.percent),
                                     cellOf(figure.observed),
                                     cellOf(figure.expected)};
            if (m_bootstrap.samples > 0) {
                cells.push_back(cellOf((*bounds)[at].low, one.percent));
                cells.push_back(cellOf((*bounds)[at].high, one.percent));
                m_undefined = std::max(m_undefined, (*bounds)[at].undefined);
            }
            table.rows.push_back({std::move(cells)});
        }
        return {};
    }
    [[nodiscard]] std::size_t undefinedSamples() const { return m_undefined; }

private:
    Result<std::vector<Bounds>>
    boundsFor(const Ratings& ratings, const Comparing& how, const Progress& progress)
    {
        std::vector<std::vector<double>> values(m_chosen.size());
        std::vector<double> units;
        units.reserve(ratings.rows.size());
        for (const RatedUnits& row : ratings.rows)
            units.push_back(static_cast<double>(row.units));
        Resampler resampler(m_bootstrap.seed);
        Ratings drawn = ratings;
        for (int sample = 0; sample < m_bootstrap.samples; ++sample) {
            if (auto told = progress.report("resampling", sample, m_bootstrap.samples); !told)
                return passOn(told);
            const std::vector<double> times = resampler.drawUnits(units);
            for (std::size_t row = 0; row < times.size(); ++row)
                drawn.rows[row].units = static_cast<std::int64_t>(times[row]);
            const Tally tally(drawn);
            for (std::size_t at = 0; at < m_chosen.size(); ++at)
                if (const auto value = m_chosen[at]->ofValues(tally, how).value)
                    values[at].push_back(*value);
        }
        std::vector<Bounds> bounds;
        bounds.reserve(values.size());
        for (std::vector<double>& one : values)
            bounds.push_back(boundsOf(
                std::move(one), static_cast<std::size_t>(m_bootstrap.samples), m_bootstrap.level));
        return bounds;
    }

    const Chosen& m_chosen;
    Bootstrap m_bootstrap;
    std::size_t m_undefined = 0;
};

table::Table emptyTable(const Bootstrap& bootstrap)
{
    table::Table table;
    table.title = "Agreement";
    table.columns = {{{"coefficient"}, Kind::Text},
                     {{"value"}, Kind::Decimal},
                     {{"observed"}, Kind::Decimal},
                     {{"expected"}, Kind::Decimal}};
    if (bootstrap.samples > 0) {
        table.columns.push_back(
            {{fmt::format("{} % from", formatNumber(bootstrap.level))}, Kind::Decimal});
        table.columns.push_back(
            {{fmt::format("{} % to", formatNumber(bootstrap.level))}, Kind::Decimal});
    }
    return table;
}

std::string dataNote(const Ratings& ratings, const Tally& tally)
{
    return fmt::format("{} units, {} with two values or more; {}; {} categories.",
                       ratings.units(),
                       formatNumber(tally.pairable()),
                       ratings.coders.empty() ? std::string("counts, so that nobody knows who gave "
                                                            "which value")
                                              : fmt::format("{} coders", ratings.coders.size()),
                       ratings.categories.size());
}

std::string metricNote(const Comparing& how)
{
    std::string note = fmt::format("Metric of alpha: {}.", nameOf(how.metric));
    if (how.isWeighted())
        note += fmt::format(
            " Weights of kappa, pi, fleiss, conger, brennan-prediger and ac1 (then "
            "AC2): {} in the distance of {}.",
            nameOf(how.weights),
            how.metric == Metric::Interval || how.metric == Metric::Ratio ? "numbers" : "places");
    return note;
}

void addNotes(table::Table& table,
              const Ratings& ratings,
              const Comparing& how,
              const Chosen& chosen,
              const RatingsOptions& options)
{
    table.notes.push_back(dataNote(ratings, Tally(ratings)));
    table.notes.push_back(metricNote(how));
    if (how.positive)
        table.notes.push_back(fmt::format("The category of f1, precision, recall and jaccard: {}.",
                                          ratings.categories[*how.positive].label));
    for (std::size_t coder = 0; coder < ratings.coders.size(); ++coder)
        if (Tally(ratings).given(coder) <= 0)
            table.notes.push_back(fmt::format("{} gave no value at all.", ratings.coders[coder]));
    if (options.perCategory)
        table.notes.emplace_back("[category]: that category against all others.");
    if (options.bootstrap.samples > 0)
        table.notes.push_back(
            fmt::format("Intervals: {} samples of {} units drawn with replacement, percentiles; "
                        "seed {}.",
                        options.bootstrap.samples,
                        ratings.units(),
                        options.bootstrap.seed));
    for (const Coefficient* one : chosen)
        table.notes.push_back(formulaNote(*one));
}

} // namespace

Value cellOf(std::optional<double> number, bool percent)
{
    if (!number)
        return {};
    if (percent)
        return table::Decimal{*number * 100, kPercentDecimals};
    return table::Decimal{*number, kDecimals};
}

Value cellOf(const Figure& figure, bool percent)
{
    if (figure.value)
        return cellOf(figure.value, percent);
    return fmt::format("undefined ({})", reasonOf(figure.why));
}

std::string formulaNote(const Coefficient& coefficient)
{
    return fmt::format("{}: {}: {}{}.",
                       coefficient.name,
                       coefficient.title,
                       coefficient.formula,
                       coefficient.percent ? ", in percent" : "");
}

Result<table::Table>
ratingsTable(const Ratings& ratings, const RatingsOptions& options, const Progress& progress)
{
    const Comparing how = comparing(ratings, options.metric, options.weights, options.positive);
    const Chosen chosen = chosenFor(ratings, options.chosen);
    table::Table table = emptyTable(options.bootstrap);
    RatingsRows rows(chosen, options.bootstrap);
    if (auto added = rows.add(table, ratings, how, "", progress); !added)
        return passOn(added);
    for (std::size_t at = 0; options.perCategory && at < ratings.categories.size(); ++at) {
        const Ratings two = ratings.dichotomised(at);
        const std::string of = fmt::format(" [{}]", ratings.categories[at].label);
        if (auto added = rows.add(table, two, comparing(two, Metric::Nominal), of, progress);
            !added)
            return passOn(added);
    }
    addNotes(table, ratings, how, chosen, options);
    if (rows.undefinedSamples() > 0)
        table.notes.push_back(fmt::format("In up to {} samples a coefficient was undefined; its "
                                          "interval rests on the others.",
                                          rows.undefinedSamples()));
    return table;
}

Result<table::Table> segmentsTable(const SegmentTable& segments)
{
    UnitizingTally tally(segments.values.size(), segments.coders.size());
    std::int64_t length = 0;
    for (const auto& [document, continuum] : segments.continua) {
        if (auto added = tally.add(continuum); !added)
            return fail(added.error().code,
                        document.empty() ? added.error().detail
                                         : fmt::format("'{}': {}", document, added.error().detail));
        length += continuum.length;
    }
    table::Table table = emptyTable({});
    const auto add = [&table](const char* name, const Figure& figure) {
        table.rows.push_back({{std::string(name),
                               cellOf(figure),
                               cellOf(figure.observed),
                               cellOf(figure.expected)}});
    };
    add("u-alpha", tally.uAlpha());
    add("binary u-alpha", tally.binaryUAlpha());
    table.notes = {fmt::format("{} coders, {} values, {} texts of {} positions in all.",
                               segments.coders.size(),
                               segments.values.size(),
                               segments.continua.size(),
                               length),
                   "u-alpha (Krippendorff, Mathet, Bouvry & Widloecher 2016): 1 - Do / De of "
                   "lengths, segments "
                   "with their values and gaps; observed and expected are disagreement.",
                   "binary u-alpha: the same with all values taken as one, marked or not."};
    return table;
}

} // namespace crosscase::agreement
