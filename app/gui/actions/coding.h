// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with passages: code, un-code, recode, resize, mark, weigh, note. One batch
// each.
#pragma once

#include "app/gui/actions/codes.h"
#include "app/gui/bridge/session.h"

#include <QString>

namespace crosscase::gui {

// A passage of a document.
struct Passage {
    model::Id<model::Document> document = {};
    text::Span span = {};
};
// "P01 ¶4"; without the paragraph if the text cannot be read.
[[nodiscard]] QString referenceOf(const Session& session, const Passage& passage);

struct Coded {
    model::Id<model::Code> code = {};
    model::Id<model::Coding> coding = {};
    bool already = false; // this coder has coded the same before: nothing changed
};
[[nodiscard]] Result<Coded>
codePassage(Session& session, const Passage& passage, model::Id<model::Code> code);
// With a code that is made for it; both are one batch.
[[nodiscard]] Result<Coded> codePassageWithNew(Session& session,
                                               const Passage& passage,
                                               const QString& name,
                                               model::Id<model::Code> parent = {});

[[nodiscard]] Result<void> removeCodings(Session& session, const CodingIds& codings);
// A coding that would stand twice is left as it is; how many changed.
[[nodiscard]] Result<int>
recodeTo(Session& session, const CodingIds& codings, model::Id<model::Code> code);
[[nodiscard]] Result<int> recodeToNew(Session& session,
                                      const CodingIds& codings,
                                      const QString& name,
                                      model::Id<model::Code> parent = {});
[[nodiscard]] Result<void>
resizeCoding(Session& session, model::Id<model::Coding> coding, text::Span span);
// Sets the mark, or takes it away where it is.
[[nodiscard]] Result<void>
toggleMark(Session& session, model::Id<model::Coding> coding, model::Mark mark);
// 0 to 100, or model::Coding::kNoWeight.
[[nodiscard]] Result<void>
weigh(Session& session, model::Id<model::Coding> coding, std::int32_t weight);

// --- memos ---------------------------------------------------------------------------------------

// What a memo is written on: an object, or a stretch of a document.
struct MemoPlace {
    model::AnyId target = {};
    text::Span span = {}; // of the document `target`; empty: all of it
    bool operator==(const MemoPlace&) const = default;
};
// How it is called: "Isolation, P01 ¶2", "P01 ¶3", "Isolation", "P01".
[[nodiscard]] QString nameOf(const Session& session, const MemoPlace& place);
// In the order in which they were written.
[[nodiscard]] std::vector<model::Memo> memosOn(const model::Corpus& corpus, const MemoPlace& place);
// The memo's text (none: a new memo there); an empty one removes it. The memo written, if any.
[[nodiscard]] Result<model::Id<model::Memo>> writeMemo(Session& session,
                                                       const MemoPlace& place,
                                                       model::Id<model::Memo> memo,
                                                       const QString& words);

} // namespace crosscase::gui
