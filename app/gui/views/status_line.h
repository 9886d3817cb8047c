// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: what was done last, with its undo; what there is; who works; and works
// that go on, with a button to stop them.
#pragma once

#include "app/gui/bridge/job.h"

#include <QStatusBar>

class QLabel;
class QProgressBar;
class QPushButton;

namespace crosscase::gui {

class Session;

class StatusLine : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    // With a link that takes it back.
    void sayDone(const QString& message, bool canUndo);
    // Anything else. In place of what a change has said of itself just now, it keeps that link.
    void say(const QString& message);
    [[nodiscard]] QString message() const;
    // Counts, coder, saved; nullptr: empty.
    void showSession(const Session* session);
    void watch(Job* job, const QString& title);

Q_SIGNALS:
    void undoWanted();

private:
    void endWatch();

    QLabel* m_message;
    QWidget* m_work;
    QLabel* m_workTitle;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    QLabel* m_counts;
    QLabel* m_coder;
    QLabel* m_saved;
    QList<Job*> m_jobs; // the last one is shown
    QString m_words;
    bool m_justDone = false; // a change that can be undone, in this turn of the event loop
};

} // namespace crosscase::gui
