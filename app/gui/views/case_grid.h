// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet to type in, as spreadsheets have it: keys, blocks on the clipboard, filling down,
// dragging of heads, of cases into each other, and of documents onto cases.
#pragma once

#include "app/gui/models/case_table.h"
#include "app/gui/models/cell_block.h"

#include <QSet>
#include <QTableView>

namespace crosscase::gui {

class CaseGrid : public QTableView {
    Q_OBJECT

public:
    explicit CaseGrid(model::AttributeTarget target, QWidget* parent = nullptr);

    [[nodiscard]] CaseTable& table() { return *m_table; }
    [[nodiscard]] const CaseTable& table() const { return *m_table; }
    [[nodiscard]] bool isEditing() const { return state() == EditingState; }

    void editCurrent();
    // Goes to the row for a new case and writes there.
    void startNew();
    void goTo(model::AnyId row, const SheetColumn& column);

    [[nodiscard]] QString copied() const;
    // What a block, pasted where the cursor is, writes. One cell fills the whole selection.
    [[nodiscard]] CellBatch pasted(const CellBlock& block) const;
    [[nodiscard]] CellBatch cleared() const;
    [[nodiscard]] CellBatch filledDown() const;
    // The cases whose names, or whole rows, are all that is selected.
    [[nodiscard]] std::vector<model::AnyId> selectedWhole() const;
    [[nodiscard]] std::vector<SheetColumn> shownColumns() const;

    // Columns by their keys.
    [[nodiscard]] QVariantMap widths() const { return m_widths; }
    void setWidths(const QVariantMap& widths);
    [[nodiscard]] QStringList hiddenKeys() const;
    void setHiddenKeys(const QStringList& keys);
    void hideColumnAt(int column, bool hide);
    // Sorts and filters, and says so in the head.
    void showArrangement(const CaseSheet::Arrangement& wanted);

Q_SIGNALS:
    // Enter or a double click on what is not typed: documents, memo.
    void opened(const QModelIndex& index);
    void headMenuWanted(int column, const QPoint& at);
    void attributesMoved(const std::vector<crosscase::model::Id<crosscase::model::Attribute>>& to);
    void caseDropped(crosscase::model::AnyId unit, crosscase::model::AnyId parent);
    // On none: on the row for a new case.
    void documentsDropped(const std::vector<crosscase::model::Id<crosscase::model::Document>>& ids,
                          crosscase::model::AnyId unit);
    void passageDropped(crosscase::model::Id<crosscase::model::Document> document,
                        crosscase::text::Span span,
                        crosscase::model::AnyId unit);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void prepareHeads();
    void layOutColumns();
    void keepPlace();
    void restorePlace();
    void moveBy(int rows, int columns);
    void sortByHead(int column);
    void settleHeads();
    [[nodiscard]] QRect selectedRect() const;
    void fillBlock(CellBatch& batch,
                   const CellBlock& block,
                   int top,
                   const std::vector<int>& columns) const;
    [[nodiscard]] std::vector<int> columnsFrom(int first) const;

    CaseTable* m_table;
    QVariantMap m_widths;
    QSet<QString> m_hidden;
    bool m_layingOut = false;
    model::AnyId m_keptRow;
    SheetColumn m_keptColumn;
    bool m_keptNew = false;
};

inline constexpr auto kCaseMimeType = "application/x-crosscase-case"; // its id

} // namespace crosscase::gui
