// SPDX-License-Identifier: GPL-3.0-or-later
// A cross table as the window shows it: counts, states, summaries, and the codings behind every
// cell. Built in a thread, then never changed.
#pragma once

#include "core/base/progress.h"
#include "core/matrix/cross_table.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/project/writing.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::gui {

// The codings of cells, one list behind the other.
struct CodingIndex {
    std::vector<std::uint32_t> first; // by cell, and one more
    std::vector<model::Id<model::Coding>> ids;
    std::vector<std::int32_t> lengths; // code points of each quote

    [[nodiscard]] std::span<const model::Id<model::Coding>> of(std::size_t cell) const
    {
        if (cell + 1 >= first.size())
            return {};
        return {ids.data() + first[cell], first[cell + 1] - first[cell]};
    }
    [[nodiscard]] std::span<const std::int32_t> lengthsOf(std::size_t cell) const
    {
        if (cell + 1 >= first.size())
            return {};
        return {lengths.data() + first[cell], first[cell + 1] - first[cell]};
    }
};

struct CellSummary {
    std::string text;
    model::SummaryState state = model::SummaryState::Draft;
    bool stale = false; // its evidence changed since it was written
};

// Rows and columns are those that are seen: transposed if the spec says so, empty rows left out on
// wish. Behind the last row and column: the totals.
class MatrixTable {
public:
    using Pointer = std::shared_ptr<const MatrixTable>;
    struct Wish {
        matrix::TableSpec spec;
        bool emptyRows = true;
        bool operator==(const Wish&) const = default;
    };
    // The errors of matrix::build.
    [[nodiscard]] static Result<Pointer> build(const model::Corpus& corpus,
                                               const model::TextSource& texts,
                                               const Wish& wish,
                                               const Progress& progress);

    [[nodiscard]] const Wish& wish() const { return m_wish; }
    [[nodiscard]] matrix::Measure cell() const { return m_wish.spec.cell; }
    [[nodiscard]] bool isTransposed() const { return m_wish.spec.transpose; }
    [[nodiscard]] int rows() const { return static_cast<int>(down().size()); }
    [[nodiscard]] int columns() const { return static_cast<int>(across().size()); }
    [[nodiscard]] bool hasTotals() const { return m_hasTotals; }
    [[nodiscard]] const matrix::Entry& row(int at) const;
    [[nodiscard]] const matrix::Entry& column(int at) const;
    // Attributes of cases and documents, by row of the spec.
    [[nodiscard]] const std::vector<std::string>& attributeHeads() const
    {
        return m_cross.attributeHeads;
    }
    [[nodiscard]] std::vector<std::string> attributesOf(int line) const;

    [[nodiscard]] bool isTotal(int row, int column) const
    {
        return row >= rows() || column >= columns();
    }
    [[nodiscard]] const table::Value& value(int row, int column) const;
    // Coded when the table has no states.
    [[nodiscard]] matrix::CellState state(int row, int column) const;
    // 0 to 1: how much of the highest value.
    [[nodiscard]] double heat(int row, int column) const;

    // --- what lies behind a cell -----------------------------------------------------------------
    [[nodiscard]] std::span<const model::Id<model::Coding>> codings(int row, int column) const;
    [[nodiscard]] std::span<const std::int32_t> lengths(int row, int column) const;
    // Of totals, and of cells that the index does not have: asks the project.
    [[nodiscard]] Result<std::vector<model::Id<model::Coding>>> drillDown(
        const model::Corpus& corpus, const model::TextSource& texts, int row, int column) const;
    [[nodiscard]] bool isIndexed(int row, int column) const
    {
        return !m_index.first.empty() && !isTotal(row, column);
    }
    // The case and the code that the cell stands for, if it does.
    [[nodiscard]] std::optional<project::Cell> cellOf(int row, int column) const;
    [[nodiscard]] const CellSummary* summary(int row, int column) const;
    // Why it is not applicable; empty: it is.
    [[nodiscard]] std::string notApplicable(int row, int column) const;

    [[nodiscard]] const std::vector<std::string>& notes() const { return m_cross.notes; }
    // Codings in the table that are marked not for publication.
    [[nodiscard]] std::size_t unpublishable() const { return m_unpublishable; }
    // Nothing is counted anywhere.
    [[nodiscard]] bool isEmpty() const { return m_cross.rows.empty() || m_cross.columns.empty(); }

private:
    using CellKey = std::pair<std::int32_t, std::int32_t>; // case, code

    [[nodiscard]] const std::vector<std::size_t>& down() const
    {
        return isTransposed() ? m_columns : m_rows;
    }
    [[nodiscard]] const std::vector<std::size_t>& across() const
    {
        return isTransposed() ? m_rows : m_columns;
    }
    // Row and column of m_cross.
    [[nodiscard]] std::pair<std::size_t, std::size_t> place(int row, int column) const;
    [[nodiscard]] Result<void>
    index(const model::Corpus& corpus, const model::TextSource& texts, const Progress& progress);
    void readWritten(const model::Corpus& corpus, const model::TextSource& texts);
    void chooseRows();
    void findHighest();

    Wish m_wish;
    bool m_hasTotals = false;
    matrix::CrossTable m_cross;
    std::vector<std::size_t> m_rows; // those that are shown, of m_cross
    std::vector<std::size_t> m_columns;
    CodingIndex m_index; // by row * columns + column of m_cross
    std::map<CellKey, CellSummary> m_summaries;
    std::map<CellKey, std::string> m_notApplicable;
    std::size_t m_unpublishable = 0;
    double m_highest = 0;
};

// Is the value nothing, zero or no words?
[[nodiscard]] bool isNothing(const table::Value& value);

} // namespace crosscase::gui
