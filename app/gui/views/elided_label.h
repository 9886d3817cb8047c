// SPDX-License-Identifier: GPL-3.0-or-later
// One line of words that ends in "…" where its room ends; the tool tip has it whole.
#pragma once

#include <QLabel>

namespace crosscase::gui {

class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace crosscase::gui
