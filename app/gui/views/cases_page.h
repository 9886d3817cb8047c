// SPDX-License-Identifier: GPL-3.0-or-later
// Cases and their attributes, as a spreadsheet; documents and theirs in the same manner.
#pragma once

#include "app/gui/bridge/sheet.h"
#include "app/gui/models/case_sheet.h"
#include "app/gui/views/page.h"

#include <QTimer>

#include <array>
#include <memory>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace crosscase::gui {

class CaseGrid;

class CasesPage : public Page {
    Q_OBJECT

public:
    explicit CasesPage(Shell& shell);

    void setSession(Session* session) override;
    void show(const Place& place) override;
    [[nodiscard]] Place place() const override;
    [[nodiscard]] Readiness readiness(Command command) const override;
    void run(Command command) override;
    [[nodiscard]] QList<QWidget*> panes() const override;
    [[nodiscard]] std::vector<ExportChoice> exports() const override;
    void saveLayout(QSettings& store) const override;
    void restoreLayout(QSettings& store) override;

    // The dialog for a table that is at hand.
    void importTable(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeBar();
    void makeSheets();
    void makeFoot();
    QPushButton* button(const QString& text, const QString& name);
    void follow(const Change& change);
    void showTab(int tab);
    void showState();
    void showFoot();
    void applyFilter();
    void countQuotes(std::size_t sheet);

    // --- doing -------------------------------------------------------------------------------
    void write(CaseGrid& grid, const QString& title, CellBatch batch);
    [[nodiscard]] QString titleOf(const CaseGrid& grid, const CellBatch& batch) const;
    void newCase();
    void newAttribute();
    void paste();
    void pasteTable();
    void remove();
    void deleteCases(const std::vector<model::AnyId>& rows);
    void pickTable();
    void importText(const QString& source, const std::string& bytes);
    void assignTurns();
    void chooseDocuments(model::Id<model::Case> unit);
    void open(const QModelIndex& index);
    void editMemo(model::AnyId row);
    void embed(model::Id<model::Case> unit);
    void makeCases(const std::vector<model::Id<model::Document>>& documents);
    void dropDocuments(const std::vector<model::Id<model::Document>>& documents, model::AnyId row);
    void dropPassage(model::Id<model::Document> document, text::Span span, model::AnyId row);

    // --- menus (cases_page_menus.cpp) --------------------------------------------------------
    void showCellMenu(CaseGrid& grid, const QPoint& at);
    void fillRowMenu(QMenu& menu, CaseGrid& grid);
    void fillDocumentsMenu(QMenu& menu, CaseGrid& grid, model::AnyId row);
    void fillHeadMenu(QMenu& menu, CaseGrid& grid, int column);
    void fillAttributeMenu(QMenu& menu, model::Id<model::Attribute> attribute);
    void renameAttribute(model::Id<model::Attribute> attribute);
    void describeAttribute(model::Id<model::Attribute> attribute);
    void retype(model::Id<model::Attribute> attribute, model::AttributeType type);
    void removeAttribute(model::Id<model::Attribute> attribute);

    [[nodiscard]] CaseGrid& grid() const; // the one that is shown
    [[nodiscard]] bool isWritable() const;

    QTabBar* m_tabs;
    QLineEdit* m_filter;
    QStackedWidget* m_stack; // the sheets, then what they show when they are empty
    std::array<CaseGrid*, 2> m_grids{};
    std::array<Job*, 2> m_counting{};
    std::array<bool, 2> m_stale{};
    QLabel* m_without;
    QPushButton* m_assign;
    QTimer m_filterTimer;
    QTimer m_countTimer;
    bool m_wantsSheet = false; // of cases, though there are none yet
};

} // namespace crosscase::gui
