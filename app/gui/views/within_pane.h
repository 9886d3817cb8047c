// SPDX-License-Identifier: GPL-3.0-or-later
// One case: its themes with summaries and quotes, its memo, its paragraphs.
#pragma once

#include "app/gui/models/within_model.h"
#include "app/gui/views/shell.h"

#include <QTableView>
#include <QWidget>

class QLabel;
class QPushButton;

namespace crosscase::gui {

class ParagraphStrip;
class SavingTextEdit;

class WithinPane : public QWidget {
    Q_OBJECT

public:
    explicit WithinPane(Shell& shell);

    void setSession(Session* session);
    void showCase(model::Id<model::Case> unit);
    [[nodiscard]] model::Id<model::Case> unit() const { return m_unit; }
    // The project changed: reads the case anew.
    void refresh();
    // The case before or behind this one, in the order of cases; false: there is none.
    bool step(int by);
    void editSummary();
    void setZoom(int steps);
    [[nodiscard]] QTableView* table() const { return m_table; }
    [[nodiscard]] QWidget* memoField() const;
    // The table as it is exported.
    [[nodiscard]] QString caseName() const;
    // Of the line that is current; to come back to.
    [[nodiscard]] int line() const { return m_table->currentIndex().row(); }
    void setLine(int line);

Q_SIGNALS:
    void backWanted();

private:
    QWidget* makeHead();
    void makeTable();
    void take(Result<WithinTable::Pointer> built);
    void fit();
    void open(model::Id<model::Coding> coding);
    void writeMemo(const QString& words);
    [[nodiscard]] std::vector<model::Id<model::Case>> cases() const;

    Shell& m_shell;
    Session* m_session = nullptr;
    model::Id<model::Case> m_unit;
    WithinModel* m_model;
    Job* m_job = nullptr;
    double m_fontSize = 0;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QPushButton* m_previous = nullptr;
    QPushButton* m_next = nullptr;
    QTableView* m_table = nullptr;
    SavingTextEdit* m_memo = nullptr;
    ParagraphStrip* m_strip = nullptr;
};

} // namespace crosscase::gui
