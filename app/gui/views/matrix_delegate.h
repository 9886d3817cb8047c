// SPDX-License-Identifier: GPL-3.0-or-later
// How a cell of a matrix is drawn, and the field in which its summary is written.
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace crosscase::gui {

class MatrixView;

// At most this many lines of quotes or of a summary, and one more for what is left.
inline constexpr int kMostCellLines = 6;
inline constexpr int kCellMargin = 4;

// The field: several lines. Enter saves, Shift+Enter begins a line, Ctrl+Enter saves, Esc takes it
// back; leaving saves.
class SummaryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit SummaryDelegate(QAbstractItemView* view);

    QWidget* createEditor(QWidget* parent,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor,
                      QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    bool eventFilter(QObject* editor, QEvent* event) override;

private:
    QAbstractItemView* m_over;
};

class MatrixDelegate : public SummaryDelegate {
    Q_OBJECT

public:
    explicit MatrixDelegate(MatrixView* view);

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintQuotes(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintSummary(QPainter& painter,
                      const QRect& rect,
                      const QModelIndex& index,
                      bool selected) const;
    MatrixView* m_view;
};

// Draws words in at most `most` lines, the last one cut with dots; returns how many it took.
int drawLines(QPainter& painter, const QRect& rect, const QString& words, int most);
// The background of a cell with this heat, 0 to 1; the text on it is the base's.
[[nodiscard]] QColor shadeOf(double heat);

} // namespace crosscase::gui
