// SPDX-License-Identifier: GPL-3.0-or-later
// A spec resolved against a snapshot: what the files that fill the cells work on.
#pragma once

#include "core/matrix/scan.h"

namespace crosscase::matrix {

struct Layout {
    const Scope& scope;
    TableSpec spec;
    ResolvedAxis rows;
    ResolvedAxis columns;

    [[nodiscard]] Grid grid() const { return {rows.entries.size(), columns.entries.size()}; }
    [[nodiscard]] Result<Scan> scan(bool totals) const
    {
        return Scan::make(scope, rows, columns, spec, totals);
    }
    // The axis of that kind, rows first; nullptr if there is none.
    [[nodiscard]] const ResolvedAxis* axisOf(AxisKind kind) const
    {
        if (rows.is(kind))
            return &rows;
        return columns.is(kind) ? &columns : nullptr;
    }
    [[nodiscard]] const ResolvedAxis* axisOf(Role role) const
    {
        if (rows.role == role)
            return &rows;
        return columns.role == role ? &columns : nullptr;
    }
    // The entry that a cell has on `axis`, which is one of the two.
    [[nodiscard]] std::size_t
    entryOn(const ResolvedAxis& axis, std::size_t row, std::size_t column) const
    {
        return &axis == &rows ? row : column;
    }
};

// Refused: axes, or axes and a measure, that do not go together, with how to ask instead.
[[nodiscard]] Result<void> check(const TableSpec& spec);

// Errors: those of check and of resolving the axes. The scope must outlive it.
[[nodiscard]] Result<Layout> layOut(const Scope& scope, const TableSpec& spec);

// The table of a layout whose entries were chosen by more than its spec says.
[[nodiscard]] Result<CrossTable> buildFrom(Layout layout, const Progress& progress);

// Counts, whose cells are always numbers and can be shares of a sum.
[[nodiscard]] bool isCount(Measure measure);
// Counts, rates and means.
[[nodiscard]] bool isNumber(Measure measure);
// Do the cells show what was written for (case, code), (case, attribute), (case, proposition),
// whatever the measure?
[[nodiscard]] bool isWritten(const TableSpec& spec);

} // namespace crosscase::matrix
