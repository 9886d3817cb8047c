// SPDX-License-Identifier: GPL-3.0-or-later
// One value a case, as a number or a rank: what a scatter of cases is drawn from.
#pragma once

#include "core/base/error.h"
#include "core/matrix/cross_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

// The cases of an axis, in its order. Refused: an axis of something else.
[[nodiscard]] Result<std::vector<Entry>>
casesOn(const model::Corpus& corpus, const model::TextSource& texts, const Axis& cases);

struct CaseValues {
    std::string name;                // "Trust: references"
    std::vector<std::string> levels; // of ordinal values, lowest first; value i is the i-th
    std::vector<std::optional<double>> values; // one a case; nothing: it has none
};

// `written`: "rating:CODE" or "rating:CODE@SCALE" (ordinal: the rank of the value, fuzzy: the
// value), "attribute:NAME" (numbers as such; other types by rank among the values that occur), or
// "MEASURE:CODE" with one of the measures that are numbers (references, coverage ...), where a code
// counts with its sub-codes. Malformed: none of these. NotFound, Ambiguous: a name. Refused:
// ratings on several scales and none named.
[[nodiscard]] Result<CaseValues> valuesOf(const model::Corpus& corpus,
                                          const model::TextSource& texts,
                                          const Axis& cases,
                                          std::string_view written);

// What an attribute says of each case of the axis, empty where nothing.
[[nodiscard]] Result<std::vector<std::string>> attributeOf(const model::Corpus& corpus,
                                                           const model::TextSource& texts,
                                                           const Axis& cases,
                                                           std::string_view attribute);

// The values of the ordinal scale that the ratings in a table of `spec` are on, lowest first; none
// if they are on several or on a fuzzy one.
[[nodiscard]] std::vector<std::string> ratingLevels(const model::Corpus& corpus,
                                                    const TableSpec& spec);

} // namespace crosscase::matrix
