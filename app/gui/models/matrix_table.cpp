// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/models/matrix_table.h"

#include "core/matrix/layout.h"
#include "core/matrix/summary_basis.h"
#include "core/model/layers.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::gui {

using matrix::AxisKind;
using matrix::Measure;
using matrix::Role;
using CodingKey = model::Id<model::Coding>;

namespace {

std::string keyOf(const matrix::Entry& entry)
{
    std::string key = std::to_string(entry.object.value);
    for (const std::string& head : entry.heads)
        key += '\n' + head;
    return key;
}

// Where each resolved entry stands in the built table.
std::vector<std::size_t> placesOf(const std::vector<matrix::Entry>& resolved,
                                  const std::vector<matrix::Entry>& built)
{
    std::unordered_map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < built.size(); ++i)
        at.emplace(keyOf(built[i]), i);
    std::vector<std::size_t> places;
    for (const matrix::Entry& entry : resolved) {
        const auto found = at.find(keyOf(entry));
        places.push_back(found == at.end() ? built.size() : found->second);
    }
    return places;
}

bool isRole(const matrix::TableSpec& spec, Role role)
{
    return matrix::roleOf(spec.rows.kind) == role || matrix::roleOf(spec.columns.kind) == role;
}

// Are the cells judged or copied, not coded?
bool isWithoutCodings(const matrix::TableSpec& spec)
{
    return isRole(spec, Role::Attribute) || isRole(spec, Role::Proposition);
}

bool isCaseByCode(const matrix::TableSpec& spec)
{
    return (spec.rows.kind == AxisKind::Cases && matrix::roleOf(spec.columns.kind) == Role::Code)
           || (spec.columns.kind == AxisKind::Cases
               && matrix::roleOf(spec.rows.kind) == Role::Code);
}

// What is counted to be shown: quotes and summaries are read as they are painted.
matrix::TableSpec shownSpec(const matrix::TableSpec& spec)
{
    matrix::TableSpec shown = spec;
    shown.transpose = false;
    if (spec.cell == Measure::Quotes || spec.cell == Measure::Summary)
        shown.cell = Measure::References;
    shown.state = !isWithoutCodings(spec);
    return shown;
}

struct Hit {
    std::uint32_t cell;
    CodingKey id;
    std::int32_t length;
};

CodingIndex sorted(const std::vector<Hit>& hits, std::size_t cells)
{
    CodingIndex index;
    index.first.assign(cells + 1, 0);
    for (const Hit& hit : hits)
        ++index.first[hit.cell + 1];
    for (std::size_t cell = 0; cell < cells; ++cell)
        index.first[cell + 1] += index.first[cell];
    index.ids.resize(hits.size());
    index.lengths.resize(hits.size());
    std::vector<std::uint32_t> next(index.first.begin(), index.first.end() - 1);
    for (const Hit& hit : hits) {
        const std::uint32_t at = next[hit.cell]++;
        index.ids[at] = hit.id;
        index.lengths[at] = hit.length;
    }
    return index;
}

double numberOf(const table::Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto* rate = std::get_if<table::Decimal>(&value))
        return rate->value;
    return 0;
}

} // namespace

bool isNothing(const table::Value& value)
{
    if (const auto* words = std::get_if<std::string>(&value))
        return words->empty();
    return numberOf(value) == 0;
}

Result<MatrixTable::Pointer> MatrixTable::build(const model::Corpus& corpus,
                                                const model::TextSource& texts,
                                                const Wish& wish,
                                                const Progress& progress)
{
    // What does not go together is refused as it was asked for.
    if (auto fits = matrix::check(wish.spec); !fits)
        return passOn(fits);
    auto cross = matrix::build(corpus, texts, shownSpec(wish.spec), progress);
    if (!cross)
        return passOn(cross);
    auto table = std::make_shared<MatrixTable>();
    table->m_wish = wish;
    table->m_cross = std::move(*cross);
    table->m_hasTotals = table->m_cross.spec.totals && !matrix::isWritten(table->m_cross.spec)
                         && matrix::isNumber(table->m_cross.spec.cell);
    const model::Corpus looked = model::onLayer(corpus, wish.spec.layer);
    if (auto indexed = table->index(looked, texts, progress); !indexed)
        return passOn(indexed);
    if (isCaseByCode(wish.spec))
        table->readWritten(looked, texts);
    table->chooseRows();
    table->findHighest();
    return Pointer(std::move(table));
}

Result<void> MatrixTable::index(const model::Corpus& corpus,
                                const model::TextSource& texts,
                                const Progress& progress)
{
    if (isWithoutCodings(m_wish.spec))
        return {};
    auto scope = matrix::Scope::make(corpus, texts, m_cross.spec.filter);
    if (!scope)
        return passOn(scope);
    auto layout = matrix::layOut(*scope, m_cross.spec);
    if (!layout)
        return passOn(layout);
    auto scan = layout->scan(false);
    if (!scan)
        return passOn(scan);
    const auto rowAt = placesOf(layout->rows.entries, m_cross.rows);
    const auto columnAt = placesOf(layout->columns.entries, m_cross.columns);
    const matrix::Grid grid = scan->grid();
    std::vector<Hit> hits;
    std::unordered_set<CodingKey> withheld;
    auto done = scan->run(
        progress,
        [](const model::Document&, const std::vector<matrix::Piece>&) { return Result<void>{}; },
        [&](const model::Codings::Block& block, std::size_t at, std::size_t, std::size_t cell) {
            const std::size_t row = cell / grid.width();
            const std::size_t column = cell % grid.width();
            if (row >= rowAt.size() || column >= columnAt.size())
                return;
            const std::size_t place = rowAt[row] * m_cross.columns.size() + columnAt[column];
            hits.push_back(
                {static_cast<std::uint32_t>(place), block.id[at], block.end[at] - block.start[at]});
            if ((block.marks[at] & static_cast<int>(model::Mark::NotForPublication)) != 0)
                withheld.insert(block.id[at]);
        });
    if (!done)
        return done;
    m_index = sorted(hits, m_cross.rows.size() * m_cross.columns.size());
    m_unpublishable = withheld.size();
    return {};
}

void MatrixTable::readWritten(const model::Corpus& corpus, const model::TextSource& texts)
{
    matrix::SummaryBasis basis(corpus, texts);
    for (const model::Summary& summary : corpus.rows<model::Summary>())
        m_summaries.emplace(CellKey{summary.unit.value, summary.code.value},
                            CellSummary{summary.text, summary.state, basis.isStale(summary)});
    for (const model::NotApplicable& row : corpus.rows<model::NotApplicable>())
        m_notApplicable.emplace(CellKey{row.unit.value, row.code.value}, row.reason);
}

void MatrixTable::chooseRows()
{
    for (std::size_t column = 0; column < m_cross.columns.size(); ++column)
        m_columns.push_back(column);
    for (std::size_t row = 0; row < m_cross.rows.size(); ++row) {
        const auto& cells = m_cross.cells[row];
        if (m_wish.emptyRows || !std::all_of(cells.begin(), cells.end(), isNothing))
            m_rows.push_back(row);
    }
}

void MatrixTable::findHighest()
{
    for (const auto& cells : m_cross.cells)
        for (const table::Value& cell : cells)
            m_highest = std::max(m_highest, numberOf(cell));
}

const matrix::Entry& MatrixTable::row(int at) const
{
    const std::size_t entry = down()[static_cast<std::size_t>(at)];
    return isTransposed() ? m_cross.columns[entry] : m_cross.rows[entry];
}

const matrix::Entry& MatrixTable::column(int at) const
{
    const std::size_t entry = across()[static_cast<std::size_t>(at)];
    return isTransposed() ? m_cross.rows[entry] : m_cross.columns[entry];
}

std::vector<std::string> MatrixTable::attributesOf(int line) const
{
    if (m_cross.attributeHeads.empty() || line < 0
        || static_cast<std::size_t>(line) >= m_rows.size())
        return {};
    return m_cross.attributes[m_rows[static_cast<std::size_t>(line)]];
}

std::pair<std::size_t, std::size_t> MatrixTable::place(int row, int column) const
{
    const auto placeIn = [](const std::vector<std::size_t>& shown, int at, std::size_t all) {
        const auto line = static_cast<std::size_t>(at);
        return line < shown.size() ? shown[line] : all;
    };
    const int specRow = isTransposed() ? column : row;
    const int specColumn = isTransposed() ? row : column;
    return {placeIn(m_rows, specRow, m_cross.rows.size()),
            placeIn(m_columns, specColumn, m_cross.columns.size())};
}

const table::Value& MatrixTable::value(int row, int column) const
{
    static const table::Value kNone;
    const auto [down, across] = place(row, column);
    const bool totalRow = down == m_cross.rows.size();
    const bool totalColumn = across == m_cross.columns.size();
    if (!totalRow && !totalColumn)
        return m_cross.cells[down][across];
    if (!m_cross.spec.totals)
        return kNone;
    if (totalRow && totalColumn)
        return m_cross.grandTotal;
    return totalRow ? m_cross.columnTotals[across] : m_cross.rowTotals[down];
}

matrix::CellState MatrixTable::state(int row, int column) const
{
    if (m_cross.states.empty() || isTotal(row, column))
        return matrix::CellState::Coded;
    const auto [down, across] = place(row, column);
    return m_cross.states[down][across];
}

double MatrixTable::heat(int row, int column) const
{
    if (m_highest <= 0 || isTotal(row, column))
        return 0;
    return std::clamp(numberOf(value(row, column)) / m_highest, 0.0, 1.0);
}

std::span<const CodingKey> MatrixTable::codings(int row, int column) const
{
    if (!isIndexed(row, column))
        return {};
    const auto [down, across] = place(row, column);
    return m_index.of(down * m_cross.columns.size() + across);
}

std::span<const std::int32_t> MatrixTable::lengths(int row, int column) const
{
    if (!isIndexed(row, column))
        return {};
    const auto [down, across] = place(row, column);
    return m_index.lengthsOf(down * m_cross.columns.size() + across);
}

Result<std::vector<CodingKey>> MatrixTable::drillDown(const model::Corpus& corpus,
                                                      const model::TextSource& texts,
                                                      int row,
                                                      int column) const
{
    if (isIndexed(row, column)) {
        const auto known = codings(row, column);
        return std::vector<CodingKey>(known.begin(), known.end());
    }
    const auto [down, across] = place(row, column);
    return matrix::codingsOf(corpus, texts, m_cross, down, across);
}

std::optional<project::Cell> MatrixTable::cellOf(int row, int column) const
{
    if (isTotal(row, column) || !isCaseByCode(m_wish.spec))
        return std::nullopt;
    const auto [down, across] = place(row, column);
    const model::AnyId first = m_cross.rows[down].object;
    const model::AnyId second = m_cross.columns[across].object;
    const bool casesDown = m_wish.spec.rows.kind == AxisKind::Cases;
    return project::Cell{{casesDown ? first.value : second.value},
                         {casesDown ? second.value : first.value}};
}

const CellSummary* MatrixTable::summary(int row, int column) const
{
    const auto cell = cellOf(row, column);
    if (!cell)
        return nullptr;
    const auto found = m_summaries.find({cell->unit.value, cell->code.value});
    return found == m_summaries.end() ? nullptr : &found->second;
}

std::string MatrixTable::notApplicable(int row, int column) const
{
    const auto cell = cellOf(row, column);
    if (!cell)
        return {};
    const auto found = m_notApplicable.find({cell->unit.value, cell->code.value});
    return found == m_notApplicable.end() ? std::string() : found->second;
}

} // namespace crosscase::gui
