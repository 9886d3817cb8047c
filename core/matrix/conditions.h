// SPDX-License-Identifier: GPL-3.0-or-later
// Cases x conditions for a comparative analysis (QCA): what the project says of each case, as
// numbers, and why it says nothing where it does not.
#pragma once

#include "core/base/progress.h"
#include "core/matrix/spec.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace crosscase::matrix {

enum class ConditionSource : std::uint8_t {
    Any,       // whatever has the name: a rated code, an attribute, else a code
    Rating,    // ordinal: its rank from 0; fuzzy: its value
    Attribute, // of cases: the number; true 1, false 0; the rank of a choice from 0
    Present,   // 1: coded; 0: absent though coded through; else missing
    References // how many codings; missing where nobody can tell yet
};

struct ConditionSpec {
    ConditionSource source = ConditionSource::Any;
    std::string name;  // of the code (path, name or id) or of the attribute
    std::string scale; // Rating: empty: the one it is rated on
    std::string alias; // what the condition is called; empty: the last name of its object
    // What each value stands for, in place of its rank (Rating, Attribute).
    std::vector<std::pair<std::string, double>> map;
    bool operator==(const ConditionSpec&) const = default;
};

// "NAME", "rating:CODE@SCALE", "attribute:A", "present:CODE", "references:CODE", each with "=ALIAS"
// behind it on wish. Inside a name , = @ and \ are written \, \= \@ \\ (an @ only after rating:
// means a scale). Malformed: no name.
[[nodiscard]] Result<ConditionSpec> conditionFromText(std::string_view text);
// Several of them, separated by commas.
[[nodiscard]] Result<std::vector<ConditionSpec>> conditionsFromText(std::string_view text);

// "o:0.33/+:1": values and what they stand for. A / or \ in a value is written \/ and \\.
[[nodiscard]] Result<std::vector<std::pair<std::string, double>>>
valueMapFromText(std::string_view text);

struct ConditionColumn {
    std::string name;
    std::string origin; // a sentence for the foot: "rating of 'Trust' on the scale 'presence' ..."
    std::vector<std::optional<double>> values; // one a case
    std::vector<std::string> missing;          // one a case: why there is no value; else empty
    int levels = 0;       // ranks: how many the scale, choice or truth value has; 0: any number
    bool byOrder = false; // ranks of a choice, whose order may be that of an import
    bool count = false;   // a count, which is no membership before it is calibrated
};

struct ConditionTable {
    std::vector<std::string> cases; // paths when the axis has all levels
    std::vector<ConditionColumn> columns;
    std::vector<std::string> notes; // which cases, filter
};

struct ConditionRequest {
    Axis cases{AxisKind::Cases, 1, {}};
    query::Expression filter = {}; // parts on codings choose what Present and References count
    std::vector<ConditionSpec> conditions = {};
    bool withSubcodes = false; // Present, References
};

// NotFound; Ambiguous: a name that fits a code and an attribute, several codes, or ratings on
// several scales, with how to be exact; Refused: an axis that is not of cases, an attribute that
// is no condition (text without a map, a date), a value that the map lacks; Cancelled.
[[nodiscard]] Result<ConditionTable> conditionTable(const model::Corpus& corpus,
                                                    const model::TextSource& texts,
                                                    const ConditionRequest& request,
                                                    const Progress& progress = {});

} // namespace crosscase::matrix
