// SPDX-License-Identifier: GPL-3.0-or-later
// The decisions of a merge on the command line: the options, the report, what is still open.
#pragma once

#include "app/cli/context.h"
#include "core/codebook/decisions.h"

#include <functional>
#include <string>
#include <vector>

namespace crosscase::cli {

struct DecisionOptions {
    std::string base;
    std::string decisions; // a file
    std::string report;    // a file
    bool acceptProposals = false;
};

// --base (with these words), --decisions, --report, --accept-proposals.
void addDecisionOptions(CLI::App& command, DecisionOptions& options, const std::string& baseText);

// Wrong usage: there is no table format for the report's file.
void checkReport(const DecisionOptions& options);
// None without a file.
[[nodiscard]] Result<codebook::Decisions> readDecisions(const DecisionOptions& options);
// Nothing without a file.
[[nodiscard]] Result<void> writeReport(Context& context,
                                       const DecisionOptions& options,
                                       const std::vector<codebook::DecisionRow>& rows);

// Conflict: the rows that nobody decided, each with what can be chosen. `name` says what a row is
// about.
[[nodiscard]] Error
undecidedError(const std::vector<codebook::DecisionRow>& rows,
               const std::function<std::string(const codebook::DecisionRow&)>& name);

} // namespace crosscase::cli
