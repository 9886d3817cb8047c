// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/paragraph_strip.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/matrix_delegate.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace crosscase::gui {

namespace {
constexpr int kGap = 8;
constexpr double kDarkest = 4; // codings of a paragraph that are shown darkest
} // namespace

ParagraphStrip::ParagraphStrip(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("paragraphStrip"));
    setAccessibleName(tr("Paragraphs with codings"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] { update(); });
}

void ParagraphStrip::show(WithinTable::Pointer table)
{
    m_table = std::move(table);
    m_current = {};
    updateGeometry();
    update();
}

int ParagraphStrip::rowHeight() const
{
    return fontMetrics().height() + 6;
}

int ParagraphStrip::labelWidth() const
{
    int width = 0;
    if (m_table)
        for (const WithinTable::Strip& strip : m_table->strips)
            width = std::max(width, fontMetrics().horizontalAdvance(strip.label) + 1);
    return std::min(width, 20 * fontMetrics().averageCharWidth()) + kGap;
}

QSize ParagraphStrip::sizeHint() const
{
    const int rows = m_table ? static_cast<int>(m_table->strips.size()) : 0;
    return {200, std::max(rows, 1) * rowHeight()};
}

QSize ParagraphStrip::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

QRect ParagraphStrip::rectOf(const Box& box) const
{
    const auto count = static_cast<int>(m_table->strips[box.strip].spans.size());
    const int left = labelWidth();
    const int room = std::max(width() - left - 1, count);
    const int most = 5 * fontMetrics().averageCharWidth();
    const double each = std::min(static_cast<double>(room) / std::max(count, 1), double(most));
    const int from = left + static_cast<int>(each * static_cast<double>(box.paragraph));
    const int to = left + static_cast<int>(each * static_cast<double>(box.paragraph + 1));
    return {from,
            static_cast<int>(box.strip) * rowHeight() + 1,
            std::max(to - from - (each > 4 ? 1 : 0), 1),
            rowHeight() - 3};
}

void ParagraphStrip::paintEvent(QPaintEvent* /*event*/)
{
    if (!m_table)
        return;
    const Theme& theme = Theme::now();
    QPainter painter(this);
    for (std::size_t strip = 0; strip < m_table->strips.size(); ++strip) {
        const WithinTable::Strip& one = m_table->strips[strip];
        painter.setPen(theme.muted);
        painter.drawText(
            QRect(0, static_cast<int>(strip) * rowHeight(), labelWidth() - kGap, rowHeight()),
            Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(one.label, Qt::ElideRight, labelWidth() - kGap / 2));
        for (std::size_t paragraph = 0; paragraph < one.spans.size(); ++paragraph) {
            const QRect box = rectOf({strip, paragraph});
            const double heat = std::min(one.counts[paragraph] / kDarkest, 1.0);
            painter.fillRect(box, heat > 0 ? shadeOf(0.25 + 0.75 * heat) : shadeOf(0));
            painter.setPen(theme.line);
            if (box.width() > 3)
                painter.drawRect(box.adjusted(0, 0, -1, -1));
            const QString number = QStringLiteral("¶%1").arg(one.numbers[paragraph]);
            if (fontMetrics().horizontalAdvance(number) + 2 <= box.width()) {
                painter.setPen(theme.palette.color(QPalette::Text));
                painter.drawText(box, Qt::AlignCenter, number);
            }
        }
    }
    if (hasFocus() && m_current.strip < m_table->strips.size()
        && m_current.paragraph < m_table->strips[m_current.strip].spans.size()) {
        painter.setPen(QPen(theme.palette.color(QPalette::Highlight), 2));
        painter.drawRect(rectOf(m_current));
    }
}

std::optional<ParagraphStrip::Box> ParagraphStrip::boxAt(const QPoint& at) const
{
    const auto strip = static_cast<std::size_t>(std::max(at.y(), 0) / rowHeight());
    if (!m_table || strip >= m_table->strips.size())
        return std::nullopt;
    for (std::size_t i = 0; i < m_table->strips[strip].spans.size(); ++i)
        if (rectOf({strip, i}).adjusted(0, -1, 1, 2).contains(at))
            return Box{strip, i};
    return std::nullopt;
}

QString ParagraphStrip::wordsFor(const Box& box) const
{
    const WithinTable::Strip& strip = m_table->strips[box.strip];
    return QStringLiteral("%1 ¶%2: %3")
        .arg(strip.label)
        .arg(strip.numbers[box.paragraph])
        .arg(counted(strip.counts[box.paragraph], Noun::Coding));
}

void ParagraphStrip::open(const Box& box)
{
    const WithinTable::Strip& strip = m_table->strips[box.strip];
    if (box.paragraph < strip.spans.size())
        Q_EMIT opened(strip.document, strip.spans[box.paragraph]);
}

void ParagraphStrip::mouseReleaseEvent(QMouseEvent* event)
{
    if (const auto box = boxAt(event->pos())) {
        m_current = *box;
        open(*box);
    }
}

void ParagraphStrip::step(int by)
{
    const auto count = static_cast<int>(m_table->strips[m_current.strip].spans.size());
    const int next = static_cast<int>(m_current.paragraph) + by;
    if (next >= 0 && next < count)
        m_current.paragraph = static_cast<std::size_t>(next);
    update();
}

void ParagraphStrip::keyPressEvent(QKeyEvent* event)
{
    const bool usable = m_table && m_current.strip < m_table->strips.size();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (usable && plain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)) {
        step(event->key() == Qt::Key_Right ? 1 : -1);
    } else if (usable && plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        const bool down = event->key() == Qt::Key_Down;
        if (down && m_current.strip + 1 < m_table->strips.size())
            m_current = {m_current.strip + 1, 0};
        else if (!down && m_current.strip > 0)
            m_current = {m_current.strip - 1, 0};
        update();
    } else if (usable && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        open(m_current);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool ParagraphStrip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto box = boxAt(help->pos()))
            QToolTip::showText(help->globalPos(), wordsFor(*box), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

} // namespace crosscase::gui
