// SPDX-License-Identifier: GPL-3.0-or-later
// Key words in context: the hits stand below each other, what is before them to the left, what is
// after to the right. Space ticks, Enter opens.
#pragma once

#include "app/gui/models/hits_model.h"

#include <QTableView>

namespace crosscase::gui {

class HitsView : public QTableView {
    Q_OBJECT

public:
    explicit HitsView(HitsModel& model, QWidget* parent = nullptr);

    void showRow(const QModelIndex& index); // selected, and to be seen
    // Selected rows as lines of a table, for the clipboard.
    [[nodiscard]] QString selectedText() const;
    void setZoom(int steps);
    // Fits the columns to what is shown; for the first rows of an answer.
    void fitColumns();

Q_SIGNALS:
    void opened(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void toggleSelected();
    void fitRows();

    HitsModel& m_model;
    qreal m_usualSize = 0;
    int m_zoom = 0;
};

} // namespace crosscase::gui
