// SPDX-License-Identifier: GPL-3.0-or-later
// Tables with a fixed layout, built on the same counting rules.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/matrix/spec.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/table/table.h"

namespace crosscase::matrix {

struct WithinOptions {
    bool allCodes = false; // every code indented, else themes with their sub-codes
    int quoteLimit = 0;    // code points, 0: whole
    int quotesPerCell = 0; // as in TableSpec
    bool includeUnpublishable = false;
    query::Expression filter;
};

// One case: theme, n, summary, quotes (with reference `P01 ¶4`), sources (documents).
[[nodiscard]] Result<table::Table> withinCase(const model::Corpus& corpus,
                                              const model::TextSource& texts,
                                              model::Id<model::Case> unit,
                                              const WithinOptions& options);

struct QuoteOptions {
    model::Id<model::Code> code; // with its sub-codes; none: all themes
    int perCell =
        0; // quotes per (case, theme), 0: all; chosen over different documents and speakers first
    int mark = 0; // bits of model::Mark that a quote must bear
    int quoteLimit = 0;
    bool includeUnpublishable = false;
    query::Expression filter;
};

// Proof quotes: theme, code, case, quote, reference, speaker, coder, mark, coding; balanced over
// cases.
[[nodiscard]] Result<table::Table> proofQuotes(const model::Corpus& corpus,
                                               const model::TextSource& texts,
                                               const QuoteOptions& options);

struct LongOptions {
    bool perCoding = false; // cases joined by "; " in place of a row per coding and case
    bool includeUnpublishable = true;
    query::Expression filter;
    int limit = 0; // codings at most, 0: all; a note says how many there are
};

// The long table of codings with the columns of cli.md:
// coding,case,case_path,ATTRIBUTES...,document,paragraph,speaker,theme,code,code_path,quote,memo,coder,created,start,end,weight,mark
[[nodiscard]] Result<table::Table> longCodings(const model::Corpus& corpus,
                                               const model::TextSource& texts,
                                               const LongOptions& options,
                                               const Progress& progress = {});

// Codes with what is counted of each: code (path), references, documents, cases, coders, defined.
// Codings count singly, cases at the top level. Without the texts nobody knows what a speaker says:
// the number of cases is then empty where a case is a speaker of a document with the code.
[[nodiscard]] table::Table codeList(const model::Corpus& corpus);
[[nodiscard]] Result<table::Table> codeList(const model::Corpus& corpus,
                                            const model::TextSource& texts);

} // namespace crosscase::matrix
