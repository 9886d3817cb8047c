// SPDX-License-Identifier: GPL-3.0-or-later
// What a table shows, as a value: it can be typed, saved in the project, printed under the table.
#pragma once

#include "core/base/error.h"
#include "core/model/objects.h"
#include "core/query/expression.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::matrix {

enum class AxisKind : std::uint8_t {
    Cases,
    Documents,
    Groups,
    AttributeValues, // of one case attribute, or two nested
    Speakers,
    Coders,
    Themes, // top-level codes, counted with their sub-codes
    Codes,  // any nodes, singly unless with sub-codes
    CodeSet,
    Attributes, // case attributes as columns
    Propositions,
    Query // a saved query
};

struct Axis {
    AxisKind kind = AxisKind::Cases;
    int level = 1; // Cases: 1 top level, 2 ..., kLeaf, kAll
    std::vector<std::string>
        names; // AttributeValues: attributes; Codes: paths (empty: all); CodeSet, Query: one name
    bool operator==(const Axis&) const = default;

    static constexpr int kLeaf = -1;
    static constexpr int kAll = 0;
};

// "cases", "cases:2", "cases:leaf", "attribute:sector,size", "codes:Trust > Kind,Cost", "set:NAME",
// "query:NAME" ... A comma or backslash inside a name is written \, and \\.
[[nodiscard]] Result<Axis> axisFromText(std::string_view text);
[[nodiscard]] std::string toText(const Axis& axis);

enum class Measure : std::uint8_t {
    References,
    Documents,
    Cases,
    Present,
    Characters,
    Words,
    Coverage,
    PerThousandWords,
    PerThousandCharacters,
    Mean,
    Rating,
    Summary,
    Quotes,
    Subcodes,
    Memo,
    AttributeValue,
    State
};

// The names of cli.md: "references", "per-1000-words", "attribute:NAME" (the name goes to
// cellAttribute) ...
[[nodiscard]] std::string_view nameOf(Measure measure);

enum class Percent : std::uint8_t { None, Row, Column, Total };

struct TableSpec {
    std::string title;
    Axis rows{AxisKind::Cases, 1, {}};
    Axis columns{AxisKind::Themes, 1, {}};
    Measure cell = Measure::References;
    std::string cellAttribute; // AttributeValue
    std::string scale;         // Rating: name of the scale; empty: any
    Percent percent = Percent::None;
    bool withSubcodes = false;
    query::Expression filter;
    std::string order; // of the rows: "manual", "-total", "attribute:year", "rating:Trust" ...;
                       // empty: manual
    bool totals = false;
    bool state = false; // a state column beside each column
    std::vector<std::string>
        attributes; // case attributes shown beside the case names; "all": every one
    bool transpose = false;
    int quoteLimit = 0;    // code points per quote, 0: whole
    int quotesPerCell = 0; // 0: all; else the first ones and how many more there are
    bool includeUnpublishable = false;
    model::CoderLayer layer = model::CoderLayer::Person; // whose codings count
    bool operator==(const TableSpec&) const = default;
};

// As JSON (saved tables) and back; unknown members are refused with their name.
[[nodiscard]] std::string toJson(const TableSpec& spec);
[[nodiscard]] Result<TableSpec> specFromJson(std::string_view json);

// Parses "references", "attribute:NAME", ... into cell and cellAttribute.
[[nodiscard]] Result<void> setMeasure(TableSpec& spec, std::string_view text);

} // namespace crosscase::matrix
