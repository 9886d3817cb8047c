// SPDX-License-Identifier: GPL-3.0-or-later
// What the foot of a report on a project says.
#pragma once

#include "core/agreement/report.h"

namespace crosscase::agreement {

struct ReportFacts {
    const Request* request = nullptr;
    const ReportOptions* options = nullptr;
    std::vector<std::string> coders;
    Chosen chosen;
    std::size_t codes = 0; // compared
    std::int64_t documents = 0;
    double units = 0;
    double neither = 0;   // share of all decisions, 0 to 1
    double decisions = 0; // all
    LeftOut leftOut;
    std::vector<std::pair<std::string, std::int64_t>> leftOutOfPairs; // documents not marked
    std::vector<std::string> idle;
    std::size_t undefinedMeans = 0;   // rows in which a coefficient has no value, at most
    std::size_t undefinedSamples = 0; // at most
    bool anyByUnits = false;          // intervals of rows of one document
};

[[nodiscard]] std::vector<std::string> notesOf(const ReportFacts& facts);

} // namespace crosscase::agreement
