// SPDX-License-Identifier: GPL-3.0-or-later
// The report on a project: a row a code, document, case or pair of coders.
#pragma once

#include "core/agreement/figures.h"
#include "core/agreement/request.h"
#include "core/table/table.h"

namespace crosscase::agreement {

struct ReportOptions {
    Per per = Per::Code;
    Chosen chosen{}; // empty: the usual ones for so many coders
    Bootstrap bootstrap{};
    bool withSubcodes = false; // how the codes of the request were chosen, for the foot
};

// Columns: the row; of two coders both, only the first, only the second, neither, of more all,
// some, none, each in units; units (in rows of several codes: units times codes); coders; then a
// coefficient each, with the ends of its interval. Below the rows: all decisions in one row
// (pooled), and with a row a code or pair the mean over the rows. The foot says what was counted,
// what was left out, and gives formulas.
//
// Per case: cases of the top level. Per pair: each pair over the documents that both have marked,
// with the codes that any pair used. Refused, besides the errors of compare: nothing is marked as
// coded by all.
[[nodiscard]] Result<table::Table> agreementTable(const model::Corpus& corpus,
                                                  const model::TextSource& texts,
                                                  const Request& request,
                                                  const ReportOptions& options,
                                                  const Progress& progress);

} // namespace crosscase::agreement
