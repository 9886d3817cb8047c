// SPDX-License-Identifier: GPL-3.0-or-later
// How much text: the content of passages, without labels and timestamps, in characters (code
// points) or words.
#pragma once

#include "core/matrix/layout.h"

#include <cstdint>
#include <vector>

namespace crosscase::matrix {

enum class Unit : std::uint8_t { Characters, Words };

// Measures the pieces of one document after the other, and sums what codings cover of them, each
// place once per cell.
class Coverage {
public:
    Coverage(const Scope& scope, Unit unit, std::size_t cells);
    [[nodiscard]] Result<void> enter(const model::Document& document,
                                     const std::vector<Piece>& pieces);
    // Codings must come by start.
    void add(text::Span span, std::size_t piece, std::size_t cell)
    {
        if (m_document[cell] != m_current) {
            m_document[cell] = m_current;
            m_reached[cell] = 0;
        }
        const text::CodePoint start = std::max(span.start, m_reached[cell]);
        if (start >= span.end)
            return;
        m_reached[cell] = span.end;
        m_covered[cell] += m_rulers[m_rulerOf[piece]].between(start, span.end);
    }
    [[nodiscard]] std::vector<std::int64_t> take() { return std::move(m_covered); }

private:
    const Scope* m_scope;
    Unit m_unit;
    std::vector<std::int64_t> m_covered;
    std::vector<text::CodePoint> m_reached; // up to where the cell is covered in m_document
    std::vector<std::int32_t> m_document;   // for which m_reached holds
    std::int32_t m_current = 0;
    std::vector<Ruler> m_rulers;        // the whole document's first, then those of clipped pieces
    std::vector<std::size_t> m_rulerOf; // by piece
};

// The length of the text of each entry of the axis that rates refer to: the rows if they are text,
// else the columns, else (one number) all chosen text. The last number is that of all together.
[[nodiscard]] Result<std::vector<std::int64_t>>
textLengths(const Layout& layout, Unit unit, const Progress& progress);

} // namespace crosscase::matrix
