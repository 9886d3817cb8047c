// SPDX-License-Identifier: GPL-3.0-or-later
// What the researcher writes and judges: memos, links, summaries, ratings, propositions, progress.
//
// Where an operation takes a `coder`, it is the name of the one it is done for (made if there is
// none); empty: the one who acts. There is one summary, n/a, rating per scale, judgement and
// progress per place: setting it again updates it, and setting the same again changes nothing. The
// evidence given replaces what was there; what stays keeps its identity and its bullet. Every
// operation says NotFound for an object that is not in the project.
#pragma once

#include "core/project/edit.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::project {

// target none: a memo of the project. Refused: no text.
[[nodiscard]] Result<model::Id<model::Memo>> addMemo(Edit& edit,
                                                     model::AnyId target,
                                                     const std::string& title,
                                                     const std::string& text,
                                                     const std::string& coder = {});
[[nodiscard]] Result<void>
setMemo(Edit& edit, model::Id<model::Memo> memo, const std::string& title, const std::string& text);

struct LinkFields {
    std::string relation; // made if there is none of that name
    bool directed = true;
    model::AnyId from;
    model::AnyId to;
    model::Id<model::Case> unit;
    std::string memo;
    std::vector<model::Id<model::Coding>> evidence;
};
// Refused: the relation is there with the other direction; the same link twice; from == to.
[[nodiscard]] Result<model::Id<model::Link>>
addLink(Edit& edit, const LinkFields& fields, const std::string& coder = {});

// Where a judgement of the researcher stands: one for each (case, code).
struct Cell {
    model::Id<model::Case> unit;
    model::Id<model::Code> code;
};
// By the names of findCase and findCode.
[[nodiscard]] Result<Cell>
findCell(const model::Corpus& corpus, std::string_view unit, std::string_view code);
// A coding that a summary rests on: the whole of it (-1), or one of its bullets, counted from 0 as
// text::bullets does.
struct Cited {
    model::Id<model::Coding> coding;
    int bullet = kAsItIs;
    static constexpr int kAsItIs = -2; // what stays keeps its bullets, what is new is of the whole
    bool operator==(const Cited&) const = default;
};
// Of several codings, as they are.
[[nodiscard]] std::vector<Cited> citing(const std::vector<model::Id<model::Coding>>& codings);
// "ID,2:ID": codings of the whole, and of the second bullet. NotFound, Ambiguous; Malformed: no
// number of a bullet.
[[nodiscard]] Result<std::vector<Cited>> findCited(const model::Corpus& corpus,
                                                   std::string_view text);
// The same notation back, for each owner that rests on codings.
[[nodiscard]] std::unordered_map<model::AnyId, std::string>
citedByOwner(const model::Corpus& corpus);

// Empty text removes the summary. Remembers the fingerprint of the cell's codings. A bullet that
// the text no longer has becomes the whole; Refused: one that is cited and is not there.
[[nodiscard]] Result<void> setSummary(Edit& edit,
                                      Cell cell,
                                      const std::string& text,
                                      const std::vector<Cited>& evidence,
                                      model::SummaryState state = model::SummaryState::Draft,
                                      const std::string& coder = {});
// Empty reason takes it back.
[[nodiscard]] Result<void>
setNotApplicable(Edit& edit, Cell cell, const std::string& reason, const std::string& coder = {});

struct Prefill {
    std::vector<model::Id<model::Case>> cases; // none: all of the top level
    std::vector<model::Id<model::Code>> codes; // with all below them; none: all
    int quotesPerCell = 0;                     // 0: all
    int quoteLimit = 0;                        // code points of a quote, 0: whole
    bool includeUnpublishable = false;
};
// Drafts for cells without a summary and without an n/a: a bullet a quote, each with its coding as
// evidence, in the order of the text; of the codings of the code itself, not of its sub-codes.
// Returns how many were written.
[[nodiscard]] Result<std::size_t> prefillSummaries(Edit& edit, const Prefill& wish);

// Has the evidence of the cell changed since the summary was written? For many summaries:
// matrix::SummaryBasis.
[[nodiscard]] bool
isStale(const model::Corpus& corpus, const model::TextSource& texts, const model::Summary& summary);

// scale empty: the project's only scale; without any, the scale "-, o, +" is made. A value that the
// scale does not have is Refused with its values; on a fuzzy scale a number 0..1. Empty value
// removes the rating.
[[nodiscard]] Result<void> setRating(Edit& edit,
                                     Cell cell,
                                     const std::string& scale,
                                     const std::string& value,
                                     const std::string& reason,
                                     const std::vector<model::Id<model::Coding>>& evidence,
                                     const std::string& coder = {});
// An ordinal scale, values from lowest to highest, "value" or "value=label"; or a fuzzy one.
[[nodiscard]] Result<model::Id<model::Scale>> addScale(Edit& edit,
                                                       const std::string& name,
                                                       model::ScaleKind kind,
                                                       const std::vector<std::string>& values);

// Exists: the name is taken.
[[nodiscard]] Result<model::Id<model::Proposition>>
addProposition(Edit& edit, const std::string& name, const std::string& text);
[[nodiscard]] Result<void> judge(Edit& edit,
                                 model::Id<model::Proposition> proposition,
                                 model::Id<model::Case> unit,
                                 model::Verdict verdict,
                                 const std::string& reason,
                                 const std::vector<model::Id<model::Coding>>& evidence,
                                 const std::string& coder = {});
[[nodiscard]] std::string_view nameOf(model::Verdict verdict);
[[nodiscard]] std::optional<model::Verdict> verdictNamed(std::string_view name);

[[nodiscard]] Result<void> setProgress(Edit& edit,
                                       model::Id<model::Document> document,
                                       model::ProgressState state,
                                       const std::string& coder = {});
[[nodiscard]] std::string_view nameOf(model::ProgressState state);
[[nodiscard]] std::optional<model::ProgressState> progressStateNamed(std::string_view name);

// Exists: another coder has the name (join them instead).
[[nodiscard]] Result<void>
renameCoder(Edit& edit, model::Id<model::Coder> coder, const std::string& name);
// "These two are me": all that `from` did becomes `into`'s. Codings that are the same (document,
// code, span) become one, with the marks of both; so do the progresses in a document, at the
// further state. Returns how many codings fell together. Refused: from == into.
[[nodiscard]] Result<std::size_t>
joinCoders(Edit& edit, model::Id<model::Coder> from, model::Id<model::Coder> into);

// Empty value: removed.
[[nodiscard]] Result<void> setSetting(Edit& edit, const std::string& key, const std::string& value);

} // namespace crosscase::project
