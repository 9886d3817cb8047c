// SPDX-License-Identifier: GPL-3.0-or-later
// A survey: each row of a table becomes a case with attributes and, of its open answers, a
// document.
#pragma once

#include "core/base/progress.h"
#include "core/import/survey.h"
#include "core/project/edit.h"
#include "core/table/csv.h"

#include <string>
#include <vector>

namespace crosscase::project {

struct SurveyOptions {
    importing::SurveyWishes wishes = {}; // `known` is filled in from the project
    std::string language = {};           // of the documents
    std::string group = {};              // they belong to; made if it is not there
};

struct SurveyReport {
    importing::SurveyPlan plan;
    std::size_t rows = 0;
    std::size_t created = 0;   // cases; the other rows belong to cases that are there
    std::size_t documents = 0; // rows with an open answer
    std::vector<std::string> warnings;
};

// What importSurvey would do, and its errors; nothing is done.
[[nodiscard]] Result<SurveyReport>
checkSurvey(const model::Corpus& corpus, const table::CsvFile& table, const SurveyOptions& options);

// A row whose name is that of a case belongs to it: its answers are set where there are none yet, a
// new document is added. A document bears the name of its case ("P1 (2)" if there is one).
// Malformed: values that do not fit their type, or contradict the case that is there; all are
// listed with line and column, then nothing is done. The errors of importing::planSurvey.
[[nodiscard]] Result<SurveyReport> importSurvey(Edit& edit,
                                                const table::CsvFile& table,
                                                const SurveyOptions& options,
                                                const Progress& progress);

} // namespace crosscase::project
