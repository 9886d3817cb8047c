// SPDX-License-Identifier: GPL-3.0-or-later
// One pass over the codings that tells, for each, the cells it belongs to.
//
//            | columns ...          total       cell = piece.base + lane.offset
//     rows   |  .   .   .   .         .
//     ...    |  .   .   .   .         .         A piece is a stretch of text: a row, a column, or
//     the meeting total  |  .   .   .   .         .         of both. A lane is a code, a coder or a
//     query. The totals are
//                                               pieces and lanes like others, so they count each
//                                               coding once.
// The codings of a document come by (start, id): unions need no sort, and codings of the same text
// are neighbours. With sub-codes a coding that bears several of them counts once per text and
// coder: the first of them stands for all; in the totals the first of each theme.
#pragma once

#include "core/base/progress.h"
#include "core/matrix/axes.h"
#include "core/matrix/gate.h"

#include <algorithm>
#include <optional>
#include <span>

namespace crosscase::matrix {

struct Layout;

// The numbering of cells: rows x columns, a row and a column of totals behind them.
struct Grid {
    std::size_t rows = 0;
    std::size_t columns = 0;
    [[nodiscard]] std::size_t width() const { return columns + 1; }
    [[nodiscard]] std::size_t size() const { return (rows + 1) * width(); }
    [[nodiscard]] std::size_t at(std::size_t row, std::size_t column) const
    {
        return row * width() + column;
    }
};

struct Piece {
    std::size_t base = 0;
    Region region;
    model::Id<model::Case> unit;
};

struct Lane {
    std::size_t offset = 0;
    std::int32_t theme = 0; // in totals with sub-codes: codings of one theme count once; else 0
};

// Of an axis that is no text: the lanes of a coding.
class Lanes {
public:
    [[nodiscard]] static Result<Lanes>
    make(const Scope& scope, const ResolvedAxis& axis, std::size_t stride, bool totals);
    [[nodiscard]] std::span<const Lane>
    of(const model::Codings::Block& block, std::size_t row, model::Id<model::Case> unit) const
    {
        if (m_query)
            return m_query->accepts(block, row, unit) ? std::span<const Lane>(m_lanes)
                                                      : std::span<const Lane>();
        return byId(block, row);
    }
    [[nodiscard]] std::span<const Lane> byId(const model::Codings::Block& block,
                                             std::size_t row) const
    {
        const std::int32_t key = m_byCoder ? block.coder[row].value : block.code[row].value;
        const auto at = static_cast<std::size_t>(key);
        if (at + 1 >= m_first.size())
            return {};
        return {m_lanes.data() + m_first[at], m_first[at + 1] - m_first[at]};
    }
    [[nodiscard]] bool isQuery() const { return m_query.has_value(); }
    [[nodiscard]] Gate* query() { return m_query ? &*m_query : nullptr; }

private:
    std::optional<Gate> m_query;
    bool m_byCoder = false;
    std::vector<Lane> m_lanes;
    std::vector<std::uint32_t> m_first; // by id: where in m_lanes; one more than there are ids
};

class Scan {
public:
    // The axes must outlive the scan.
    [[nodiscard]] static Result<Scan> make(const Scope& scope,
                                           const ResolvedAxis& rows,
                                           const ResolvedAxis& columns,
                                           const TableSpec& spec,
                                           bool totals);

    [[nodiscard]] const Grid& grid() const { return m_grid; }
    // Several codings of the same text and coder are told, too.
    void tellRepeats() { m_once = false; }
    // Only what can belong to this cell.
    void only(const Layout& layout, std::size_t row, std::size_t column);
    // The base of the pieces that can hold a cell, and the documents in which a base has text.
    [[nodiscard]] static std::size_t
    baseOf(const Layout& layout, std::size_t row, std::size_t column);
    [[nodiscard]] std::unordered_map<std::size_t, std::vector<model::Id<model::Document>>>
    documentsByBase() const;

    // Calls onDocument(document, pieces) -> Result<void> for each document with text in the table,
    // and onHit(block, row, piece, cell) for each coding in each of its cells. piece is a number in
    // pieces.
    template <typename OnDocument, typename OnHit>
    [[nodiscard]] Result<void> run(const Progress& progress, OnDocument&& onDocument, OnHit&& onHit)
    {
        std::int64_t done = 0;
        for (const model::Document* document : m_scope->documents()) {
            const auto pieces = m_pieces.find(document->id);
            if (pieces == m_pieces.end())
                continue;
            if (auto told = tell(progress, done++); !told)
                return told;
            if (Result<void> ready = onDocument(*document, pieces->second); !ready)
                return ready;
            if (auto entered = enter(*document); !entered)
                return entered;
            // Telling them apart once per document keeps the common case free of questions.
            const bool whole = allWhole(pieces->second);
            const auto& codings = m_scope->corpus().codings();
            if (whole && isPlain())
                codings.forEachIn(document->id,
                                  [&](const model::Codings::Block& block, std::size_t row) {
                                      visitPlain(block, row, pieces->second, onHit);
                                  });
            else
                codings.forEachIn(document->id,
                                  [&](const model::Codings::Block& block, std::size_t row) {
                                      visit(block, row, pieces->second, onHit);
                                  });
        }
        return {};
    }

    // Those whose codings were told, by name.
    [[nodiscard]] std::vector<std::string> coderNames() const;

private:
    explicit Scan(const Scope& scope)
        : m_scope(&scope)
        , m_gate(Gate::ofFilter(scope))
    {}
    void layOut(const ResolvedAxis& rows, const ResolvedAxis& columns, bool totals);
    void layOutMeetings(const Layer& rows, const Layer& columns, bool totals);
    [[nodiscard]] Result<void> tell(const Progress& progress, std::int64_t done) const;
    [[nodiscard]] Result<void> enter(const model::Document& document);
    [[nodiscard]] std::span<const Lane>
    lanesOf(const model::Codings::Block& block, std::size_t row, model::Id<model::Case> unit);
    [[nodiscard]] std::span<const Lane>
    meetings(const model::Codings::Block& block, std::size_t row, model::Id<model::Case> unit);

    // Does the coding stand alone at its start, so that no other can be of the same text?
    [[nodiscard]] bool standsAlone(const model::Codings::Block& block, std::size_t row)
    {
        if (block.start[row] != m_runStart) {
            m_runStart = block.start[row];
            if (!m_seen.empty())
                m_seen.clear();
        }
        return m_seen.empty() && row + 1 < block.size()
               && (block.start[row + 1] != m_runStart
                   || block.document[row + 1] != block.document[row]);
    }
    [[nodiscard]] bool isRepeat(const model::Codings::Block& block,
                                std::size_t row,
                                std::size_t cell,
                                std::int32_t theme)
    {
        const Seen here{block.end[row], block.coder[row], cell, theme};
        if (std::find(m_seen.begin(), m_seen.end(), here) != m_seen.end())
            return true;
        m_seen.push_back(here);
        return false;
    }

    // Those that a coding has in the case, if the filter accepts it there.
    std::span<const Lane>
    acceptedLanes(const model::Codings::Block& block, std::size_t row, model::Id<model::Case> unit)
    {
        return m_gate.accepts(block, row, unit) ? lanesOf(block, row, unit)
                                                : std::span<const Lane>();
    }

    // No filter, no query, one axis of codes or coders.
    [[nodiscard]] bool isPlain() const
    {
        return m_gate.open() && m_rowLanes.has_value() != m_columnLanes.has_value()
               && !(m_rowLanes ? *m_rowLanes : *m_columnLanes).isQuery();
    }
    [[nodiscard]] static bool allWhole(const std::vector<Piece>& pieces)
    {
        return std::all_of(
            pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.region.whole; });
    }

    // Of a document whose pieces are all whole, when isPlain().
    template <typename OnHit>
    void visitPlain(const model::Codings::Block& block,
                    std::size_t row,
                    const std::vector<Piece>& pieces,
                    OnHit& onHit)
    {
        if (block.orphan[row] != 0)
            return;
        const std::span<const Lane> lanes =
            (m_rowLanes ? *m_rowLanes : *m_columnLanes).byId(block, row);
        if (lanes.empty())
            return;
        m_coders[static_cast<std::size_t>(block.coder[row].value)] = 1;
        const bool alone = !m_once || standsAlone(block, row);
        for (std::size_t p = 0; p < pieces.size(); ++p)
            for (const Lane& lane : lanes) {
                const std::size_t cell = pieces[p].base + lane.offset;
                if (alone || !isRepeat(block, row, cell, lane.theme))
                    onHit(block, row, p, cell);
            }
    }

    template <typename OnHit>
    void visit(const model::Codings::Block& block,
               std::size_t row,
               const std::vector<Piece>& pieces,
               OnHit& onHit)
    {
        if (block.orphan[row] != 0)
            return;
        std::span<const Lane> lanes;
        if (!m_byCase) {
            lanes = acceptedLanes(block, row, {});
            if (lanes.empty())
                return;
        }
        const bool alone = !m_once || standsAlone(block, row);
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            const Piece& piece = pieces[p];
            if (!piece.region.intersects(block.span(row)))
                continue;
            if (m_byCase)
                lanes = acceptedLanes(block, row, piece.unit);
            for (const Lane& lane : lanes) {
                const std::size_t cell = piece.base + lane.offset;
                if (alone || !isRepeat(block, row, cell, lane.theme)) {
                    m_coders[static_cast<std::size_t>(block.coder[row].value)] = 1;
                    onHit(block, row, p, cell);
                }
            }
        }
    }

    struct Seen {
        text::CodePoint end;
        model::Id<model::Coder> coder;
        std::size_t cell;
        std::int32_t theme;
        bool operator==(const Seen&) const = default;
    };

    const Scope* m_scope;
    Gate m_gate;
    Grid m_grid;
    std::optional<Lanes> m_rowLanes;
    std::optional<Lanes> m_columnLanes;
    std::unordered_map<model::Id<model::Document>, std::vector<Piece>> m_pieces;
    bool m_byCase = false; // the filter, or a query, must be asked case by case
    bool m_once = false;
    std::vector<Lane> m_meetings;
    std::vector<std::int32_t> m_coders; // by id: was a coding of his told?
    std::vector<Seen> m_seen;           // cells of the codings that start at m_runStart
    text::CodePoint m_runStart = -1;
};

} // namespace crosscase::matrix
