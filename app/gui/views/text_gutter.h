// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of paragraphs, left of the text.
#pragma once

#include "app/gui/views/text_canvas.h"

namespace crosscase::gui {

class TextGutter : public QWidget {
    Q_OBJECT

public:
    TextGutter(const ShownText& shown, TextCanvas& canvas);
    // The number that stands beside a block; 0: none.
    [[nodiscard]] int numberOf(const TextCanvas::Visible& block) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    const ShownText& m_shown;
    TextCanvas& m_canvas;
};

} // namespace crosscase::gui
