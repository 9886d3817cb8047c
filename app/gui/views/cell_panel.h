// SPDX-License-Identifier: GPL-3.0-or-later
// What lies behind the selected cell of a matrix: its quotes, and the summary written for it.
#pragma once

#include "app/gui/models/matrix_table.h"
#include "app/gui/views/quote_list.h"
#include "app/gui/views/shell.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;

namespace crosscase::gui {

class SavingTextEdit;

class CellPanel : public QWidget {
    Q_OBJECT

public:
    explicit CellPanel(Shell& shell);

    struct Shown {
        QString title; // "Anna × Support"
        std::vector<model::Id<model::Coding>> codings;
        QString state; // what an empty cell means
        std::optional<project::Cell> cell;
        std::optional<CellSummary> summary;
    };
    void show(Shown shown);
    // Saves what is typed; before the project goes.
    void letGo();
    void setZoom(int steps); // of quotes and summary
    [[nodiscard]] QuoteList& quotes() const { return *m_quotes; }
    [[nodiscard]] bool hasQuotes() const { return !m_shown.codings.empty(); }
    // The selected quotes as lines, or all.
    [[nodiscard]] QString asText() const;
    [[nodiscard]] QWidget* summaryField() const;

Q_SIGNALS:
    void opened(crosscase::model::Id<crosscase::model::Coding> coding);

private:
    QWidget* makeQuotes();
    QWidget* makeSummary();
    void write(const QString& words);
    void insertQuotes();

    Shell& m_shell;
    Shown m_shown;
    QLabel* m_title = nullptr;
    QuoteList* m_quotes = nullptr;
    QWidget* m_writing = nullptr;
    QLabel* m_label = nullptr;
    SavingTextEdit* m_summary = nullptr;
    qreal m_fontSize = 0; // unzoomed
    QCheckBox* m_done = nullptr;
    QLabel* m_stale = nullptr;
};

} // namespace crosscase::gui
