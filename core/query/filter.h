// SPDX-License-Identifier: GPL-3.0-or-later
// An expression made ready to be asked about one snapshot.
//
// Its top-level `and` parts fall in two: those that speak of cases, documents and speakers only
// choose text; all others choose codings. Denominators follow the first, never the second.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/query/expression.h"

#include <memory>
#include <string>
#include <string_view>

namespace crosscase::query {

class Filter {
public:
    // Accepts everything.
    Filter();
    // NotFound: an unknown attribute, coder, code, saved query ... with the nearest names;
    // Ambiguous: a code name that several codes bear, with their paths and ids; Malformed: a value
    // that does not fit the type; Unsupported: a part that needs the texts, and `texts` is nullptr;
    // and those of loading. Texts are loaded for such parts only, of documents with codings that
    // the other parts leave. The snapshot must outlive nothing: what is needed is copied.
    [[nodiscard]] static Result<Filter> compile(const Expression& expression,
                                                const model::Corpus& corpus,
                                                const model::TextSource* texts = nullptr);
    // The errors of compile but for those of texts, which are not looked at: quick.
    [[nodiscard]] static Result<void> check(const Expression& expression,
                                            const model::Corpus& corpus);

    [[nodiscard]] bool choosesText() const;        // any part that chooses text
    [[nodiscard]] bool choosesCodings() const;     // any part that chooses codings
    [[nodiscard]] bool textNeedsCase() const;      // text parts that look at the case
    [[nodiscard]] bool textNeedsSpeaker() const;   // ... at the speaker
    [[nodiscard]] bool codingsNeedCase() const;    // coding parts that look at the case
    [[nodiscard]] bool codingsNeedSpeaker() const; // ... at the speaker
    // The text parts that look at the case, alone.
    [[nodiscard]] Filter ofCases() const;

    // Do the text parts accept text of this document, by this speaker (empty: none), seen as text
    // of this case (none: text of no case)?
    [[nodiscard]] bool acceptsText(model::Id<model::Case> unit,
                                   model::Id<model::Document> document,
                                   std::string_view speaker) const;

    // Do the coding parts accept this coding, seen in this case (none: in no case) and, where they
    // ask for it, with this speaker? Fast: it is called for every coding of a project.
    [[nodiscard]] bool acceptsCoding(const model::Codings::Block& block,
                                     std::size_t row,
                                     model::Id<model::Case> unit,
                                     std::string_view speaker) const;

    // The coders that the coding parts can accept, for states and heads; empty: all.
    [[nodiscard]] const std::vector<model::Id<model::Coder>>& coders() const;

private:
    struct Program;
    std::shared_ptr<const Program> m_program;
};

} // namespace crosscase::query
