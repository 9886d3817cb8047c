// SPDX-License-Identifier: GPL-3.0-or-later
// One line of words with "…" where its room is too small; the tool tip has it whole.
#pragma once

#include <QLabel>

namespace crosscase::gui {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    // Where the "…" stands: at the end; in the middle for names of files.
    void setElideMode(Qt::TextElideMode mode);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace crosscase::gui
