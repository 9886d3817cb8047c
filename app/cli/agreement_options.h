// SPDX-License-Identifier: GPL-3.0-or-later
// The options of `agreement`, and what they ask for.
#pragma once

#include "app/cli/context.h"
#include "core/agreement/ratings_report.h"
#include "core/agreement/report.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::cli {

struct AgreementArguments {
    // Of a project.
    std::vector<std::string> coders;
    std::vector<std::string> codes;
    bool withSubcodes = false;
    std::string unit = "sentence";
    std::string overlap;
    std::vector<std::string> speakers;
    std::string filter;
    bool allDocuments = false;
    std::string exporting; // long, recal
    std::string then;      // a moment: the coder then and now, in place of several
    // Of a table in its place.
    std::string table;
    std::string shape = "units";
    std::string metric = "nominal";
    std::string weights;
    std::string positive;
    std::int64_t begin = 0;
    std::optional<std::int64_t> length;
    // Of both.
    std::string per;
    std::vector<std::string> coefficients;
    agreement::Bootstrap bootstrap;
};

void addAgreementOptions(CLI::App& command, Context& context, AgreementArguments& arguments);

// Wrong usage: options that do not go together, of the table with a project and the other way.
void checkAgreementOptions(const CLI::App& command,
                           const Context& context,
                           const AgreementArguments& arguments);

// Wrong usage: a word that is none of its set.
[[nodiscard]] agreement::Chosen coefficientsOf(const AgreementArguments& arguments);

// NotFound, Ambiguous: a coder or code; errors of the filter.
[[nodiscard]] Result<agreement::Request> agreementRequest(const model::Corpus& corpus,
                                                          const AgreementArguments& arguments);

// Pairs of names of codes that are nearly the same, among the codes compared that the coders used.
[[nodiscard]] std::vector<std::string> nearDuplicates(const model::Corpus& corpus,
                                                      const agreement::Request& request);

} // namespace crosscase::cli
