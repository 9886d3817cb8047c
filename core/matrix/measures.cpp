// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/measures.h"

#include "core/matrix/case_counts.h"
#include "core/matrix/lengths.h"

namespace crosscase::matrix {

using model::Codings;
using model::Document;
using table::Decimal;
using table::Value;

namespace {

Result<void> nothingToDo(const Document& /*document*/, const std::vector<Piece>& /*pieces*/)
{
    return {};
}

Result<void> countReferences(Scan& scan, std::vector<std::int64_t>& cells, const Progress& progress)
{
    std::int64_t* const counts = cells.data();
    return scan.run(progress,
                    nothingToDo,
                    [counts](const Codings::Block&, std::size_t, std::size_t, std::size_t cell) {
                        ++counts[cell];
                    });
}

Result<void> countDocuments(Scan& scan, std::vector<std::int64_t>& cells, const Progress& progress)
{
    std::vector<model::Id<Document>> last(cells.size());
    return scan.run(
        progress,
        nothingToDo,
        [&](const Codings::Block& block, std::size_t row, std::size_t, std::size_t cell) {
            if (last[cell] == block.document[row])
                return;
            last[cell] = block.document[row];
            ++cells[cell];
        });
}

Result<void> countLengths(const Scope& scope,
                          Scan& scan,
                          Unit unit,
                          std::vector<std::int64_t>& cells,
                          const Progress& progress)
{
    Coverage coverage(scope, unit, cells.size());
    auto done = scan.run(
        progress,
        [&coverage](const Document& document, const std::vector<Piece>& pieces) {
            return coverage.enter(document, pieces);
        },
        [&coverage](
            const Codings::Block& block, std::size_t row, std::size_t piece, std::size_t cell) {
            coverage.add(block.span(row), piece, cell);
        });
    cells = coverage.take();
    return done;
}

Value ratio(double part, std::int64_t whole, double factor, int decimals)
{
    if (whole == 0)
        return {};
    return Decimal{part * factor / static_cast<double>(whole), decimals};
}

// A rate's denominator in each cell.
template <typename Denominator>
std::vector<Value> rates(const Grid& grid,
                         const std::vector<std::int64_t>& counts,
                         double factor,
                         int decimals,
                         Denominator&& denominator)
{
    std::vector<Value> cells(counts.size());
    for (std::size_t row = 0; row <= grid.rows; ++row)
        for (std::size_t column = 0; column <= grid.columns; ++column) {
            const std::size_t cell = grid.at(row, column);
            cells[cell] = ratio(
                static_cast<double>(counts[cell]), denominator(row, column), factor, decimals);
        }
    return cells;
}

Result<Numbers> textRates(const Layout& layout, bool totals, const Progress& progress)
{
    const Measure measure = layout.spec.cell;
    const bool coverage = measure == Measure::Coverage;
    auto counts =
        count(layout, coverage ? Measure::Characters : Measure::References, totals, progress);
    if (!counts)
        return passOn(counts);
    const Unit unit = measure == Measure::PerThousandWords ? Unit::Words : Unit::Characters;
    auto lengths = textLengths(layout, unit, progress);
    if (!lengths)
        return passOn(lengths);
    const ResolvedAxis* axis = layout.axisOf(Role::Text);
    const auto lengthOf = [&](std::size_t row, std::size_t column) {
        return axis == nullptr ? lengths->front() : (*lengths)[layout.entryOn(*axis, row, column)];
    };
    Numbers numbers;
    numbers.cells =
        rates(layout.grid(), counts->cells, coverage ? 100 : 1000, coverage ? 2 : 3, lengthOf);
    numbers.counts = std::move(*counts);
    return numbers;
}

Result<Numbers> means(const Layout& layout, bool totals, const Progress& progress)
{
    auto counts = count(layout, Measure::References, totals, progress);
    if (!counts)
        return passOn(counts);
    const ResolvedAxis& axis = layout.rows.hasCases() ? layout.rows : layout.columns;
    std::vector<std::int64_t> cases;
    std::int64_t all = 0;
    for (const Entry& entry : axis.entries) {
        cases.push_back(entry.cases);
        all += entry.indent == 0 ? entry.cases : 0;
    }
    cases.push_back(all);
    Numbers numbers;
    numbers.cells =
        rates(layout.grid(), counts->cells, 1, 3, [&](std::size_t row, std::size_t column) {
            return cases[layout.entryOn(axis, row, column)];
        });
    numbers.counts = std::move(*counts);
    return numbers;
}

} // namespace

Result<Counts> count(const Layout& layout, Measure measure, bool totals, const Progress& progress)
{
    if (measure == Measure::Cases)
        return countCases(layout, totals, progress);
    auto scan = layout.scan(totals);
    if (!scan)
        return passOn(scan);
    Counts counts;
    counts.cells.resize(scan->grid().size());
    Result<void> done;
    if (measure == Measure::Documents)
        done = countDocuments(*scan, counts.cells, progress);
    else if (measure == Measure::Characters)
        done = countLengths(layout.scope, *scan, Unit::Characters, counts.cells, progress);
    else if (measure == Measure::Words)
        done = countLengths(layout.scope, *scan, Unit::Words, counts.cells, progress);
    else
        done = countReferences(*scan, counts.cells, progress);
    if (!done)
        return passOn(done);
    if (measure == Measure::Present)
        for (std::int64_t& cell : counts.cells)
            cell = std::min<std::int64_t>(cell, 1);
    counts.coders = scan->coderNames();
    return counts;
}

Result<Numbers> numbers(const Layout& layout, bool totals, const Progress& progress)
{
    const Measure measure = layout.spec.cell;
    if (measure == Measure::Mean)
        return means(layout, totals, progress);
    if (!isCount(measure))
        return textRates(layout, totals, progress);
    auto counts = count(layout, measure, totals, progress);
    if (!counts)
        return passOn(counts);
    Numbers numbers;
    numbers.cells.assign(counts->cells.begin(), counts->cells.end());
    numbers.counts = std::move(*counts);
    return numbers;
}

std::vector<Value>
percentages(const Grid& grid, const std::vector<std::int64_t>& counts, Percent percent)
{
    std::vector<std::int64_t> rows(grid.rows);
    std::vector<std::int64_t> columns(grid.columns);
    std::int64_t all = 0;
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column) {
            const std::int64_t cell = counts[grid.at(row, column)];
            rows[row] += cell;
            columns[column] += cell;
            all += cell;
        }
    const auto baseOf = [&](std::size_t row, std::size_t column) {
        if (percent == Percent::Row)
            return rows[row];
        return percent == Percent::Column ? columns[column] : all;
    };
    std::vector<Value> cells(grid.size());
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column)
            cells[grid.at(row, column)] = ratio(
                static_cast<double>(counts[grid.at(row, column)]), baseOf(row, column), 100, 2);
    const auto hundred = [](std::int64_t base) {
        return base == 0 ? Value{} : Value{Decimal{100, 2}};
    };
    if (percent == Percent::Row)
        for (std::size_t row = 0; row < grid.rows; ++row)
            cells[grid.at(row, grid.columns)] = hundred(rows[row]);
    if (percent == Percent::Column)
        for (std::size_t column = 0; column < grid.columns; ++column)
            cells[grid.at(grid.rows, column)] = hundred(columns[column]);
    cells[grid.at(grid.rows, grid.columns)] = hundred(all);
    return cells;
}

} // namespace crosscase::matrix
