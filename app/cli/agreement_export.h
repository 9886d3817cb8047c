// SPDX-License-Identifier: GPL-3.0-or-later
// The decisions that agreement is computed from, for other programs.
#pragma once

#include "app/cli/context.h"
#include "core/agreement/request.h"

#include <string>

namespace crosscase::cli {

// Whose decisions: the coders of a snapshot.
struct CodedSnapshot {
    const model::Corpus& corpus;
    const model::TextSource& texts;
};

// `form` long: a table with a row a unit, coder and code: document, unit, start, end, coder, code,
// value (1 coded, 0 not). recal: what ReCal2, ReCal3 and ReCal OIR read (Freelon 2010): CSV without
// heads, a row a unit, a column a coder, 1 or 0; with several codes the units again for each code,
// document by document. Wrong usage: recal in another format than CSV.
[[nodiscard]] Result<void> exportDecisions(Context& context,
                                           const CodedSnapshot& coded,
                                           agreement::Request request,
                                           const std::string& form);

} // namespace crosscase::cli
