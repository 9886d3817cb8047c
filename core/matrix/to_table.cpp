// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/cross_table.h"
#include "core/model/trees.h"

namespace crosscase::matrix {

using table::Value;

namespace {

// What the columns that name the rows are called.
std::vector<std::string> rowHeads(const Axis& axis)
{
    switch (axis.kind) {
    case AxisKind::Cases:
        return {"case"};
    case AxisKind::Documents:
        return {"document"};
    case AxisKind::Groups:
        return {"group"};
    case AxisKind::AttributeValues:
        return axis.names;
    case AxisKind::Speakers:
        return {"speaker"};
    case AxisKind::Coders:
        return {"coder"};
    case AxisKind::Themes:
        return {"theme"};
    case AxisKind::Attributes:
        return {"attribute"};
    case AxisKind::Propositions:
        return {"proposition"};
    case AxisKind::Query:
        return {"query"};
    default:
        return {"code"};
    }
}

table::Kind kindOf(const TableSpec& spec)
{
    const bool written =
        spec.columns.kind == AxisKind::Attributes || spec.columns.kind == AxisKind::Propositions
        || spec.rows.kind == AxisKind::Attributes || spec.rows.kind == AxisKind::Propositions;
    if (written || spec.cell > Measure::Mean)
        return table::Kind::Text;
    return spec.percent == Percent::None && spec.cell <= Measure::Words ? table::Kind::Integer
                                                                        : table::Kind::Decimal;
}

// Names of a row, as many as there are head columns. A code is named by its path; a case by its
// name, its depth is the indent.
std::vector<std::string> namesOf(const Entry& entry, const Axis& axis)
{
    if (axis.kind == AxisKind::AttributeValues)
        return entry.heads;
    if (axis.kind == AxisKind::Cases)
        return {entry.heads.back()};
    return {entry.heads.size() == 1 ? entry.heads.front() : model::joinPath(entry.heads)};
}

std::vector<table::Column> columnsOf(const CrossTable& cross)
{
    std::vector<table::Column> columns;
    for (const std::string& head : rowHeads(cross.spec.rows))
        columns.push_back({{head}, table::Kind::Text});
    for (const std::string& head : cross.attributeHeads)
        columns.push_back({{head}, table::Kind::Text});
    for (const Entry& entry : cross.columns) {
        columns.push_back({entry.heads, kindOf(cross.spec)});
        if (!cross.spec.state)
            continue;
        columns.push_back({entry.heads, table::Kind::Text});
        columns.back().heads.emplace_back("state");
    }
    if (cross.spec.totals)
        columns.push_back({{"total"}, kindOf(cross.spec)});
    return columns;
}

table::Row rowOf(const CrossTable& cross, std::size_t at)
{
    table::Row row;
    row.indent = cross.rows[at].indent;
    for (std::string& name : namesOf(cross.rows[at], cross.spec.rows))
        row.cells.emplace_back(std::move(name));
    if (!cross.attributeHeads.empty())
        for (const std::string& value : cross.attributes[at])
            row.cells.push_back(value.empty() ? Value{} : Value{value});
    for (std::size_t column = 0; column < cross.columns.size(); ++column) {
        row.cells.push_back(cross.cells[at][column]);
        if (cross.spec.state)
            row.cells.emplace_back(std::string(nameOf(cross.states[at][column])));
    }
    if (cross.spec.totals)
        row.cells.push_back(cross.rowTotals[at]);
    return row;
}

table::Row totalRow(const CrossTable& cross, std::size_t headColumns)
{
    table::Row row;
    row.total = true;
    row.cells.emplace_back(std::string("total"));
    row.cells.resize(headColumns + cross.attributeHeads.size());
    for (std::size_t column = 0; column < cross.columns.size(); ++column) {
        row.cells.push_back(cross.columnTotals[column]);
        if (cross.spec.state)
            row.cells.emplace_back();
    }
    row.cells.push_back(cross.grandTotal);
    return row;
}

} // namespace

table::Table toTable(const CrossTable& cross)
{
    table::Table table;
    table.title = cross.spec.title;
    table.headColumns = rowHeads(cross.spec.rows).size();
    table.columns = columnsOf(cross);
    for (std::size_t row = 0; row < cross.rows.size(); ++row)
        table.rows.push_back(rowOf(cross, row));
    if (cross.spec.totals)
        table.rows.push_back(totalRow(cross, table.headColumns));
    table.notes = cross.notes;
    return cross.spec.transpose ? table::transposed(table) : table;
}

} // namespace crosscase::matrix
