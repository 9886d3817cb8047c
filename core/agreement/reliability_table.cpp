// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/agreement/reliability_table.h"

#include "core/base/number.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::agreement {

using table::CsvFile;
using table::CsvRow;

namespace {

constexpr std::array<std::string_view, 4> kShapes{"units", "counts", "contingency", "segments"};

bool isMissing(std::string_view cell)
{
    return cell.empty() || cell == "NA" || cell == ".";
}

std::vector<std::string> headsBehindFirst(const CsvFile& file)
{
    return {file.headers.begin() + 1, file.headers.end()};
}

Result<Ratings> fromUnits(const CsvFile& file)
{
    const std::vector<std::string> coders = headsBehindFirst(file);
    if (coders.size() < 2)
        return fail(ErrorCode::Refused,
                    "agreement needs two coders: first the column of units, then one for each "
                    "coder");
    RatingsMaker maker(coders);
    for (const CsvRow& row : file.rows) {
        std::vector<std::string> cells;
        for (std::size_t column = 1; column <= coders.size(); ++column) {
            const std::string_view cell = trim(table::cellOf(row, column));
            cells.emplace_back(isMissing(cell) ? std::string_view() : cell);
        }
        maker.add(cells);
    }
    return std::move(maker).done();
}

Result<std::int64_t> wholeNumber(const CsvFile& file, const CsvRow& row, std::size_t column)
{
    const std::string_view cell = trim(table::cellOf(row, column));
    if (const auto number = parseInteger(cell))
        return *number;
    return fail(
        ErrorCode::Malformed,
        fmt::format(
            "line {}, column '{}': '{}' is no whole number", row.line, file.headers[column], cell));
}

Result<std::vector<std::vector<std::int64_t>>> numbersIn(const CsvFile& file)
{
    std::vector<std::vector<std::int64_t>> rows;
    for (const CsvRow& row : file.rows) {
        std::vector<std::int64_t> numbers;
        for (std::size_t column = 1; column < file.headers.size(); ++column) {
            auto number = wholeNumber(file, row, column);
            if (!number)
                return passOn(number);
            numbers.push_back(*number);
        }
        rows.push_back(std::move(numbers));
    }
    return rows;
}

Result<void> checkNamesDown(const CsvFile& file)
{
    for (std::size_t row = 0; row < file.rows.size() && row + 1 < file.headers.size(); ++row)
        if (const std::string_view name = trim(table::cellOf(file.rows[row], 0));
            name != file.headers[row + 1])
            return fail(ErrorCode::Malformed,
                        fmt::format("line {}: the row is '{}' where the column is '{}'; values "
                                    "stand down in the order in which they stand across",
                                    file.rows[row].line,
                                    name,
                                    file.headers[row + 1]));
    return {};
}

std::size_t placeOf(std::vector<std::string>& names, std::string_view name)
{
    const auto known = std::ranges::find(names, name);
    if (known == names.end())
        names.emplace_back(name);
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

struct SegmentColumns {
    std::size_t coder = 0;
    std::size_t start = 0;
    std::optional<std::size_t> end;
    std::optional<std::size_t> length;
    std::optional<std::size_t> value;
    std::optional<std::size_t> document;
};

Result<SegmentColumns> columnsOf(const CsvFile& file)
{
    const auto coder = file.column("coder");
    const auto start = file.column("start");
    SegmentColumns columns;
    columns.end = file.column("end") ? file.column("end") : file.column("end_exclusive");
    columns.length = file.column("length");
    columns.value = file.column("value");
    columns.document = file.column("document");
    if (!coder || !start || (!columns.end && !columns.length))
        return fail(ErrorCode::Malformed,
                    "segments need the columns coder, start, and end or length");
    columns.coder = *coder;
    columns.start = *start;
    return columns;
}

Result<Segment>
segmentIn(const CsvFile& file, const CsvRow& row, const SegmentColumns& columns, std::int64_t begin)
{
    auto start = wholeNumber(file, row, columns.start);
    if (!start)
        return passOn(start);
    auto other = wholeNumber(file, row, columns.end ? *columns.end : *columns.length);
    if (!other)
        return passOn(other);
    Segment segment;
    segment.start = *start - begin;
    segment.end = columns.end ? *other - begin : segment.start + *other;
    return segment;
}

} // namespace

std::optional<Shape> shapeNamed(std::string_view name)
{
    const auto found = std::ranges::find(kShapes, name);
    if (found == kShapes.end())
        return std::nullopt;
    return static_cast<Shape>(found - kShapes.begin());
}

Result<Ratings> ratingsFrom(const CsvFile& file, Shape shape)
{
    if (file.headers.size() < 2)
        return fail(ErrorCode::Malformed, "the table has fewer than two columns");
    if (shape == Shape::Units)
        return fromUnits(file);
    auto numbers = numbersIn(file);
    if (!numbers)
        return passOn(numbers);
    if (shape == Shape::Counts)
        return fromCounts(headsBehindFirst(file), *numbers);
    if (auto good = checkNamesDown(file); !good)
        return passOn(good);
    return fromContingency(headsBehindFirst(file), *numbers);
}

Result<SegmentTable>
segmentsFrom(const CsvFile& file, std::int64_t begin, std::optional<std::int64_t> length)
{
    auto columns = columnsOf(file);
    if (!columns)
        return passOn(columns);
    SegmentTable segments;
    for (const CsvRow& row : file.rows) {
        auto segment = segmentIn(file, row, *columns, begin);
        if (!segment)
            return passOn(segment);
        const std::size_t coder =
            placeOf(segments.coders, trim(table::cellOf(row, columns->coder)));
        segment->value =
            static_cast<int>(placeOf(segments.values, trim(table::cellOf(row, columns->value))));
        Continuum& continuum =
            segments.continua[std::string(trim(table::cellOf(row, columns->document)))];
        continuum.byCoder.resize(std::max(continuum.byCoder.size(), coder + 1));
        continuum.byCoder[coder].push_back(*segment);
        continuum.length = length ? *length : std::max(continuum.length, segment->end);
    }
    for (auto& [document, continuum] : segments.continua) {
        continuum.byCoder.resize(segments.coders.size());
        for (std::vector<Segment>& ofCoder : continuum.byCoder)
            std::ranges::sort(ofCoder, {}, &Segment::start);
    }
    return segments;
}

} // namespace crosscase::agreement
