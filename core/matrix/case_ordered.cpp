// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_ordered.h"

#include "core/matrix/ordered_cases.h"

#include <fmt/format.h>

namespace crosscase::matrix {

using model::Code;
using model::Id;
using table::Value;

namespace {

UsualCodes usualFor(Measure measure)
{
    if (measure == Measure::Summary)
        return UsualCodes::Summarised;
    return measure == Measure::Rating ? UsualCodes::Rated : UsualCodes::Themes;
}

bool isEmpty(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

// A cell, and where it holds nothing what that means.
Value withState(const DisplayInput& input, Value value, CellState state)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    const bool nothing = isEmpty(value) || (number != nullptr && *number == 0);
    if (!input.options.state || !nothing)
        return value;
    return std::string(state == CellState::Coded ? "coded, not written" : nameOf(state));
}

Result<TableSpec> measureOf(const DisplayOptions& options)
{
    TableSpec spec;
    if (auto set = setMeasure(spec, options.cell.empty() ? "summary" : options.cell); !set)
        return passOn(set);
    spec.quoteLimit = options.quoteLimit;
    spec.quotesPerCell = options.quotesPerCell;
    spec.includeUnpublishable = options.includeUnpublishable;
    return spec;
}

} // namespace

Result<table::Table> caseOrdered(const DisplayInput& input)
{
    auto spec = measureOf(input.options);
    if (!spec)
        return passOn(spec);
    auto ordered = orderedBy(input, usualFor(spec->cell));
    if (!ordered)
        return passOn(ordered);
    auto cells = ordered->grid.measure(*spec);
    if (!cells)
        return passOn(cells);
    table::Table table = ordered->begun("Cases by " + ordered->levels.head());
    for (const GridCode& code : ordered->grid.codes()) {
        if (spec->cell == Measure::Summary)
            table.columns.push_back(markdownColumn(code.heads));
        else if (isNumber(spec->cell))
            table.columns.push_back(
                {code.heads, isCount(spec->cell) ? table::Kind::Integer : table::Kind::Decimal});
        else
            table.columns.push_back(textColumn(code.heads));
    }
    const auto& cases = ordered->grid.cases();
    for (std::size_t at = 0; at < cases.size(); ++at) {
        table::Row row{{ordered->of[at].name, cases[at].name}, 0, false};
        for (std::size_t column = 0; column < ordered->grid.codes().size(); ++column) {
            const Id<Code> code = ordered->grid.codes()[column].id;
            const auto* judged = ordered->grid.notApplicable(cases[at], code);
            Value& value = cells->values[at][column];
            if (judged != nullptr && isEmpty(value))
                row.cells.emplace_back(fmt::format("n/a: {}", judged->reason));
            else
                row.cells.push_back(
                    withState(input, std::move(value), ordered->grid.state(cases[at], code)));
        }
        table.rows.push_back(std::move(row));
    }
    table.notes = std::move(cells->notes);
    ordered->addNotes(table.notes);
    addChoiceNotes(table.notes, input.options);
    return table;
}

} // namespace crosscase::matrix
