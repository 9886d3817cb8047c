// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/rows.h"

#include "core/model/trees.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace crosscase::agreement {

namespace {

constexpr std::array<std::string_view, 5> kPers{"code", "document", "case", "pair", "embedded"};

constexpr const char* kOfNoCase = "(of no case)";

void add(std::vector<std::pair<Pattern, double>>& marked, Pattern pattern, double units)
{
    const auto known = std::ranges::find(marked, pattern, &std::pair<Pattern, double>::first);
    if (known == marked.end())
        marked.emplace_back(pattern, units);
    else
        known->second += units;
}

// Puts the parts of a comparison into rows.
class RowMaker {
public:
    explicit RowMaker(const Comparison& comparison)
        : m_comparison(comparison)
    {
        std::map<model::Id<model::Document>, std::uint32_t> numbers;
        for (const Part& part : comparison.parts) {
            const auto next = static_cast<std::uint32_t>(numbers.size());
            m_documents.push_back(numbers.try_emplace(part.document, next).first->second);
        }
    }

    // rowOf(part, code) is the place of the row; `names` are the rows'.
    template <typename RowOf>
    std::vector<Row> make(const std::vector<std::string>& names, RowOf&& rowOf)
    {
        for (const std::string& name : names)
            m_rows.push_back({name, m_comparison.coders.size(), {}});
        m_places.resize(names.size());
        for (std::size_t part = 0; part < m_comparison.parts.size(); ++part)
            for (std::size_t code = 0; code < m_comparison.codes.size(); ++code) {
                RowPart& own = partOf(rowOf(part, code), part);
                own.decisions += m_comparison.parts[part].units;
                own.lengths.length += m_comparison.parts[part].length;
            }
        for (const MarkedUnits& units : m_comparison.units)
            add(partOf(rowOf(units.part, units.code), units.part).marked,
                units.pattern,
                units.units);
        for (const CodeLengths& lengths : m_comparison.lengths)
            partOf(rowOf(lengths.part, lengths.code), lengths.part).lengths += lengths.sums;
        return std::move(m_rows);
    }

private:
    // What the document of a part adds to a row.
    RowPart& partOf(std::size_t row, std::size_t part)
    {
        std::vector<std::int32_t>& places = m_places[row];
        const std::uint32_t document = m_documents[part];
        if (places.size() <= document)
            places.resize(document + 1, -1);
        std::vector<RowPart>& parts = m_rows[row].parts;
        if (places[document] < 0) {
            places[document] = static_cast<std::int32_t>(parts.size());
            parts.push_back({document, 0, {}, {}});
        }
        return parts[static_cast<std::size_t>(places[document])];
    }

    const Comparison& m_comparison;
    std::vector<std::uint32_t> m_documents; // by part: number of its document
    std::vector<Row> m_rows;
    std::vector<std::vector<std::int32_t>> m_places; // by row, document: place among its parts
};

// The rows' names, and by part its row.
struct Keys {
    std::vector<std::string> names;
    std::vector<std::size_t> rowOf;
};

template <typename Id>
Keys keysOf(const Comparison& comparison, Id Part::*key, const auto& nameOf)
{
    Keys keys;
    std::map<Id, std::size_t> rows;
    for (const Part& part : comparison.parts) {
        const auto [row, isNew] = rows.try_emplace(part.*key, keys.names.size());
        if (isNew)
            keys.names.push_back(nameOf(part.*key));
        keys.rowOf.push_back(row->second);
    }
    return keys;
}

// Of cases of every level: a case, then what is embedded in it; last the text of none.
Keys embeddedKeys(const Comparison& comparison, const model::Corpus& corpus)
{
    const model::CaseTree tree(corpus);
    std::map<model::Id<model::Case>, std::size_t> rows;
    for (const Part& part : comparison.parts)
        rows.emplace(part.unit, 0);
    Keys keys;
    const auto name = [&](model::Id<model::Case> unit, const std::string& words) {
        if (const auto row = rows.find(unit); row != rows.end()) {
            row->second = keys.names.size();
            keys.names.push_back(words);
        }
    };
    for (const model::Id<model::Case> unit : tree.inOrder())
        name(unit, tree.pathOf(unit));
    name({}, kOfNoCase);
    for (const Part& part : comparison.parts)
        keys.rowOf.push_back(rows.at(part.unit));
    return keys;
}

Keys keysFor(const Comparison& comparison, Per per, const model::Corpus& corpus)
{
    if (per == Per::Embedded)
        return embeddedKeys(comparison, corpus);
    if (per == Per::Document)
        return keysOf(
            comparison, &Part::document, [&](auto document) { return corpus.get(document).name; });
    return keysOf(comparison, &Part::unit, [&](auto unit) {
        return unit ? corpus.get(unit).name : std::string(kOfNoCase);
    });
}

} // namespace

std::optional<Per> perNamed(std::string_view name)
{
    const auto found = std::ranges::find(kPers, name);
    if (found == kPers.end())
        return std::nullopt;
    return static_cast<Per>(found - kPers.begin());
}

std::string_view nameOf(Per per)
{
    return kPers.at(static_cast<std::size_t>(per));
}

std::vector<Row> rowsOf(const Comparison& comparison, Per per, const model::Corpus& corpus)
{
    RowMaker maker(comparison);
    if (per == Per::Code) {
        std::vector<std::string> names;
        names.reserve(comparison.codes.size());
        for (const ComparedCode& code : comparison.codes)
            names.push_back(code.name);
        return maker.make(names, [](std::size_t, std::size_t code) { return code; });
    }
    const Keys keys = keysFor(comparison, per, corpus);
    return maker.make(keys.names, [&](std::size_t part, std::size_t) { return keys.rowOf[part]; });
}

Row pooled(const Comparison& comparison, std::string name)
{
    RowMaker maker(comparison);
    return maker.make({std::move(name)}, [](std::size_t, std::size_t) { return std::size_t{0}; })
        .front();
}

double RowSums::of(Pattern pattern) const
{
    if (pattern == 0)
        return decisions - markedByAny();
    const auto found = std::ranges::find(marked, pattern, &std::pair<Pattern, double>::first);
    return found == marked.end() ? 0 : found->second;
}

double RowSums::markedByAny() const
{
    return std::accumulate(
        marked.begin(), marked.end(), 0.0, [](double sum, const std::pair<Pattern, double>& one) {
            return sum + one.second;
        });
}

RowSums sumsOf(const Row& row)
{
    RowSums sums;
    sums.coders = row.coders;
    for (const RowPart& part : row.parts) {
        sums.decisions += part.decisions;
        sums.lengths += part.lengths;
        for (const auto& [pattern, units] : part.marked)
            add(sums.marked, pattern, units);
    }
    return sums;
}

void fill(Tally& tally, const RowSums& sums)
{
    tally.reset(2, sums.coders);
    std::array<int, kMostCoders> values{};
    const auto addPattern = [&](Pattern pattern, double units) {
        for (std::size_t coder = 0; coder < sums.coders; ++coder)
            values.at(coder) = static_cast<int>(pattern >> coder & 1U);
        if (units > 0)
            tally.add(std::span(values.data(), sums.coders), units);
    };
    for (const auto& [pattern, units] : sums.marked)
        addPattern(pattern, units);
    addPattern(0, sums.decisions - sums.markedByAny());
}

} // namespace crosscase::agreement
