// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/actions/import_survey.h"

#include <QCoreApplication>

namespace crosscase::gui {

namespace {

QString words(std::size_t count, const char* one, const char* many)
{
    return QCoreApplication::translate(
        "ImportSurvey", count == 1 ? one : many, nullptr, static_cast<int>(count));
}

// What undo and the status line say.
std::string titleOf(const project::SurveyReport& report)
{
    QString title = QCoreApplication::translate("ImportSurvey", "Import a survey: %1, %2")
                        .arg(words(report.rows,
                                   QT_TRANSLATE_NOOP("ImportSurvey", "%n row"),
                                   QT_TRANSLATE_NOOP("ImportSurvey", "%n rows")),
                             words(report.documents,
                                   QT_TRANSLATE_NOOP("ImportSurvey", "%n document"),
                                   QT_TRANSLATE_NOOP("ImportSurvey", "%n documents")));
    if (report.created > 0)
        title += QStringLiteral(", ")
                 + words(report.created,
                         QT_TRANSLATE_NOOP("ImportSurvey", "%n new case"),
                         QT_TRANSLATE_NOOP("ImportSurvey", "%n new cases"));
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
