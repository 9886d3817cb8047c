// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of disagreements and of the decisions on them.
#pragma once

#include "core/project/consensus.h"
#include "core/table/table.h"

#include <optional>
#include <string>
#include <vector>

namespace crosscase::project {

struct DisagreementOptions {
    std::vector<agreement::Difference> kinds; // none: all
    std::optional<bool> resolved;   // decided, with a decision that holds and is not to discuss
    bool byPlace = false;           // in the order of documents, else by what matters
    int quoteLimit = 0;             // code points, 0: whole
    bool decisions = true;          // of coders now; a coder then and now has nothing to decide
    std::vector<std::string> notes; // to stand in the foot
};

// id, coder_a, coder_b, document, place, kind, code_a, code_b, quote_a, quote_b, characters, words,
// shared, state (open, decided, stale), decision, reason, decided_by, start, end. The columns id,
// decision and reason are what decisionsFrom reads. Errors of reading texts.
[[nodiscard]] Result<table::Table> disagreementTable(const model::Corpus& corpus,
                                                     const model::TextSource& texts,
                                                     const agreement::DifferenceRequest& request,
                                                     agreement::Differences found,
                                                     const DisagreementOptions& options);

struct ResolutionOptions {
    bool staleOnly = false;
    std::optional<model::Decision> decision; // none: all
    int quoteLimit = 0;
};
// Does the entry belong to what is asked for?
[[nodiscard]] bool isWanted(const model::Resolutions::Entry& entry,
                            const ResolutionOptions& options);

// id, coder_a, coder_b, document, place, decision, code, quote (of the layer), reason, decided_by,
// time, state (holds, stale), resolution (its identity).
[[nodiscard]] Result<table::Table> resolutionTable(const model::Corpus& corpus,
                                                   const model::TextSource& texts,
                                                   const ResolutionOptions& options);

} // namespace crosscase::project
