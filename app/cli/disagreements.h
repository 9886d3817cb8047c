// SPDX-License-Identifier: GPL-3.0-or-later
// `crosscase disagreements`, and the options by which it and `consensus` choose what is compared.
#pragma once

#include "app/cli/context.h"
#include "core/agreement/disagreements.h"

#include <string>
#include <vector>

namespace crosscase::cli {

struct ComparedArguments {
    std::vector<std::string> coders;
    std::vector<std::string> codes;
    std::vector<std::string> documents;
    std::vector<std::string> cases;
    std::string filter;
    bool allDocuments = false;
};

// --coders --code --document --case --filter --all-documents
void addComparedOptions(CLI::App& command, ComparedArguments& arguments);

// Coders that are not named: all who coded. NotFound, Ambiguous: a name.
[[nodiscard]] Result<agreement::DifferenceRequest>
differenceRequest(const model::Corpus& corpus, const ComparedArguments& arguments);

void buildDisagreements(CLI::App& command, Context& context);

} // namespace crosscase::cli
