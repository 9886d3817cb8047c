// SPDX-License-Identifier: GPL-3.0-or-later
// Codes the ticked hits: with which code, how far around each; says beforehand what will happen.
#pragma once

#include "app/gui/actions/autocode.h"
#include "app/gui/models/hits_model.h"
#include "app/gui/views/shell.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace crosscase::gui {

class AutocodeBar : public QWidget {
    Q_OBJECT

public:
    AutocodeBar(Shell& shell, HitsModel& hits, QWidget* parent = nullptr);
    void setSession(Session* session);
    void focusCode();

private:
    // What coding would come to.
    struct Outlook {
        std::size_t coded = 0;   // ticked hits that would be coded
        std::size_t fresh = 0;   // new passages
        std::size_t there = 0;   // passages that are coded so already
        std::size_t nowhere = 0; // hits between passages
        QString error;
    };
    void makeFields();
    void follow(const Change& change);
    void fillCodes();
    // None: the name is that of a code to be made.
    [[nodiscard]] model::Id<model::Code> code() const;
    [[nodiscard]] Autocoding coding() const;
    void lookAheadSoon();
    void lookAhead();
    void showOutlook(const Outlook& outlook);
    void showButton(std::size_t hits);
    void apply();

    Shell& m_shell;
    HitsModel& m_hits;
    Session* m_session = nullptr;
    QComboBox* m_code;
    QComboBox* m_unit;
    QSpinBox* m_around;
    QPushButton* m_apply;
    QLabel* m_note;
    QTimer m_soon;
    QPointer<Job> m_job;
    bool m_isWanted = false; // when the job before has ended
};

} // namespace crosscase::gui
