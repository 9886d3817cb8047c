// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/cross_table.h"

#include "core/matrix/layer.h"
#include "core/matrix/measures.h"
#include "core/matrix/notes.h"
#include "core/matrix/order.h"
#include "core/matrix/states.h"
#include "core/matrix/written.h"
#include "core/text/fold.h"

namespace crosscase::matrix {

using model::Coding;
using model::Id;
using table::Value;

namespace {

double asNumber(const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    if (const auto* rate = std::get_if<table::Decimal>(&value))
        return rate->value;
    return 0;
}

// Builds one table, step by step.
class Builder {
public:
    Builder(Layout layout, const Progress& progress)
        : m_layout(std::move(layout))
        , m_grid(m_layout.grid())
        , m_progress(progress)
    {
        m_cross.spec = m_layout.spec;
    }

    [[nodiscard]] Result<CrossTable> build()
    {
        if (auto filled = fill(); !filled)
            return passOn(filled);
        if (auto added = addStates(); !added)
            return passOn(added);
        if (auto placed = place(); !placed)
            return passOn(placed);
        if (auto added = addAttributes(); !added)
            return passOn(added);
        m_cross.notes = notesOf(m_layout, m_outcome);
        return std::move(m_cross);
    }

private:
    [[nodiscard]] bool wantsTotals() const
    {
        return m_layout.spec.totals || needsTotals(m_layout.spec.order);
    }

    [[nodiscard]] Result<void> fill()
    {
        if (isWritten(m_layout.spec)) {
            auto cells = writtenCells(m_layout);
            if (!cells)
                return passOn(cells);
            m_cells = std::move(*cells);
            return {};
        }
        if (isNumber(m_layout.spec.cell))
            return fillNumbers();
        m_cells.resize(m_grid.size());
        if (m_layout.spec.cell == Measure::State)
            return {};
        auto found = excerpts(m_layout, m_progress);
        if (!found)
            return passOn(found);
        m_cells = std::move(found->cells);
        m_outcome.coders = std::move(found->coders);
        m_outcome.withheld = found->withheld;
        return {};
    }

    [[nodiscard]] Result<void> fillNumbers()
    {
        auto found = numbers(m_layout, wantsTotals(), m_progress);
        if (!found)
            return passOn(found);
        m_outcome.coders = found->counts.coders;
        if (wantsTotals())
            for (std::size_t row = 0; row < m_grid.rows; ++row)
                m_rowTotals.push_back(asNumber(found->cells[m_grid.at(row, m_grid.columns)]));
        if (m_layout.spec.totals && isCount(m_layout.spec.cell)
            && m_layout.spec.percent == Percent::None)
            compareTotals(found->counts.cells);
        m_cells = m_layout.spec.percent == Percent::None
                      ? std::move(found->cells)
                      : percentages(m_grid, found->counts.cells, m_layout.spec.percent);
        return {};
    }

    // Do the totals say something else than the sums of the cells?
    void compareTotals(const std::vector<std::int64_t>& counts)
    {
        std::vector<std::int64_t> columns(m_grid.columns);
        for (std::size_t row = 0; row < m_grid.rows; ++row) {
            std::int64_t sum = 0;
            for (std::size_t column = 0; column < m_grid.columns; ++column) {
                sum += counts[m_grid.at(row, column)];
                columns[column] += counts[m_grid.at(row, column)];
            }
            m_outcome.sum += sum;
            m_outcome.totalsDiffer |= sum != counts[m_grid.at(row, m_grid.columns)];
        }
        for (std::size_t column = 0; column < m_grid.columns; ++column)
            m_outcome.totalsDiffer |= columns[column] != counts[m_grid.at(m_grid.rows, column)];
        m_outcome.total = counts[m_grid.at(m_grid.rows, m_grid.columns)];
        m_outcome.totalsDiffer |= m_outcome.sum != m_outcome.total;
    }

    [[nodiscard]] Result<void> addStates()
    {
        const bool asCells = m_layout.spec.cell == Measure::State && !isWritten(m_layout.spec);
        if (!m_layout.spec.state && !asCells)
            return {};
        auto found = states(m_layout, m_progress);
        if (!found)
            return passOn(found);
        m_states = std::move(*found);
        if (asCells)
            for (std::size_t row = 0; row < m_grid.rows; ++row)
                for (std::size_t column = 0; column < m_grid.columns; ++column)
                    m_cells[m_grid.at(row, column)] = std::string(nameOf(m_states[row][column]));
        return {};
    }

    // The totals by which rows of words are ordered: their references.
    [[nodiscard]] Result<void> countRowTotals()
    {
        if (!needsTotals(m_layout.spec.order) || !m_rowTotals.empty()
            || m_layout.axisOf(Role::Attribute) != nullptr
            || m_layout.axisOf(Role::Proposition) != nullptr)
            return {};
        auto references = count(m_layout, Measure::References, true, m_progress);
        if (!references)
            return passOn(references);
        for (std::size_t row = 0; row < m_grid.rows; ++row)
            m_rowTotals.push_back(
                static_cast<double>(references->cells[m_grid.at(row, m_grid.columns)]));
        return {};
    }

    // Moves everything into the table, rows in their order.
    [[nodiscard]] Result<void> place()
    {
        if (auto counted = countRowTotals(); !counted)
            return counted;
        auto order = orderOf(m_layout, m_rowTotals, m_progress);
        if (!order)
            return passOn(order);
        m_cross.columns = m_layout.columns.entries;
        for (const std::size_t row : *order) {
            m_cross.rows.push_back(m_layout.rows.entries[row]);
            const auto first = m_cells.begin() + static_cast<std::ptrdiff_t>(m_grid.at(row, 0));
            const auto last = first + static_cast<std::ptrdiff_t>(m_grid.columns);
            m_cross.cells.emplace_back(std::make_move_iterator(first),
                                       std::make_move_iterator(last));
            if (!m_states.empty())
                m_cross.states.push_back(m_states[row]);
            if (m_layout.spec.totals)
                m_cross.rowTotals.push_back(*last);
        }
        if (!m_layout.spec.totals)
            return {};
        for (std::size_t column = 0; column < m_grid.columns; ++column)
            m_cross.columnTotals.push_back(m_cells[m_grid.at(m_grid.rows, column)]);
        m_cross.grandTotal = m_cells[m_grid.at(m_grid.rows, m_grid.columns)];
        return {};
    }

    [[nodiscard]] Result<std::vector<const model::Attribute*>> wantedAttributes() const
    {
        const auto target = m_layout.rows.is(AxisKind::Cases) ? model::AttributeTarget::Case
                                                              : model::AttributeTarget::Document;
        const std::vector<std::string>& names = m_layout.spec.attributes;
        if (names.size() == 1 && names.front() == "all")
            return attributesOf(m_layout.scope.corpus(), target);
        std::vector<const model::Attribute*> wanted;
        for (const std::string& name : names) {
            auto attribute = findAttribute(m_layout.scope.corpus(), name, target);
            if (!attribute)
                return passOn(attribute);
            wanted.push_back(*attribute);
        }
        return wanted;
    }

    [[nodiscard]] Result<void> addAttributes()
    {
        if (m_layout.spec.attributes.empty())
            return {};
        auto wanted = wantedAttributes();
        if (!wanted)
            return passOn(wanted);
        m_cross.attributes.resize(m_cross.rows.size());
        for (const model::Attribute* attribute : *wanted) {
            const AttributeColumn column(m_layout.scope, *attribute);
            m_cross.attributeHeads.push_back(attribute->name);
            for (std::size_t row = 0; row < m_cross.rows.size(); ++row)
                m_cross.attributes[row].push_back(column.of(m_cross.rows[row].object));
        }
        return {};
    }

    Layout m_layout;
    Grid m_grid;
    const Progress& m_progress;
    CrossTable m_cross;
    std::vector<Value> m_cells; // in the order of m_grid
    std::vector<std::vector<CellState>> m_states;
    std::vector<double> m_rowTotals;
    Outcome m_outcome;
};

} // namespace

Result<CrossTable> build(const model::Corpus& corpus,
                         const model::TextSource& texts,
                         const TableSpec& spec,
                         const Progress& progress)
{
    if (auto fits = check(spec); !fits)
        return passOn(fits);
    const model::Corpus looked = model::onLayer(corpus, spec.layer);
    auto scope = Scope::make(looked, texts, spec.filter);
    if (!scope)
        return passOn(scope);
    auto layout = layOut(*scope, spec);
    if (!layout)
        return passOn(layout);
    auto built = buildFrom(std::move(*layout), progress);
    if (built)
        addLayerNote(built->notes, corpus, spec.layer);
    return built;
}

Result<CrossTable> buildFrom(Layout layout, const Progress& progress)
{
    return Builder(std::move(layout), progress).build();
}

} // namespace crosscase::matrix
