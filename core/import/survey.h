// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of a survey are, and what its rows become: a row is a case, its answers to open
// questions are a document of their own, all other answers are attributes.
//
// The table goes in as it was read; nothing here knows a project.
#pragma once

#include "core/import/reader.h"
#include "core/model/objects.h"
#include "core/table/csv.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::importing {

// What the person says of the columns; what is not said is guessed. Columns are named as in the
// table (case ignored), or as the plan calls them: "Column 3", "age (2)".
struct SurveyWishes {
    std::string id = {};                // names the cases
    std::string label = {};             // short label of the document
    std::vector<std::string> open = {}; // open questions; if any is named, no other is one
    // "COL" or "COL:type". One without a type makes the list explicit: columns named nowhere are
    // left out. Those with a type only set the type.
    std::vector<std::string> attributes = {};
    std::vector<std::string> ignored = {};
    // Types of the project's attributes by folded name; they hold.
    std::unordered_map<std::string, model::AttributeType> known = {};
};

enum class SurveyRole : std::uint8_t { CaseName, OpenQuestion, Attribute, LeftOut, Label };
// "case name", "open question", "attribute", "left out", "label".
[[nodiscard]] std::string_view nameOf(SurveyRole role);

struct SurveyColumn {
    std::size_t at = 0;    // in the table
    std::string name = {}; // of the column; no other has it (case ignored)
    SurveyRole role = SurveyRole::Attribute;
    model::AttributeType type = model::AttributeType::Text; // of an attribute
    bool typeGiven = false;   // by the person or the project: there may be values that do not fit
    std::size_t filled = 0;   // cells with an answer
    std::size_t distinct = 0; // different ones of them
    std::size_t missing = 0;  // cells that say that there is no answer: NA, n/a, -; not in `filled`
};

struct SurveyPlan {
    std::vector<SurveyColumn> columns; // in the table's order; those without name and content are
                                       // left out
    std::string surplus; // the attribute that takes cells behind the last column; empty: none
    std::vector<std::string> warnings;

    [[nodiscard]] std::vector<const SurveyColumn*> of(SurveyRole role) const;
};

// The rules of the guess. Case name: a column with a head like id, case, participant, respondent,
// code, nr or name, in which no cell is empty and none repeated. Open question: text that is over
// 40 characters or 8 words long on average, at least half of it different. Choice: text with at
// most 12 different values, each twice on average. Else the type that all values fit; "NA", "N/A",
// "n/a", "#N/A" and "-" are no values, but in columns of text.
// NotFound: a column that is not there (those that are, are listed). Refused: a column in two
// roles, a type against the project's.
[[nodiscard]] Result<SurveyPlan> planSurvey(const table::CsvFile& table,
                                            const SurveyWishes& wishes);

struct SurveyNames {
    std::vector<std::string> names; // one a row, all different (case ignored)
    std::vector<bool> made;         // not as in the table: "Row 007", "P1 (2)"
    std::vector<std::string> warnings;
};

// What the cases are called. A name that is made up is none that `isTaken` (asked by folded name).
[[nodiscard]] SurveyNames nameCases(const table::CsvFile& table,
                                    const SurveyPlan& plan,
                                    const std::function<bool(const std::string&)>& isTaken);

// The short label of a row's document; empty: no column has it, or the cell is empty.
[[nodiscard]] std::string labelOf(const SurveyPlan& plan, const table::CsvRow& row);

// The document of a row: for each open question with an answer a heading and the answer, its line
// ends kept. Nothing: no open question was answered.
[[nodiscard]] std::optional<Imported> answersOf(const SurveyPlan& plan, const table::CsvRow& row);

// The cells of a row's attributes, in the plan's order, those that mean "no answer" empty, and
// last, if the plan has one, the surplus: joined as they were separated.
[[nodiscard]] table::CsvRow
attributesOf(const SurveyPlan& plan, const table::CsvFile& table, const table::CsvRow& row);

} // namespace crosscase::importing
