// SPDX-License-Identifier: GPL-3.0-or-later
// What of a project is compared.
#pragma once

#include "core/agreement/speakers.h"
#include "core/agreement/units.h"
#include "core/model/corpus.h"
#include "core/query/expression.h"

#include <string>
#include <vector>

namespace crosscase::agreement {

// A code, perhaps counted with others (its sub-codes).
struct ComparedCode {
    model::Id<model::Code> id;
    std::string name; // its path
    std::vector<model::Id<model::Code>> counted;
};

struct Request {
    std::vector<model::Id<model::Coder>> coders; // two to kMostCoders, all different
    std::vector<ComparedCode> codes;
    bool onlyUsed = true; // leave out codes that none of the coders used in the text compared
    Unit unit = Unit::Sentence;
    double overlap = 0; // percent of a unit's code points that a coding must cover; 0: one will do
    SpeakerChoice speakers;
    bool allDocuments = false; // also those that not all coders have marked as coded
    query::Expression filter;
    bool perCase = false;  // cut documents into the shares of top cases
    bool embedded = false; // with perCase: also into those of cases embedded in others
};

// As many as there are bits for who marked what.
constexpr std::size_t kMostCoders = 16;

// Coders that have codings, by name, as the usual choice.
[[nodiscard]] std::vector<model::Id<model::Coder>> codersAtWork(const model::Corpus& corpus);

// Codes in the order of the codebook: all that may be coded, each alone; with sub-codes the themes,
// each with all below it. Or those asked for.
[[nodiscard]] std::vector<ComparedCode> usualCodes(const model::Corpus& corpus, bool withSubcodes);
[[nodiscard]] std::vector<ComparedCode>
chosenCodes(const model::Corpus& corpus,
            const std::vector<model::Id<model::Code>>& codes,
            bool withSubcodes);

// Refused: fewer than two coders or too many, one of them twice, the consensus; no code.
[[nodiscard]] Result<void> check(const model::Corpus& corpus, const Request& request);

} // namespace crosscase::agreement
