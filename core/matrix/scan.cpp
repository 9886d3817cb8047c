// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/scan.h"

#include "core/matrix/layout.h"
#include "core/text/fold.h"

namespace crosscase::matrix {

using model::Id;

namespace {

template <typename Row>
std::size_t idsOf(const model::Corpus& corpus)
{
    std::int32_t largest = 0;
    for (const Row& row : corpus.rows<Row>())
        largest = std::max(largest, row.id.value);
    return static_cast<std::size_t>(largest) + 1;
}

// (id, lane) pairs -> lanes by id.
struct Keyed {
    std::size_t key;
    Lane lane;
};

} // namespace

Result<Lanes>
Lanes::make(const Scope& scope, const ResolvedAxis& axis, std::size_t stride, bool totals)
{
    Lanes lanes;
    const std::size_t total = axis.entries.size() * stride;
    if (axis.role == Role::Query) {
        auto gate = Gate::ofQuery(scope, axis.query);
        if (!gate)
            return passOn(gate);
        lanes.m_query = std::move(*gate);
        lanes.m_lanes.push_back({0, 0});
        if (totals)
            lanes.m_lanes.push_back({total, 0});
        return lanes;
    }
    lanes.m_byCoder = axis.role == Role::Coder;
    const std::size_t ids =
        lanes.m_byCoder ? idsOf<model::Coder>(scope.corpus()) : idsOf<model::Code>(scope.corpus());
    std::vector<Keyed> keyed;
    std::vector<std::uint8_t> inTotal(totals ? ids : 0);
    const auto add = [&](std::int32_t id, std::size_t entry, std::int32_t theme) {
        const auto key = static_cast<std::size_t>(id);
        keyed.push_back({key, {entry * stride, 0}});
        if (totals && inTotal[key] == 0) {
            inTotal[key] = 1;
            keyed.push_back({key, {total, theme}});
        }
    };
    for (std::size_t entry = 0; entry < axis.entries.size(); ++entry) {
        if (lanes.m_byCoder)
            add(axis.entries[entry].object.value, entry, 0);
        else
            for (const Id<model::Code> code : axis.codes[entry])
                add(code.value, entry, scope.codes().rootOf(code).value);
    }
    std::stable_sort(
        keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
    lanes.m_first.assign(ids + 1, 0);
    for (const Keyed& each : keyed) {
        ++lanes.m_first[each.key + 1];
        lanes.m_lanes.push_back(each.lane);
    }
    for (std::size_t id = 0; id < ids; ++id)
        lanes.m_first[id + 1] += lanes.m_first[id];
    return lanes;
}

Result<Scan> Scan::make(const Scope& scope,
                        const ResolvedAxis& rows,
                        const ResolvedAxis& columns,
                        const TableSpec& spec,
                        bool totals)
{
    Scan scan(scope);
    scan.m_grid = {rows.entries.size(), columns.entries.size()};
    scan.m_byCase = !scan.m_gate.open() && scan.m_gate.byCase();
    const auto takeLanes = [&](const ResolvedAxis& axis,
                               std::size_t stride,
                               std::optional<Lanes>& into) -> Result<void> {
        if (axis.role == Role::Text)
            return {};
        auto lanes = Lanes::make(scope, axis, stride, totals);
        if (!lanes)
            return passOn(lanes);
        into = std::move(*lanes);
        scan.m_byCase = scan.m_byCase || (into->query() != nullptr && into->query()->byCase());
        const bool coded = axis.role == Role::Code;
        scan.m_once = scan.m_once || (coded && (axis.is(AxisKind::Themes) || spec.withSubcodes));
        return {};
    };
    if (auto taken = takeLanes(rows, scan.m_grid.width(), scan.m_rowLanes); !taken)
        return passOn(taken);
    if (auto taken = takeLanes(columns, 1, scan.m_columnLanes); !taken)
        return passOn(taken);
    scan.layOut(rows, columns, totals);
    scan.m_coders.assign(idsOf<model::Coder>(scope.corpus()), 0);
    return scan;
}

void Scan::layOut(const ResolvedAxis& rows, const ResolvedAxis& columns, bool totals)
{
    const bool byRow = rows.role == Role::Text;
    if (byRow && columns.role == Role::Text)
        return layOutMeetings(rows.layer, columns.layer, totals);
    const bool byColumn = columns.role == Role::Text;
    if (!byRow && !byColumn) {
        for (const auto& [document, parts] : everything(*m_scope))
            m_pieces[document].push_back({0, parts.front().region, {}});
        return;
    }
    const ResolvedAxis& axis = byRow ? rows : columns;
    const std::size_t stride = byRow ? m_grid.width() : 1;
    for (const auto& [document, parts] : axis.layer) {
        std::vector<Piece>& pieces = m_pieces[document];
        for (const Part& part : parts)
            if (totals || part.entry < axis.entries.size())
                pieces.push_back({part.entry * stride, part.region, part.unit});
    }
}

void Scan::layOutMeetings(const Layer& rows, const Layer& columns, bool totals)
{
    for (const auto& [document, rowParts] : rows) {
        const auto columnParts = columns.find(document);
        if (columnParts == columns.end())
            continue;
        std::vector<Piece> pieces;
        for (const Part& row : rowParts)
            for (const Part& column : columnParts->second) {
                if (!totals && (row.entry == m_grid.rows || column.entry == m_grid.columns))
                    continue;
                Region common = intersect(row.region, column.region);
                if (!common.empty())
                    pieces.push_back({m_grid.at(row.entry, column.entry),
                                      std::move(common),
                                      row.unit ? row.unit : column.unit});
            }
        if (!pieces.empty())
            m_pieces.emplace(document, std::move(pieces));
    }
}

std::size_t Scan::baseOf(const Layout& layout, std::size_t row, std::size_t column)
{
    const std::size_t down = layout.rows.role == Role::Text ? row * layout.grid().width() : 0;
    return down + (layout.columns.role == Role::Text ? column : 0);
}

std::unordered_map<std::size_t, std::vector<Id<model::Document>>> Scan::documentsByBase() const
{
    std::unordered_map<std::size_t, std::vector<Id<model::Document>>> documents;
    for (const auto& [document, pieces] : m_pieces)
        for (const Piece& piece : pieces)
            documents[piece.base].push_back(document);
    return documents;
}

void Scan::only(const Layout& layout, std::size_t row, std::size_t column)
{
    const std::size_t base = baseOf(layout, row, column);
    for (auto at = m_pieces.begin(); at != m_pieces.end();) {
        std::erase_if(at->second, [base](const Piece& piece) { return piece.base != base; });
        at = at->second.empty() ? m_pieces.erase(at) : std::next(at);
    }
}

Result<void> Scan::tell(const Progress& progress, std::int64_t done) const
{
    constexpr std::int64_t kStep = 64;
    if (done % kStep != 0)
        return {};
    return progress.report("counting", done, static_cast<std::int64_t>(m_pieces.size()));
}

Result<void> Scan::enter(const model::Document& document)
{
    m_runStart = -1;
    m_seen.clear();
    if (!m_gate.open())
        if (auto entered = m_gate.enter(document); !entered)
            return entered;
    for (std::optional<Lanes>* lanes : {&m_rowLanes, &m_columnLanes})
        if (*lanes && (*lanes)->query() != nullptr)
            if (auto entered = (*lanes)->query()->enter(document); !entered)
                return entered;
    return {};
}

std::span<const Lane>
Scan::lanesOf(const model::Codings::Block& block, std::size_t row, Id<model::Case> unit)
{
    static constexpr Lane kOnly{};
    if (m_rowLanes && m_columnLanes)
        return meetings(block, row, unit);
    if (m_columnLanes)
        return m_columnLanes->of(block, row, unit);
    return m_rowLanes ? m_rowLanes->of(block, row, unit) : std::span<const Lane>(&kOnly, 1);
}

std::span<const Lane>
Scan::meetings(const model::Codings::Block& block, std::size_t row, Id<model::Case> unit)
{
    m_meetings.clear();
    const auto columns = m_columnLanes->of(block, row, unit);
    if (columns.empty())
        return {};
    for (const Lane& down : m_rowLanes->of(block, row, unit))
        for (const Lane& across : columns)
            m_meetings.push_back({down.offset + across.offset, std::max(down.theme, across.theme)});
    return m_meetings;
}

std::vector<std::string> Scan::coderNames() const
{
    std::vector<std::string> names;
    for (const model::Coder& coder : m_scope->corpus().rows<model::Coder>())
        if (m_coders[static_cast<std::size_t>(coder.id.value)] != 0)
            names.push_back(coder.name);
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return text::compareNames(a, b) < 0;
    });
    return names;
}

} // namespace crosscase::matrix
