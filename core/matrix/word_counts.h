// SPDX-License-Identifier: GPL-3.0-or-later
// How often each word is said: in all the text that a filter chooses, or in each entry of an axis.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/matrix/spec.h"
#include "core/matrix/word_forms.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/table/table.h"

#include <cstdint>
#include <optional>

namespace crosscase::matrix {

struct WordCountOptions {
    WordOptions words;
    std::optional<Axis> by;        // columns: an axis of text (cases, documents, groups ...)
    bool perThousand = false;      // with `by`: cells per 1000 words of the column's text
    std::int64_t minimumCount = 1; // over all
    std::int64_t limit = 0;        // rows at most, 0: all
};

struct WordTable {
    table::Table table;
    std::int64_t found = 0; // words that could be rows; the limit may have left rows out
};

// By count, then search key. Without an axis: rank (ties share one), word (its most frequent
// written form), count, per 1000 words (of all words of the text, those left out too), documents,
// cases (of the top level), with stems the forms with their counts. With an axis: word, total,
// entries; the total counts each place once. The words of a filter that chooses codings are those
// they cover, each once. A word belongs to the text that holds its first letter. Errors: those of
// Scope::make and of resolving the axis. Refused: an axis that is no text; a table of too many
// cells. Cancelled.
[[nodiscard]] Result<WordTable> countWords(const model::Corpus& corpus,
                                           const model::TextSource& texts,
                                           const WordCountOptions& options,
                                           const Progress& progress = {});

} // namespace crosscase::matrix
