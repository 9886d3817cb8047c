// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/memo_rows.h"

#include "app/gui/bridge/theme.h"
#include "app/gui/models/memo_list.h"

#include <QPainter>

#include <algorithm>

namespace crosscase::gui {

namespace {
constexpr int kPad = 6;
}

QSize MemoDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {10 * kPad, 2 * QFontMetrics(option.font).height() + 2 * kPad};
}

void MemoDelegate::paint(QPainter* painter,
                         const QStyleOptionViewItem& given,
                         const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.text.clear();
    option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const Theme& theme = Theme::now();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor words = theme.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor lesser = selected ? words : theme.muted;
    QFont bold = given.font;
    bold.setBold(true);
    const QFontMetrics metrics(given.font);
    const QFontMetrics boldMetrics(bold);
    const QRect inner = option.rect.adjusted(kPad, kPad, -kPad, -kPad);
    const QRect first(inner.left(), inner.top(), inner.width(), metrics.height());
    const QRect second = first.translated(0, metrics.height());

    painter->save();
    const auto write = [&](const QRect& rect,
                           const QFont& font,
                           const QColor& colour,
                           int side,
                           const QString& text) {
        painter->setFont(font);
        painter->setPen(colour);
        const QString shown =
            QFontMetrics(font).elidedText(text, Qt::ElideRight, std::max(0, rect.width()));
        painter->drawText(rect, side | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    };
    // Date and author stand to the right, where the eye finds them below each other.
    const QString author = index.data(MemoList::Author).toString();
    const QString date = index.data(MemoList::Date).toString();
    const int dateWidth = metrics.horizontalAdvance(date) + kPad;
    const int authorWidth = std::min(metrics.horizontalAdvance(author) + kPad, inner.width() / 4);
    const int asideWidth = std::max(dateWidth, authorWidth);
    write(first.adjusted(0, 0, -asideWidth - kPad, 0),
          bold,
          words,
          Qt::AlignLeft,
          index.data(MemoList::Title).toString());
    write(first, given.font, lesser, Qt::AlignRight, date);
    write(second.adjusted(second.width() - asideWidth, 0, 0, 0),
          given.font,
          lesser,
          Qt::AlignRight,
          author);
    const QString target = QStringLiteral("→ %1").arg(index.data(MemoList::Target).toString());
    const int room = second.width() - asideWidth - kPad;
    const int targetWidth = std::min(metrics.horizontalAdvance(target) + 1, room * 2 / 3);
    write(QRect(second.left(), second.top(), targetWidth, second.height()),
          given.font,
          words,
          Qt::AlignLeft,
          target);
    write(QRect(second.left() + targetWidth + 2 * kPad,
                second.top(),
                room - targetWidth - 2 * kPad,
                second.height()),
          given.font,
          lesser,
          Qt::AlignLeft,
          index.data(MemoList::FirstWords).toString());
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

} // namespace crosscase::gui
