// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_counts.h"

#include <unordered_set>

namespace crosscase::matrix {

using model::Case;
using model::Codings;
using model::Document;
using model::Id;

namespace {

// Cases as rows or columns: each 0 or 1; a total is the number of outermost entries that have it.
Result<Counts> countOnCaseAxis(const Layout& layout, bool totals, const Progress& progress)
{
    auto present = count(layout, Measure::Present, totals, progress);
    if (!present || !totals)
        return present;
    const Grid grid = layout.grid();
    const ResolvedAxis& cases = *layout.axisOf(AxisKind::Cases);
    const bool byRow = &cases == &layout.rows;
    const std::size_t across = byRow ? grid.columns : grid.rows;
    for (std::size_t other = 0; other <= across; ++other) {
        std::int64_t sum = 0;
        for (std::size_t entry = 0; entry < cases.entries.size(); ++entry)
            if (cases.entries[entry].indent == 0)
                sum += present->cells[byRow ? grid.at(entry, other) : grid.at(other, entry)];
        present->cells[byRow ? grid.at(grid.rows, other) : grid.at(other, grid.columns)] = sum;
    }
    return present;
}

// The cases that are counted, each with the entry of the attribute axis it stands in.
struct Countable {
    ResolvedAxis cases;         // an entry each
    const ResolvedAxis* groups; // the attribute axis, or nullptr
    std::unordered_map<Id<Case>, std::size_t> groupOf;
};

Result<Countable> countableCases(const Layout& layout)
{
    Countable countable{{}, layout.axisOf(AxisKind::AttributeValues), {}};
    Axis axis;
    if (countable.groups != nullptr) {
        for (std::size_t group = 0; group < countable.groups->units.size(); ++group)
            for (const Id<Case> unit : countable.groups->units[group]) {
                countable.groupOf.emplace(unit, group);
                axis.level = layout.scope.cases().depthOf(unit) + 1;
            }
    }
    auto cases = resolve(layout.scope, axis, layout.spec);
    if (!cases)
        return passOn(cases);
    countable.cases = std::move(*cases);
    return countable;
}

// For each piece of the document entered, the cases whose text meets it.
class Meetings {
public:
    Meetings(const Layout& layout, const Countable& countable)
        : m_layout(&layout)
        , m_countable(&countable)
    {}
    void enter(const Document& document, const std::vector<Piece>& pieces)
    {
        m_byPiece.assign(pieces.size(), {});
        const auto parts = m_countable->cases.layer.find(document.id);
        if (parts == m_countable->cases.layer.end())
            return;
        for (std::size_t piece = 0; piece < pieces.size(); ++piece)
            for (const Part& part : parts->second)
                if (part.unit && isOf(part.unit, pieces[piece]))
                    m_byPiece[piece].push_back(
                        {part.unit, intersect(part.region, pieces[piece].region)});
    }
    [[nodiscard]] const std::vector<CaseRegion>& of(std::size_t piece) const
    {
        return m_byPiece[piece];
    }

private:
    // Groups count their own cases only.
    [[nodiscard]] bool isOf(Id<Case> unit, const Piece& piece) const
    {
        const ResolvedAxis* groups = m_countable->groups;
        if (groups == nullptr)
            return true;
        const std::size_t width = m_layout->grid().width();
        const std::size_t entry =
            m_layout->entryOn(*groups, piece.base / width, piece.base % width);
        return entry == groups->entries.size() || m_countable->groupOf.at(unit) == entry;
    }
    const Layout* m_layout;
    const Countable* m_countable;
    std::vector<std::vector<CaseRegion>> m_byPiece;
};

} // namespace

Result<Counts> countCases(const Layout& layout, bool totals, const Progress& progress)
{
    if (layout.axisOf(AxisKind::Cases) != nullptr)
        return countOnCaseAxis(layout, totals, progress);
    auto countable = countableCases(layout);
    if (!countable)
        return passOn(countable);
    auto scan = layout.scan(totals);
    if (!scan)
        return passOn(scan);
    Meetings meetings(layout, *countable);
    Counts counts;
    counts.cells.resize(scan->grid().size());
    std::vector<std::unordered_set<Id<Case>>> seen(counts.cells.size());
    auto done = scan->run(
        progress,
        [&](const Document& document, const std::vector<Piece>& pieces) {
            meetings.enter(document, pieces);
            return Result<void>{};
        },
        [&](const Codings::Block& block, std::size_t row, std::size_t piece, std::size_t cell) {
            for (const CaseRegion& part : meetings.of(piece))
                if (part.region.intersects(block.span(row)))
                    seen[cell].insert(part.unit);
        });
    if (!done)
        return passOn(done);
    for (std::size_t cell = 0; cell < seen.size(); ++cell)
        counts.cells[cell] = static_cast<std::int64_t>(seen[cell].size());
    counts.coders = scan->coderNames();
    return counts;
}

} // namespace crosscase::matrix
