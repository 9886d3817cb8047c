// SPDX-License-Identifier: GPL-3.0-or-later
// How the codes of two projects are used: for comparing and merging their codebooks.
#pragma once

#include "core/codebook/diff.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

namespace crosscase::project {

// One side: a project, or a moment of one. Nothing (nullptr): a codebook's file.
struct CodedSide {
    const model::Corpus* corpus = nullptr;
    const model::TextSource* texts = nullptr;
};

// Entries are those of codebook::fromCorpus of each side. Orphans do not count. Quotes: two for
// each code, of those that may be published. Passages are compared in documents whose texts are the
// same on both sides, all coders together; without such documents nothing is said of likeness. The
// corpora and texts must outlive what is returned. Time is linear in the codings and in those that
// overlap.
[[nodiscard]] codebook::Use codebookUse(const CodedSide& mine, const CodedSide& theirs);

// Where the codings of the codes of one moment are at another: known by their ids, or, where no id
// is on both sides, by the same place in the same text. Both must be projects.
[[nodiscard]] std::vector<codebook::Flow> codingFlows(const CodedSide& before,
                                                      const CodedSide& after);

} // namespace crosscase::project
