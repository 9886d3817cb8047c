// SPDX-License-Identifier: GPL-3.0-or-later
// Words that stand near each other: those around one word, or all pairs of the text.
//
// Near: at most `left` words before or `right` words behind, in the same passage and in the same
// stretch of chosen text; stop words keep their places, but are not listed. A phrase counts as one
// word. Counted are pairs of places: a word near two occurrences of the other is with it twice. The
// contingency table, its measures and their sources are in association.h.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/matrix/word_counts.h"

#include <cstdint>
#include <optional>
#include <string>

namespace crosscase::matrix {

enum class Association : std::uint8_t {
    LogLikelihood,
    MutualInformation,
    TScore,
    LogDice,
    Together
};

struct CollocationOptions {
    // Which words are listed; words of the node need not be among them.
    WordOptions words;
    // A word, a phrase, or with `*` and `?` a pattern; empty: all pairs. With stems its words are
    // compared by their stems.
    std::string node;
    int left = 5;
    int right = 5;
    std::int64_t minimumTogether = 3;
    std::int64_t limit = 0;
    Association order = Association::LogLikelihood;
    std::optional<Axis> by; // the same for the text of each entry of an axis (cases, documents ...)
};

// Around a word: collocate, together, left, right (of the node), count, expected, log-likelihood,
// MI, t-score, logDice. All pairs: word and collocate with their counts; with windows of the same
// width each pair once, the more frequent word first, else for each order. By the measure, what is
// together less often than expected behind the rest; then by key. A measure that is undefined is
// empty. The foot tells the number of occurrences, pairs and words behind the figures.
// With `by` a first column names the entry, whose rows are what a table of its text alone would
// have; the limit holds for each entry, and the foot is the common one. Errors: those of
// Scope::make and of resolving the axis. Malformed: a node without a word. Refused: no window; an
// axis that is no text. Cancelled.
[[nodiscard]] Result<WordTable> collocations(const model::Corpus& corpus,
                                             const model::TextSource& texts,
                                             const CollocationOptions& options,
                                             const Progress& progress = {});

} // namespace crosscase::matrix
