// SPDX-License-Identifier: GPL-3.0-or-later
// The workspace of memos: all of the project in one list, the chosen one to write and to read.
#pragma once

#include "app/gui/models/memo_list.h"
#include "app/gui/views/page.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;

namespace crosscase::gui {

class MemoEditor;
class SplitterState;
struct MemoTarget;

class MemosPage : public Page {
    Q_OBJECT

public:
    explicit MemosPage(Shell& shell);
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
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using MemoId = MemoList::MemoId;
    QWidget* makeList();
    QWidget* makeFilters();
    void follow(const Change& change);
    void fillAuthors();
    void choose();
    void chooseAll();
    void select(MemoId memo);
    void takeCurrent(const QModelIndex& index);
    void showState();
    void newMemo(const MemoTarget& target);
    void removeSelected();
    [[nodiscard]] std::vector<MemoId> selected() const;
    void exportAll();
    void exportTo(const QString& path);

    MemoList* m_memos;
    MemoEditor* m_editor;
    QSplitter* m_splitter;
    SplitterState* m_sizes = nullptr;
    QLineEdit* m_find;
    QComboBox* m_kind;
    QComboBox* m_author;
    QComboBox* m_order;
    QLabel* m_count;
    QListView* m_list;
    QStackedWidget* m_lists;  // the list, or why it is empty
    QStackedWidget* m_detail; // the editor, or what to do
    QWidget* m_noMemos;
    QWidget* m_noneFits;
    QTimer m_soon;
    MemoId m_wanted; // to be selected when the list has it
};

} // namespace crosscase::gui
