// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with codes: make, rename, move, delete, split. One batch each.
#pragma once

#include "app/gui/bridge/session.h"

#include <QString>

#include <string>
#include <vector>

namespace crosscase::gui {

using CodeIds = std::vector<model::Id<model::Code>>;
using CodingIds = std::vector<model::Id<model::Coding>>;

// --- names ---------------------------------------------------------------------------------------

// A sentence that says why a code below `parent` cannot bear this name; empty: it can. `self` is
// the code that is to bear it (none: a new one).
[[nodiscard]] QString whyNotNamed(const model::Corpus& corpus,
                                  model::Id<model::Code> parent,
                                  const QString& name,
                                  model::Id<model::Code> self = {});
// The codes whose names are so alike that one may be a slip for the other, and those of the same
// name elsewhere in the codebook; not `self`.
[[nodiscard]] CodeIds
alikeCodes(const model::Corpus& corpus, const QString& name, model::Id<model::Code> self = {});

// --- changes -------------------------------------------------------------------------------------

// Within a batch: the name as it is written (a " > " in it is part of it), the next colour.
[[nodiscard]] Result<model::Id<model::Code>>
makeCode(project::Edit& edit, const QString& name, model::Id<model::Code> parent);
[[nodiscard]] Result<model::Id<model::Code>>
newCode(Session& session, const QString& name, model::Id<model::Code> parent = {});
[[nodiscard]] Result<void>
renameCode(Session& session, model::Id<model::Code> code, const QString& name);
// To the end of `parent`'s children, or before one of them. In their order; those whose ancestor
// moves too stay below it.
[[nodiscard]] Result<void> moveCodes(Session& session,
                                     const CodeIds& codes,
                                     model::Id<model::Code> parent,
                                     model::Id<model::Code> before = {});
[[nodiscard]] Result<void>
recolourCode(Session& session, model::Id<model::Code> code, const QString& colour);

// The codings of these codes and all below them: what goes with them.
[[nodiscard]] CodingIds codingsBelow(const model::Corpus& corpus, const CodeIds& codes);
// With all below them and their codings.
[[nodiscard]] Result<void> deleteCodes(Session& session, const CodeIds& codes);
// The same, but their quotes become quotes of `into` (which is not below them).
[[nodiscard]] Result<void>
deleteCodesMovingQuotes(Session& session, const CodeIds& codes, model::Id<model::Code> into);
// A new code, below or beside `code`, takes over these codings of it.
[[nodiscard]] Result<model::Id<model::Code>> splitCode(Session& session,
                                                       model::Id<model::Code> code,
                                                       const QString& name,
                                                       bool asChild,
                                                       const CodingIds& codings);

// --- changes of many quotes ----------------------------------------------------------------------

// The same, behind the window if many quotes are touched: then the job, to be watched. Else it is
// done when this returns, with nullptr. `finished` is told either way, unless `owner` has gone.
Job* deleteCodes(Session& session,
                 QObject* owner,
                 const CodeIds& codes,
                 Session::Finished finished);
Job* deleteCodesMovingQuotes(Session& session,
                             QObject* owner,
                             const CodeIds& codes,
                             model::Id<model::Code> into,
                             Session::Finished finished);
struct Split {
    model::Id<model::Code> code;
    QString name;
    bool asChild = true;
    CodingIds codings;
};
Job* splitCode(Session& session,
               QObject* owner,
               const Split& split,
               std::function<void(const Result<model::Id<model::Code>>&)> finished);

// --- what is written -----------------------------------------------------------------------------

enum class CodeText : std::uint8_t { Definition, Include, Exclude };
[[nodiscard]] Result<void>
setCodeText(Session& session, model::Id<model::Code> code, CodeText which, const QString& words);

} // namespace crosscase::gui
