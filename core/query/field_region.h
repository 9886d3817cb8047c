// SPDX-License-Identifier: GPL-3.0-or-later
// The text of which a comparison holds, or several at once: of a case, a speaker, a code ...
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/query/expression.h"

#include <memory>

namespace crosscase::query {

// case and case.NAME: the text of the cases that it holds of (of no case: what is in none);
// document, group, language ...: the whole text or nothing; speaker: their turns; coder, code,
// theme, mark, weight, created, date: the spans of the codings that it holds of. An And of
// comparisons of one subject holds of the cases, documents, speakers or codings that pass them all.
class FieldRegion {
public:
    // Errors of Filter::compile. The snapshot must outlive it.
    [[nodiscard]] static Result<FieldRegion> make(const Expression& field,
                                                  const model::Corpus& corpus);

    // False: there is no such text in this document. Cheap: asked of every document of a project.
    [[nodiscard]] bool mayHoldIn(model::Id<model::Document> document) const;
    // Thread-safe.
    [[nodiscard]] text::SpanSet of(const model::Document& document,
                                   const model::LoadedText& text) const;

private:
    struct Program;
    std::shared_ptr<const Program> m_program;
};

} // namespace crosscase::query
