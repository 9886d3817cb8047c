// SPDX-License-Identifier: GPL-3.0-or-later
// Reliability data from the columns of a file.
#pragma once

#include "core/agreement/ratings.h"
#include "core/agreement/unitizing.h"
#include "core/table/csv.h"

#include <map>
#include <optional>
#include <string_view>

namespace crosscase::agreement {

// Units: first the unit, then a column each coder; empty, NA and . are missing. Counts: first the
// unit, then a column each category with how many gave it. Contingency: the first coder's values
// down, the second's across. Segments: columns coder, start, end or length, perhaps value and
// document.
enum class Shape : std::uint8_t { Units, Counts, Contingency, Segments };

[[nodiscard]] std::optional<Shape> shapeNamed(std::string_view name);

// Of the first three shapes. Malformed: a cell that is no whole number of ratings (line and column
// named), fewer than two columns; of a contingency table, other names down than across. Refused:
// a negative number, fewer than two coders.
[[nodiscard]] Result<Ratings> ratingsFrom(const table::CsvFile& file, Shape shape);

struct SegmentTable {
    std::vector<std::string> coders;
    std::vector<std::string> values;           // one empty if there is no such column
    std::map<std::string, Continuum> continua; // by document
};

// The text of each document goes from `begin` to `begin` + `length`; without a length to the last
// end. A coder without segments in a document marked nothing there. Malformed: a missing column, a
// cell that is no whole number.
[[nodiscard]] Result<SegmentTable>
segmentsFrom(const table::CsvFile& file, std::int64_t begin, std::optional<std::int64_t> length);

} // namespace crosscase::agreement
