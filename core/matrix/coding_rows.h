// SPDX-License-Identifier: GPL-3.0-or-later
// The codings of the chosen text one by one, with the cases they belong to and what a table says of
// each.
#pragma once

#include "core/base/progress.h"
#include "core/matrix/gate.h"
#include "core/text/structure.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace crosscase::matrix {

struct CodingRow {
    const model::Document& document;
    const model::LoadedText& text;
    model::Coding coding;
    std::vector<model::Id<model::Case>> cases; // in order; none: it is in no case
};

enum class CaseChoice : std::uint8_t { TopLevel, Innermost };

// The cases of a document, cut to the chosen text, in tree order.
[[nodiscard]] std::vector<CaseRegion> casesIn(const Scope& scope, const model::Document& document);
// Those of them that have text of the span.
[[nodiscard]] std::vector<model::Id<model::Case>> casesTouched(
    const Scope& scope, CaseChoice choice, const std::vector<CaseRegion>& regions, text::Span span);

// Calls visit for each coding that the filter accepts, by document order, start and id; no orphans.
[[nodiscard]] Result<void> forEachCoding(const Scope& scope,
                                         CaseChoice choice,
                                         const Progress& progress,
                                         const std::function<void(const CodingRow&)>& visit);

// The labels of those who speak within the span, in order, each once.
[[nodiscard]] std::vector<std::string> speakersWithin(const text::Structure& structure,
                                                      text::Span span);
[[nodiscard]] std::string joined(const std::vector<std::string>& words);
// "power; proof"
[[nodiscard]] std::string marksText(int marks);
// Memos by what they are attached to; several separated by a blank line.
[[nodiscard]] std::unordered_map<model::AnyId, std::string>
memosByTarget(const model::Corpus& corpus);
[[nodiscard]] std::string coderName(const model::Corpus& corpus, model::Id<model::Coder> coder);

} // namespace crosscase::matrix
