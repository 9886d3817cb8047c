// SPDX-License-Identifier: GPL-3.0-or-later
// The paragraphs of a case as boxes in a row for each document; darker where more is coded.
#pragma once

#include "app/gui/models/within_table.h"

#include <QWidget>

namespace crosscase::gui {

class ParagraphStrip : public QWidget {
    Q_OBJECT

public:
    explicit ParagraphStrip(QWidget* parent = nullptr);
    void show(WithinTable::Pointer table);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void opened(crosscase::model::Id<crosscase::model::Document> document,
                crosscase::text::Span span);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Box {
        std::size_t strip = 0;
        std::size_t paragraph = 0;
    };
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] QRect rectOf(const Box& box) const;
    [[nodiscard]] std::optional<Box> boxAt(const QPoint& at) const;
    [[nodiscard]] QString wordsFor(const Box& box) const;
    void open(const Box& box);
    void step(int by);

    WithinTable::Pointer m_table;
    Box m_current;
};

} // namespace crosscase::gui
