// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/matrix.h"

#include "app/gui/bridge/strings.h"
#include "core/project/saved.h"
#include "core/text/fold.h"

#include <QCoreApplication>

#include <algorithm>

namespace crosscase::gui {

namespace {

QString said(const char* words)
{
    return QCoreApplication::translate("MatrixActions", words);
}

Result<void> done(Result<project::Done> made)
{
    if (!made)
        return passOn(made);
    return {};
}

// "Anna × Support"
QString nameOf(const model::Corpus& corpus, project::Cell cell)
{
    const auto unit = corpus.find(cell.unit);
    const auto code = corpus.find(cell.code);
    return QStringLiteral("%1 × %2").arg(unit ? fromUtf8(unit->name) : QString(),
                                         code ? fromUtf8(code->name) : QString());
}

} // namespace

Result<void> writeSummary(Session& session,
                          project::Cell cell,
                          const QString& words,
                          model::SummaryState state,
                          const std::vector<model::Id<model::Coding>>& evidence)
{
    const QString text = words.trimmed();
    const QString title = (text.isEmpty() ? said("Remove summary %1") : said("Write summary %1"))
                              .arg(nameOf(session.corpus(), cell));
    return done(session.change(title, [&](project::Edit& edit) {
        // A table may be a moment older than the project.
        std::vector<project::Cited> there;
        for (const model::Id<model::Coding> coding : evidence)
            if (edit.corpus().codings().contains(coding))
                there.push_back({coding});
        return project::setSummary(edit, cell, toUtf8(text), there, state);
    }));
}

Result<void> markNotApplicable(Session& session, project::Cell cell, const QString& reason)
{
    const QString why = reason.trimmed();
    const QString title =
        (why.isEmpty() ? said("Take back not applicable %1") : said("Mark not applicable %1"))
            .arg(nameOf(session.corpus(), cell));
    return done(session.change(title, [&](project::Edit& edit) {
        return project::setNotApplicable(edit, cell, toUtf8(why));
    }));
}

Result<void> saveView(Session& session, const QString& name, const matrix::TableSpec& spec)
{
    return done(session.change(said("Save view %1").arg(name.trimmed()), [&](project::Edit& edit) {
        return project::saveTable(edit, toUtf8(name.trimmed()), matrix::toJson(spec));
    }));
}

Result<void> renameView(Session& session, const QString& from, const QString& to)
{
    const std::string oldName = toUtf8(from);
    const std::string newName = toUtf8(to.trimmed());
    return done(session.change(
        said("Rename view %1 to %2").arg(from, to.trimmed()),
        [&](project::Edit& edit) -> Result<void> {
            std::optional<model::SavedTable> saved;
            for (const model::SavedTable& one : edit.corpus().rows<model::SavedTable>()) {
                if (one.name == oldName)
                    saved = one;
                else if (text::foldKey(one.name) == text::foldKey(newName))
                    return fail(ErrorCode::Exists,
                                toUtf8(said("There is a view “%1” already. Choose another name.")
                                           .arg(fromUtf8(one.name))));
            }
            if (newName.empty())
                return fail(ErrorCode::Refused, toUtf8(said("A view needs a name.")));
            if (!saved)
                return fail(ErrorCode::NotFound,
                            toUtf8(said("There is no view “%1” any more.").arg(from)));
            saved->name = newName;
            edit.change(*saved);
            return {};
        }));
}

Result<void> deleteView(Session& session, const QString& name)
{
    return done(session.change(said("Delete view %1").arg(name), [&](project::Edit& edit) {
        return project::saveTable(edit, toUtf8(name), {});
    }));
}

std::optional<model::Memo> caseMemo(const model::Corpus& corpus, model::Id<model::Case> unit)
{
    for (const model::Memo& memo : corpus.rows<model::Memo>())
        if (memo.target == model::AnyId(unit))
            return memo;
    return std::nullopt;
}

Result<void> writeCaseMemo(Session& session, model::Id<model::Case> unit, const QString& words)
{
    const auto owner = session.corpus().find(unit);
    const QString name = owner ? fromUtf8(owner->name) : QString();
    const auto memo = caseMemo(session.corpus(), unit);
    if (words.trimmed().isEmpty()) {
        if (!memo)
            return {};
        return done(session.change(said("Delete memo of %1").arg(name),
                                   [&](project::Edit& edit) -> Result<void> {
                                       edit.removeWithDependents({memo->id});
                                       return {};
                                   }));
    }
    return done(session.change(
        said("Write memo of %1").arg(name), [&](project::Edit& edit) -> Result<void> {
            if (memo)
                return project::setMemo(edit, memo->id, memo->title, toUtf8(words));
            auto added = project::addMemo(edit, unit, {}, toUtf8(words));
            if (!added)
                return passOn(added);
            return {};
        }));
}

} // namespace crosscase::gui
