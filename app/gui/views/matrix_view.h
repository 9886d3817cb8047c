// SPDX-License-Identifier: GPL-3.0-or-later
// The grid of a matrix: names and attributes stay at the left, heads at the top, while the cells
// scroll; only what is seen is read.
#pragma once

#include "app/gui/models/matrix_model.h"

#include <QHeaderView>
#include <QTableView>
#include <QTimer>

namespace crosscase::gui {

// The names of the rows, and beside them their attributes.
class RowHead : public QHeaderView {
    Q_OBJECT

public:
    explicit RowHead(QWidget* parent);
    // Widths of its columns follow what stands in them; after the table changed.
    void measure(const MatrixModel& model);
    [[nodiscard]] QSize sizeHint() const override;
    // The name first, then the attributes.
    [[nodiscard]] const QList<int>& widths() const { return m_widths; }
    // Numbers stand at the right.
    [[nodiscard]] Qt::Alignment sideOf(qsizetype part) const;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    QList<int> m_widths; // 0: nothing to show
    QList<bool> m_words; // whether there are other than numbers
};

class MatrixView : public QTableView {
    Q_OBJECT

public:
    explicit MatrixView(QWidget* parent = nullptr);
    [[nodiscard]] MatrixModel& cells() { return *m_model; }
    [[nodiscard]] const MatrixModel& cells() const { return *m_model; }

    // Shows it; the same cell stays current.
    void setTable(MatrixTable::Pointer table);
    void setShading(bool on);
    [[nodiscard]] bool shading() const { return m_shading; }
    // Steps of text zoom for the words in cells.
    void setZoom(int steps);
    // Opens the editor of the summary; false: there is none for this cell.
    bool editSummary();

Q_SIGNALS:
    // Enter or a double click.
    void entered(const QModelIndex& cell);
    void menuWanted(const QPoint& globalPosition);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    void resizeEvent(QResizeEvent* event) override;
    void updateGeometries() override;

private:
    void fit();
    void fitColumns();
    void fitRows();
    void paintCorner();
    [[nodiscard]] bool isWordy() const;

    MatrixModel* m_model;
    RowHead* m_head;
    QWidget* m_corner;
    QTimer m_fitting; // rows, after a column was dragged
    bool m_shading = true;
    double m_fontSize = 0;
    int m_fittedFor = -1; // measure that the columns were made for
    int m_fittedColumns = -1;
};

} // namespace crosscase::gui
