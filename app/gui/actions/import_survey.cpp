// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/import_survey.h"

#include "app/gui/bridge/counted.h"

#include <QCoreApplication>

namespace crosscase::gui {

namespace {

// What undo and the status line say.
std::string titleOf(const project::SurveyReport& report)
{
    QString title =
        QCoreApplication::translate("ImportSurvey", "Import a survey: %1, %2")
            .arg(counted(report.rows, Noun::Row), counted(report.documents, Noun::Document));
    if (report.created > 0)
        title += QStringLiteral(", ") + counted(report.created, Noun::NewCase);
    return title.toStdString();
}

} // namespace

Job* importSurvey(Session& session,
                  QObject* owner,
                  std::shared_ptr<const importing::TableFile> file,
                  project::SurveyOptions options,
                  std::function<void(const Result<SurveyDone>&)> finished)
{
    auto done = std::make_shared<SurveyDone>();
    return session.changeBehind(
        owner,
        {},
        [file = std::move(file), options = std::move(options), done](
            project::Edit& edit, const Progress& progress) -> Result<void> {
            const model::Corpus before = edit.corpus();
            // The first title of a batch stays: it says more than the operation's own.
            auto checked = project::checkSurvey(before, file->table, options);
            if (!checked)
                return passOn(checked);
            edit.setTitle(titleOf(*checked));
            auto report = project::importSurvey(edit, file->table, options, progress);
            if (!report)
                return passOn(report);
            done->report = std::move(*report);
            for (const model::Document& document : edit.corpus().documents())
                if (!before.find(document.id)) {
                    done->first = document.id;
                    break;
                }
            return {};
        },
        [done, finished = std::move(finished)](const Result<project::Done>& changed) {
            done->isNew = changed && changed->batch;
            finished(changed ? Result<SurveyDone>(*done)
                             : Result<SurveyDone>(tl::unexpect, changed.error()));
        });
}

} // namespace crosscase::gui
