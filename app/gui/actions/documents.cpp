// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/documents.h"

#include "app/gui/actions/coding.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "core/project/cases.h"
#include "core/project/documents.h"
#include "core/project/writing.h"

#include <QCoreApplication>

namespace crosscase::gui {

namespace {

using DocumentId = model::Id<model::Document>;

QString say(const char* words)
{
    return QCoreApplication::translate("Actions", words);
}

QString nameOf(const model::Corpus& corpus, const DocumentIds& documents)
{
    if (documents.size() != 1)
        return say(QT_TRANSLATE_NOOP("Actions", "%1 documents")).arg(documents.size());
    const auto* document = corpus.documents().find(documents.front());
    return document == nullptr ? QString() : labelOf(*document);
}

QString caseName(const model::Corpus& corpus, model::Id<model::Case> unit)
{
    const auto* row = corpus.cases().find(unit);
    return row == nullptr ? QString() : fromUtf8(row->name);
}

Result<void> onlyDone(Result<project::Done> done)
{
    if (!done)
        return passOn(done);
    return {};
}

} // namespace

Result<void> renameDocument(Session& session, DocumentId document, const QString& name)
{
    return onlyDone(session.change(say(QT_TRANSLATE_NOOP("Actions", "Rename document %1 to %2"))
                                       .arg(nameOf(session.corpus(), {document}), name.trimmed()),
                                   [&](project::Edit& edit) {
                                       return project::renameDocument(
                                           edit, document, toUtf8(name.trimmed()));
                                   }));
}

int codingsOn(const model::Corpus& corpus, const DocumentIds& documents)
{
    int count = 0;
    for (const DocumentId document : documents)
        corpus.codings().forEachIn(document,
                                   [&](const model::Codings::Block&, std::size_t) { ++count; });
    return count;
}

Result<void> removeDocuments(Session& session, const DocumentIds& documents)
{
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Remove %1")).arg(nameOf(session.corpus(), documents)),
        [&](project::Edit& edit) -> Result<void> {
            for (const DocumentId document : documents) {
                auto gone = project::removeDocument(edit, document);
                if (!gone)
                    return gone;
            }
            return {};
        }));
}

model::ProgressState progressOf(const Session& session, DocumentId document)
{
    for (const model::Progress& row : session.corpus().rows<model::Progress>())
        if (row.document == document && row.coder == session.coder())
            return row.state;
    return model::ProgressState::NotStarted;
}

QString nameOf(model::ProgressState state)
{
    switch (state) {
    case model::ProgressState::InProgress:
        return say(QT_TRANSLATE_NOOP("Actions", "in progress"));
    case model::ProgressState::Coded:
        return say(QT_TRANSLATE_NOOP("Actions", "coded"));
    default:
        return say(QT_TRANSLATE_NOOP("Actions", "not started"));
    }
}

Result<void> setProgress(Session& session, const DocumentIds& documents, model::ProgressState state)
{
    return onlyDone(session.change(say(QT_TRANSLATE_NOOP("Actions", "%1: %2"))
                                       .arg(nameOf(session.corpus(), documents), nameOf(state)),
                                   [&](project::Edit& edit) -> Result<void> {
                                       for (const DocumentId document : documents) {
                                           auto set = project::setProgress(edit, document, state);
                                           if (!set)
                                               return set;
                                       }
                                       return {};
                                   }));
}

DocumentFields fieldsOf(const model::Corpus& corpus, DocumentId document)
{
    const auto* row = corpus.documents().find(document);
    if (row == nullptr)
        return {};
    const auto group = corpus.find(row->group);
    return {fromUtf8(row->name),
            fromUtf8(row->label),
            group ? fromUtf8(group->name) : QString(),
            fromUtf8(row->language),
            fromUtf8(row->collected),
            fromUtf8(row->sourceType),
            fromUtf8(row->informant)};
}

Result<void> describeDocument(Session& session, DocumentId document, const DocumentFields& fields)
{
    const std::string collected = toUtf8(fields.collected.trimmed());
    if (!collected.empty() && !isIsoDate(collected))
        return fail(
            ErrorCode::Refused,
            toUtf8(say(QT_TRANSLATE_NOOP("Actions",
                                         "“%1” is not a date: write 2026-11-22, 2026-11 or 2026."))
                       .arg(fields.collected.trimmed())));
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Properties of %1"))
            .arg(nameOf(session.corpus(), {document})),
        [&](project::Edit& edit) -> Result<void> {
            const std::string name = toUtf8(fields.name.trimmed());
            if (edit.corpus().get(document).name != name)
                if (auto renamed = project::renameDocument(edit, document, name); !renamed)
                    return renamed;
            model::Document row = edit.corpus().get(document);
            const std::string group = toUtf8(fields.group.trimmed());
            row.group =
                group.empty() ? model::Id<model::Group>{} : project::groupNamed(edit, group);
            row.label = toUtf8(fields.label.trimmed());
            row.language = toUtf8(fields.language.trimmed());
            row.collected = collected;
            row.sourceType = toUtf8(fields.sourceType.trimmed());
            row.informant = toUtf8(fields.informant.trimmed());
            edit.change(row);
            return {};
        }));
}

Result<void>
assignDocuments(Session& session, const DocumentIds& documents, model::Id<model::Case> unit)
{
    return onlyDone(session.change(
        say(QT_TRANSLATE_NOOP("Actions", "Assign %1 to case %2"))
            .arg(nameOf(session.corpus(), documents), caseName(session.corpus(), unit)),
        [&](project::Edit& edit) -> Result<void> {
            for (const DocumentId document : documents)
                if (auto assigned = project::assignWhole(edit, unit, document); !assigned)
                    return assigned;
            return {};
        }));
}

Result<void> assignPassage(Session& session,
                           DocumentId document,
                           text::Span span,
                           model::Id<model::Case> unit,
                           const QString& newName)
{
    const QString name = unit ? caseName(session.corpus(), unit) : newName.trimmed();
    return onlyDone(session.change(say(QT_TRANSLATE_NOOP("Actions", "Assign %1 to case %2"))
                                       .arg(referenceOf(session, Passage{document, span}), name),
                                   [&](project::Edit& edit) -> Result<void> {
                                       model::Id<model::Case> target = unit;
                                       if (!target) {
                                           auto made = project::addCase(edit, toUtf8(name), {});
                                           if (!made)
                                               return passOn(made);
                                           target = *made;
                                       }
                                       return project::assignRange(edit, target, document, span);
                                   }));
}

} // namespace crosscase::gui
