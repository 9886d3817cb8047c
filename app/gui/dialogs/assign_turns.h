// SPDX-License-Identifier: GPL-3.0-or-later
// Focus groups: who speaks in which document, and whose case those turns are.
#pragma once

#include "app/gui/views/shell.h"
#include "core/base/progress.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"

#include <QDialog>

#include <map>
#include <string>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace crosscase::gui {

class Job;

class AssignTurns : public QDialog {
    Q_OBJECT

public:
    explicit AssignTurns(Shell& shell);

    struct Speaker {
        std::string name;
        int turns = 0;
    };
    struct Talk {
        model::Id<model::Document> document;
        std::vector<Speaker> speakers;
    };

private:
    void make();
    void take(Result<std::vector<Talk>> talks);
    void showTalk(int row);
    void showCount();
    void assign();
    // The case that its turns are already, or that has the speaker's name; else empty.
    [[nodiscard]] QString proposed(const Talk& talk, const Speaker& speaker) const;
    [[nodiscard]] bool isThere(const Talk& talk, const Speaker& speaker, const QString& unit) const;

    using Place = std::pair<std::int32_t, std::string>; // document, speaker
    Shell& m_shell;
    std::vector<Talk> m_talks;
    std::map<Place, std::vector<std::string>> m_there; // cases that have the turns
    std::map<Place, QString> m_chosen;
    QListWidget* m_documents;
    QTableWidget* m_speakers;
    QLabel* m_count;
    QPushButton* m_assign;
};

// Documents in which somebody speaks; for a job.
[[nodiscard]] Result<std::vector<AssignTurns::Talk>>
talksOf(const model::Corpus& corpus, const model::TextSource& texts, const Progress& progress);

} // namespace crosscase::gui
