// SPDX-License-Identifier: GPL-3.0-or-later
// Literals and regular expressions looked for in the texts of a project, without an index.
#pragma once

#include "core/base/progress.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <functional>
#include <string>
#include <vector>

namespace crosscase::project {

// All documents, by their order, then by name. Good as long as the snapshot.
[[nodiscard]] std::vector<const model::Document*> documentsInOrder(const model::Corpus& corpus);

struct TextScan {
    std::string wanted = {};
    bool regex = false;
    bool matchCase = false; // a literal: marks too
};

// Called for each document with matches, in order, in the thread of the scan. Its error ends all.
using ScanVisitor = std::function<Result<void>(
    const model::Document&, const model::LoadedText&, const std::vector<text::Span>&)>;
// Which documents are scanned; empty: all.
using DocumentChoice = std::function<bool(const model::Document&)>;

// Where it stands in whole texts, labels and times too. On several threads, so never within a
// change, which keeps the store to itself. Malformed: nothing to look for, or no regular
// expression. Refused: see text::Regex::find.
[[nodiscard]] Result<void> scanTexts(const model::Corpus& corpus,
                                     const model::TextSource& texts,
                                     const TextScan& scan,
                                     const DocumentChoice& choice,
                                     const ScanVisitor& visit,
                                     const Progress& progress);

} // namespace crosscase::project
