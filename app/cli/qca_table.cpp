// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/qca_table.h"

#include "app/cli/arguments.h"
#include "core/base/number.h"
#include "core/query/near.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace crosscase::cli {

namespace {

using matrix::ConditionColumn;
using matrix::ConditionSpec;

Result<std::size_t> columnOf(const table::CsvFile& file, const std::string& name)
{
    const std::string key = text::foldKey(name);
    std::vector<std::string> names(file.headers.begin() + 1, file.headers.end());
    for (std::size_t column = 1; column < file.headers.size(); ++column)
        if (text::foldKey(file.headers[column]) == key)
            return column;
    return fail(ErrorCode::NotFound,
                fmt::format("there is no column '{}'{}", name, query::didYouMean(name, names)));
}

Result<std::vector<std::string>> caseNames(const table::CsvFile& file)
{
    std::vector<std::string> names;
    std::map<std::string, std::size_t> lines;
    for (const table::CsvRow& row : file.rows) {
        const std::string name(trim(table::cellOf(row, 0)));
        if (name.empty())
            return fail(ErrorCode::Refused,
                        fmt::format("line {}: the first cell names no case", row.line));
        const auto [known, isNew] = lines.emplace(text::foldKey(name), row.line);
        if (!isNew)
            return fail(ErrorCode::Refused,
                        fmt::format("line {}: the case '{}' stands on line {} already",
                                    row.line,
                                    name,
                                    known->second));
        names.push_back(name);
    }
    return names;
}

bool isMissing(std::string_view cell)
{
    return cell.empty() || cell == "NA" || cell == "?";
}

Result<double> numberOf(std::string_view cell, const ConditionSpec& spec)
{
    for (const auto& [word, number] : spec.map)
        if (text::foldKey(word) == text::foldKey(cell))
            return number;
    if (!spec.map.empty())
        return fail(ErrorCode::Refused, fmt::format("the map has no number for '{}'", cell));
    if (const auto number = parseNumber(cell))
        return *number;
    if (const auto truth = truthOf(cell))
        return *truth ? 1 : 0;
    return fail(ErrorCode::Refused,
                fmt::format("'{}' is no number (decimals have a point); say what the words stand "
                            "for with --map '{}=...:0/...:1'",
                            cell,
                            spec.name));
}

Result<ConditionColumn> columnFrom(const table::CsvFile& file, const ConditionSpec& spec)
{
    auto at = columnOf(file, spec.name);
    if (!at)
        return passOn(at);
    ConditionColumn column;
    column.name = spec.alias.empty() ? file.headers[*at] : spec.alias;
    column.origin = fmt::format("column '{}'", file.headers[*at]);
    for (const table::CsvRow& row : file.rows) {
        const std::string_view cell = trim(table::cellOf(row, *at));
        column.missing.emplace_back(isMissing(cell) ? "empty" : "");
        if (isMissing(cell)) {
            column.values.emplace_back();
            continue;
        }
        auto number = numberOf(cell, spec);
        if (!number)
            return fail(number.error().code,
                        fmt::format("line {}, column '{}': {}",
                                    row.line,
                                    file.headers[*at],
                                    number.error().detail));
        column.values.emplace_back(*number);
    }
    return column;
}

template <typename T>
Result<T> inFile(const std::string& file, Result<T> result)
{
    if (result)
        return result;
    return fail(result.error().code, fmt::format("'{}': {}", file, result.error().detail));
}

Result<matrix::ConditionTable> conditionsFrom(const table::CsvFile& file,
                                              const std::vector<ConditionSpec>& specs)
{
    auto cases = caseNames(file);
    if (!cases)
        return passOn(cases);
    matrix::ConditionTable table;
    table.cases = std::move(*cases);
    for (const ConditionSpec& spec : specs) {
        auto column = columnFrom(file, spec);
        if (!column)
            return passOn(column);
        table.columns.push_back(std::move(*column));
    }
    return table;
}

} // namespace

Result<matrix::ConditionTable> conditionsFromFile(const std::string& file,
                                                  const std::vector<ConditionSpec>& specs)
{
    auto read = readTable(file);
    if (!read)
        return passOn(read);
    auto table = inFile(file, conditionsFrom(*read, specs));
    if (table)
        table->notes.push_back(fmt::format("Table: {}.", file));
    return table;
}

Result<std::vector<ConditionSpec>> allColumns(const std::string& file, const std::string& outcome)
{
    auto read = readTable(file);
    if (!read)
        return passOn(read);
    std::vector<ConditionSpec> specs;
    for (std::size_t column = 1; column < read->headers.size(); ++column) {
        ConditionSpec spec;
        spec.name = read->headers[column];
        if (!spec.name.empty() && text::foldKey(spec.name) != text::foldKey(outcome))
            specs.push_back(std::move(spec));
    }
    return specs;
}

} // namespace crosscase::cli
