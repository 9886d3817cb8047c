// SPDX-License-Identifier: GPL-3.0-or-later
// What coders did alike and differently, part by part and code by code: the sums that all rows of a
// table and all resamples are made of.
#pragma once

#include "core/agreement/coded_text.h"
#include "core/agreement/sweep.h"
#include "core/agreement/unitizing.h"
#include "core/base/progress.h"

#include <string>
#include <vector>

namespace crosscase::agreement {

// A document, or what a case has of it.
struct Part {
    model::Id<model::Document> document;
    model::Id<model::Case> unit; // with Request::perCase; 0: of no case
    double units = 0;
    double length = 0; // code points that are no blanks
};

// Units of a part that exactly the coders of the pattern marked with a code. Those that nobody
// marked are not listed.
struct MarkedUnits {
    std::uint32_t part = 0;
    std::uint32_t code = 0;
    Pattern pattern = 0;
    double units = 0;
};

// Lengths of a code in a part that somebody used it in; `length` is left at 0.
struct CodeLengths {
    std::uint32_t part = 0;
    std::uint32_t code = 0;
    MarkedLengths sums;
};

struct Comparison {
    std::vector<std::string> coders;
    std::vector<ComparedCode> codes;
    std::vector<Part> parts;
    std::vector<MarkedUnits> units;
    std::vector<CodeLengths> lengths;
    std::int64_t documents = 0; // compared
    LeftOut leftOut;
    std::vector<std::string> idle; // coders without any coding in what is compared
};

// Errors: those of CodedTexts::make, of loading texts; Cancelled.
[[nodiscard]] Result<Comparison> compare(const model::Corpus& corpus,
                                         const model::TextSource& texts,
                                         const Request& request,
                                         const Progress& progress);

// One decision: did each coder mark this unit with this code?
struct Decision {
    const model::Document* document = nullptr;
    std::int64_t unit = 0; // from 1 in each document
    text::Span span;
    std::size_t code = 0; // place in the codes compared
    Pattern pattern = 0;
};

// Calls visit(decision) for every unit and code, document by document, in each code by code.
// Errors as compare's, and those of visit.
using DecisionVisit = std::function<Result<void>(const Decision&)>;
[[nodiscard]] Result<void> forEachDecision(const model::Corpus& corpus,
                                           const model::TextSource& texts,
                                           const Request& request,
                                           const DecisionVisit& visit,
                                           const Progress& progress);

} // namespace crosscase::agreement
