// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook: all codes as a tree, and the card of the one that is selected.
#pragma once

#include "app/gui/actions/codes.h"
#include "app/gui/views/page.h"

#include <functional>
#include <unordered_set>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace crosscase::gui {

class CodebookModel;
class CodebookTree;
class CodeCard;
class CodeKeys;

class CodebookPage : public Page {
    Q_OBJECT

public:
    explicit CodebookPage(Shell& shell);

    void setKeys(CodeKeys* keys); // of the coding workspace
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
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using CodeId = model::Id<model::Code>;

    QWidget* makeLeft();
    QWidget* makeBar();
    QWidget* makeNewRow();
    QWidget* makeFilters();
    QWidget* makeFoot();
    QPushButton* makeButton(const QString& text, const QString& name, Command command);
    void connectTree();

    void updateFilter();
    void updatePanes();
    void updateCard();
    void updateFoot();
    void showMenu(const QPoint& at);
    void noteName(CodeId self, CodeId parent, const QString& name, QLabel* label);
    void note(const QString& words, bool refused, QLabel* label);

    // Says why not, if the project cannot be changed.
    [[nodiscard]] bool mayChange();
    void openNewRow(CodeId parent);
    void closeNewRow();
    void addNew();
    void rename(CodeId code, const QString& name);
    void move(const CodeIds& codes, CodeId parent, CodeId before);
    void merge();
    void split();
    void moveTo();
    void remove();
    void removeMovingQuotes(const CodeIds& codes);
    void showHistory();
    void showQuotes();
    void importFrom(const QString& file);
    void exportTo(const QString& formatName);
    [[nodiscard]] std::unordered_set<CodeId> belowOf(const CodeIds& codes) const;
    [[nodiscard]] QString namesOf(const CodeIds& codes) const;
    [[nodiscard]] Session::Finished thenSelect(CodeId code);

    CodebookTree* m_tree;
    CodebookModel& m_codes;
    CodeCard* m_card;
    QSplitter* m_splitter;
    QStackedWidget* m_left;  // tree, no codes, nothing found
    QStackedWidget* m_right; // card, nothing selected
    QLineEdit* m_find = nullptr;
    QComboBox* m_show = nullptr;
    QWidget* m_newRow = nullptr;
    QLabel* m_newLabel = nullptr;
    QLabel* m_newNote = nullptr;
    QLineEdit* m_newName = nullptr;
    CodeId m_newParent;
    QLabel* m_note = nullptr;
    QPushButton* m_undefined = nullptr;
};

} // namespace crosscase::gui
