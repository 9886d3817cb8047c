// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with documents: rename, describe, remove, assign to cases, say how far the
// coding is. One batch each.
#pragma once

#include "app/gui/bridge/session.h"

#include <QString>

#include <vector>

namespace crosscase::gui {

using DocumentIds = std::vector<model::Id<model::Document>>;

[[nodiscard]] Result<void>
renameDocument(Session& session, model::Id<model::Document> document, const QString& name);
// How many codings hang on them.
[[nodiscard]] int codingsOn(const model::Corpus& corpus, const DocumentIds& documents);
// With their codings, ranges and memos.
[[nodiscard]] Result<void> removeDocuments(Session& session, const DocumentIds& documents);

// How far this coder is.
[[nodiscard]] model::ProgressState progressOf(const Session& session,
                                              model::Id<model::Document> document);
[[nodiscard]] QString nameOf(model::ProgressState state);
[[nodiscard]] Result<void>
setProgress(Session& session, const DocumentIds& documents, model::ProgressState state);

struct DocumentFields {
    QString name;
    QString label;
    QString group;
    QString language;
    QString collected; // ISO date, may be YYYY or YYYY-MM
    QString sourceType;
    QString informant;
};
[[nodiscard]] DocumentFields fieldsOf(const model::Corpus& corpus,
                                      model::Id<model::Document> document);
// Refused: no name, not a date. Exists: the name is taken.
[[nodiscard]] Result<void> describeDocument(Session& session,
                                            model::Id<model::Document> document,
                                            const DocumentFields& fields);

// All of them become text of the case.
[[nodiscard]] Result<void>
assignDocuments(Session& session, const DocumentIds& documents, model::Id<model::Case> unit);
// A stretch becomes text of a case; none: of a new one of this name.
[[nodiscard]] Result<void> assignPassage(Session& session,
                                         model::Id<model::Document> document,
                                         text::Span span,
                                         model::Id<model::Case> unit,
                                         const QString& newName = {});

} // namespace crosscase::gui
