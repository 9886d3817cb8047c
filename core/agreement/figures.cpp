// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/figures.h"

#include <algorithm>
#include <array>

namespace crosscase::agreement {

namespace {

// Resamples that are summed up at once.
constexpr std::size_t kLanes = 8;
using Lanes = std::array<double, kLanes>;

// Computes the figures of many sums, with what it needs for that kept.
class Evaluator {
public:
    explicit Evaluator(const Chosen& chosen)
        : m_chosen(chosen)
    {}

    const std::vector<Figure>& figures(const RowSums& sums)
    {
        fill(m_tally, sums);
        m_figures.clear();
        for (const Coefficient* one : m_chosen)
            m_figures.push_back(figure(*one, sums));
        return m_figures;
    }

private:
    Figure figure(const Coefficient& one, const RowSums& sums) const
    {
        if (one.ofLengths)
            return binaryUAlpha(sums.lengths, sums.coders);
        return (one.ofCodes != nullptr ? one.ofCodes : one.ofValues)(m_tally, m_how);
    }

    const Chosen& m_chosen;
    Comparing m_how = comparingDecisions();
    Tally m_tally;
    std::vector<Figure> m_figures;
};

// A row laid out for adding up resamples.
class RowSampler {
public:
    explicit RowSampler(const Row& row)
        : m_row(&row)
        , m_sums(sumsOf(row))
    {
        for (std::size_t part = 0; part < row.parts.size(); ++part)
            for (const auto& [pattern, units] : row.parts[part].marked)
                m_entries.push_back({part, slotOf(pattern), units});
        m_totals.resize(m_sums.marked.size());
    }

    [[nodiscard]] std::size_t parts() const { return m_row->parts.size(); }
    [[nodiscard]] const RowSums& sums() const { return m_sums; }

    // Calls take(sums) for each lane, in order. weights: by part, then lane.
    template <typename Take>
    void byParts(const std::vector<double>& weights, std::size_t lanes, Take&& take)
    {
        std::ranges::fill(m_totals, Lanes{});
        for (const Entry& entry : m_entries) {
            Lanes& total = m_totals[entry.slot];
            const double* weight = &weights[entry.part * kLanes];
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                total[lane] += entry.units * weight[lane];
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            m_sample = {m_sums.coders, 0, {}, m_sums.marked};
            for (std::size_t part = 0; part < parts(); ++part) {
                const double weight = weights[part * kLanes + lane];
                m_sample.decisions += weight * m_row->parts[part].decisions;
                m_sample.lengths += m_row->parts[part].lengths.times(weight);
            }
            for (std::size_t slot = 0; slot < m_totals.size(); ++slot)
                m_sample.marked[slot].second = m_totals[slot][lane];
            take(m_sample);
        }
    }

    // The same for one document: its units are drawn. Lengths cannot be.
    template <typename Take>
    void byUnits(Resampler& resampler, std::size_t lanes, Take&& take)
    {
        std::vector<double> units{m_sums.of(0)};
        for (const auto& [pattern, number] : m_sums.marked)
            units.push_back(number);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const std::vector<double> drawn = resampler.drawUnits(units);
            m_sample = m_sums;
            m_sample.lengths = {};
            for (std::size_t slot = 0; slot < m_sample.marked.size(); ++slot)
                m_sample.marked[slot].second = drawn[slot + 1];
            take(m_sample);
        }
    }

private:
    struct Entry {
        std::size_t part;
        std::size_t slot; // of the pattern in m_sums.marked
        double units;
    };
    [[nodiscard]] std::size_t slotOf(Pattern pattern) const
    {
        return static_cast<std::size_t>(
            std::ranges::find(m_sums.marked, pattern, &std::pair<Pattern, double>::first)
            - m_sums.marked.begin());
    }

    const Row* m_row;
    RowSums m_sums;
    std::vector<Entry> m_entries;
    std::vector<Lanes> m_totals; // by slot
    RowSums m_sample;
};

class Intervals {
public:
    Intervals(const std::vector<Row>& rows,
              std::size_t meanOver,
              const Chosen& chosen,
              const Bootstrap& bootstrap)
        : m_meanOver(meanOver)
        , m_chosen(chosen)
        , m_bootstrap(bootstrap)
        , m_evaluator(chosen)
        , m_resampler(bootstrap.seed)
        , m_values(rows.size() * chosen.size())
        , m_means(chosen.size())
    {
        for (const Row& row : rows) {
            m_samplers.emplace_back(row);
            m_documents = std::max(m_documents, row.parts.size());
        }
        m_shared.resize(m_documents * kLanes);
    }

    Result<void> run(const Progress& progress)
    {
        const auto samples = static_cast<std::size_t>(m_bootstrap.samples);
        for (std::size_t done = 0; done < samples; done += kLanes) {
            if (auto told = progress.report("resampling",
                                            static_cast<std::int64_t>(done),
                                            static_cast<std::int64_t>(samples));
                !told)
                return told;
            draw(std::min(kLanes, samples - done));
        }
        return {};
    }

    void finish(AllFigures& all)
    {
        const auto samples = static_cast<std::size_t>(m_bootstrap.samples);
        for (std::size_t row = 0; row < m_samplers.size(); ++row) {
            all.rows[row].byUnits = m_samplers[row].parts() < 2;
            for (std::size_t at = 0; at < m_chosen.size(); ++at)
                all.rows[row].bounds.push_back(boundsOf(
                    std::move(m_values[row * m_chosen.size() + at]), samples, m_bootstrap.level));
        }
        for (std::vector<double>& means : m_means)
            all.mean.bounds.push_back(boundsOf(std::move(means), samples, m_bootstrap.level));
    }

private:
    // The next few resamples of all rows.
    void draw(std::size_t lanes)
    {
        drawInto(m_shared, m_documents, lanes);
        m_sumOfRows.assign(lanes * m_chosen.size(), 0);
        m_rowsWithValue.assign(lanes * m_chosen.size(), 0);
        for (std::size_t row = 0; row < m_samplers.size(); ++row) {
            std::size_t lane = 0;
            const auto take = [&](const RowSums& sums) { keep(row, lane++, sums); };
            RowSampler& sampler = m_samplers[row];
            if (sampler.parts() < 2) {
                sampler.byUnits(m_resampler, lanes, take);
            } else if (sampler.parts() == m_documents) {
                sampler.byParts(m_shared, lanes, take);
            } else {
                m_own.resize(sampler.parts() * kLanes);
                drawInto(m_own, sampler.parts(), lanes);
                sampler.byParts(m_own, lanes, take);
            }
        }
        for (std::size_t lane = 0; lane < lanes; ++lane)
            for (std::size_t at = 0; at < m_chosen.size(); ++at)
                if (const double rows = m_rowsWithValue[lane * m_chosen.size() + at]; rows > 0)
                    m_means[at].push_back(m_sumOfRows[lane * m_chosen.size() + at] / rows);
    }

    void drawInto(std::vector<double>& weights, std::size_t parts, std::size_t lanes)
    {
        std::vector<double> one(parts);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            m_resampler.drawThings(one);
            for (std::size_t part = 0; part < parts; ++part)
                weights[part * kLanes + lane] = one[part];
        }
    }

    void keep(std::size_t row, std::size_t lane, const RowSums& sums)
    {
        const std::vector<Figure>& figures = m_evaluator.figures(sums);
        for (std::size_t at = 0; at < m_chosen.size(); ++at) {
            const std::optional<double> value = figures[at].value;
            if (!value)
                continue;
            m_values[row * m_chosen.size() + at].push_back(*value);
            if (row < m_meanOver) {
                m_sumOfRows[lane * m_chosen.size() + at] += *value;
                m_rowsWithValue[lane * m_chosen.size() + at] += 1;
            }
        }
    }

    std::size_t m_meanOver;
    const Chosen& m_chosen;
    Bootstrap m_bootstrap;
    Evaluator m_evaluator;
    Resampler m_resampler;
    std::vector<RowSampler> m_samplers; // by row
    std::size_t m_documents = 0;
    std::vector<std::vector<double>> m_values; // by row, coefficient: of the samples
    std::vector<std::vector<double>> m_means;  // by coefficient: of the samples
    std::vector<double> m_shared;              // weights by document, lane
    std::vector<double> m_own;                 // of a row that does not hold all documents
    std::vector<double> m_sumOfRows;           // by lane, coefficient
    std::vector<double> m_rowsWithValue;       // by lane, coefficient
};

MeanFigures meanOf(const std::vector<RowFigures>& rows, std::size_t over, std::size_t coefficients)
{
    MeanFigures mean;
    for (std::size_t at = 0; at < coefficients; ++at) {
        double sum = 0;
        std::size_t defined = 0;
        for (std::size_t row = 0; row < over; ++row)
            if (const auto value = rows[row].figures[at].value) {
                sum += *value;
                ++defined;
            }
        mean.undefined.push_back(over - defined);
        mean.values.push_back(defined == 0 ? std::nullopt
                                           : std::optional(sum / static_cast<double>(defined)));
    }
    return mean;
}

} // namespace

std::vector<Figure> figuresOf(const RowSums& sums, const Chosen& chosen)
{
    return Evaluator(chosen).figures(sums);
}

Result<AllFigures> figuresOf(const std::vector<Row>& rows,
                             std::size_t meanOver,
                             const Chosen& chosen,
                             const Bootstrap& bootstrap,
                             const Progress& progress)
{
    AllFigures all;
    Evaluator evaluator(chosen);
    for (const Row& row : rows) {
        RowFigures figures;
        figures.sums = sumsOf(row);
        figures.figures = evaluator.figures(figures.sums);
        all.rows.push_back(std::move(figures));
    }
    all.mean = meanOf(all.rows, meanOver, chosen.size());
    if (bootstrap.samples > 0 && !rows.empty()) {
        Intervals intervals(rows, meanOver, chosen, bootstrap);
        if (auto done = intervals.run(progress); !done)
            return passOn(done);
        intervals.finish(all);
    }
    return all;
}

} // namespace crosscase::agreement
