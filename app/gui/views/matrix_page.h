// SPDX-License-Identifier: GPL-3.0-or-later
// Cross-case tables, live, with the way back to the text; and one case alone.
#pragma once

#include "app/gui/bridge/session.h"
#include "app/gui/models/matrix_table.h"
#include "app/gui/views/page.h"

class QLabel;
class QMenu;
class QToolButton;
class QSplitter;
class QStackedWidget;

namespace crosscase::gui {

class CellPanel;
class MatrixBar;
class MatrixView;
class SplitterState;
class WithinPane;

class MatrixPage : public Page {
    Q_OBJECT

public:
    explicit MatrixPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] Readiness readiness(Command command) const override;
    void run(Command command) override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    [[nodiscard]] std::vector<ExportChoice> exports() const override;
    void setZoom(int steps) override;
    void saveLayout(QSettings& settings) const override;
    void restoreLayout(QSettings& settings) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeTable();
    void connectParts();
    void follow(const Change& change);
    void rebuild();
    void take(Result<MatrixTable::Pointer> built);
    void showCell();
    void showCodings(const QModelIndex& cell, std::vector<model::Id<model::Coding>> codings);
    void showNotes();
    void showMenu(const QPoint& at);
    void addSummaryEntries(QMenu& menu, const QModelIndex& cell);
    void addRowEntries(QMenu& menu);
    void markNotApplicableHere(const QModelIndex& cell);
    void open(model::Id<model::Coding> coding);
    void showWithin(model::Id<model::Case> unit);
    void showMatrix();
    [[nodiscard]] bool isWithin() const;
    [[nodiscard]] model::Id<model::Case> currentCase() const;
    void restoreCell(const Place& place);
    void copy() const;
    [[nodiscard]] ExportChoice
    wide(const QString& title, const QString& stem, matrix::TableSpec spec) const;

    Session* m_current = nullptr;
    QMetaObject::Connection m_following;
    Job* m_job = nullptr;
    Job* m_asking = nullptr;
    bool m_dirty = true;
    Place m_wanted; // a cell to come back to when the table is there
    bool m_notesOpen = false;

    QStackedWidget* m_stack = nullptr;  // matrix, one case
    QStackedWidget* m_middle = nullptr; // the table, or why there is none
    QWidget* m_empty = nullptr;
    MatrixBar* m_bar = nullptr;
    MatrixView* m_view = nullptr;
    CellPanel* m_panel = nullptr;
    QSplitter* m_splitter = nullptr;
    SplitterState* m_sizes = nullptr;
    QToolButton* m_notesButton = nullptr;
    QLabel* m_notes = nullptr;
    WithinPane* m_within = nullptr;
};

} // namespace crosscase::gui
