// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/matrix_delegate.h"

#include "app/gui/bridge/theme.h"
#include "app/gui/views/matrix_view.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextLayout>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kEditorLines = 5;
constexpr int kEditorLetters = 36;

QColor between(const QColor& a, const QColor& b, double share)
{
    const auto mixed = [share](int from, int to) {
        return from + static_cast<int>(share * (to - from));
    };
    return {mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue())};
}

} // namespace

QColor shadeOf(double heat)
{
    const Theme& theme = Theme::now();
    return between(theme.palette.color(QPalette::Base), theme.shade, heat);
}

namespace {

// "P01 ¶4 “words”": Arabic or Hebrew words keep their own order beside the reference.
QString inOrder(const QString& words)
{
    constexpr char16_t kIsolate = 0x2068;
    constexpr char16_t kEnd = 0x2069;
    const qsizetype at = words.indexOf(QChar(0x201C));
    if (at < 0 || !QStringView(words).mid(at + 1).isRightToLeft())
        return words;
    return words.left(at) + QChar(kIsolate) + words.mid(at) + QChar(kEnd);
}

} // namespace

int drawLines(QPainter& painter, const QRect& rect, const QString& given, int most)
{
    const QString words = inOrder(given);
    const QFontMetrics metrics(painter.font());
    const int height = metrics.height();
    QTextLayout layout(words, painter.font());
    layout.beginLayout();
    int lines = 0;
    qsizetype rest = -1; // where the line starts that does not end
    for (; lines < most; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(rect.width(), 20));
        line.setPosition(QPointF(0, lines * height));
        if (lines + 1 == most && line.textStart() + line.textLength() < words.size())
            rest = line.textStart();
    }
    layout.endLayout();
    if (rest < 0) {
        layout.draw(&painter, rect.topLeft());
        return lines;
    }
    for (int i = 0; i + 1 < lines; ++i)
        layout.lineAt(i).draw(&painter, rect.topLeft());
    const QString last =
        metrics.elidedText(words.mid(rest, 400).simplified(), Qt::ElideRight, rect.width());
    painter.drawText(QRect(rect.left(), rect.top() + (lines - 1) * height, rect.width(), height),
                     Qt::AlignLeft,
                     last);
    return lines;
}

SummaryDelegate::SummaryDelegate(QAbstractItemView* view)
    : QStyledItemDelegate(view)
    , m_over(view)
{}

MatrixDelegate::MatrixDelegate(MatrixView* view)
    : SummaryDelegate(view)
    , m_view(view)
{}

void MatrixDelegate::paintQuotes(QPainter& painter,
                                 const QRect& rect,
                                 const QModelIndex& index) const
{
    const QStringList quotes = index.data(MatrixModel::Quotes).toStringList();
    const int all = index.data(MatrixModel::QuoteCount).toInt();
    const int height = QFontMetrics(painter.font()).height();
    const int room = std::max(rect.height() / height, 1);
    int used = 0;
    int shown = 0;
    for (const QString& quote : quotes) {
        // The last line is kept for the number of those that do not fit.
        const bool more = shown + 1 < all;
        const int left = std::min(room, kMostCellLines + 1) - used - (more ? 1 : 0);
        if (left < 1)
            break;
        used += drawLines(painter, rect.adjusted(0, used * height, 0, 0), quote, left);
        ++shown;
    }
    if (shown >= all)
        return;
    painter.setPen(painter.pen().color() == Theme::now().palette.color(QPalette::HighlightedText)
                       ? painter.pen().color()
                       : Theme::now().muted);
    painter.drawText(rect.adjusted(0, used * height, 0, 0),
                     Qt::AlignLeft | Qt::AlignTop,
                     tr("%1 more").arg(all - shown));
}

void MatrixDelegate::paintSummary(QPainter& painter,
                                  const QRect& rect,
                                  const QModelIndex& index,
                                  bool selected) const
{
    const bool stale = index.data(MatrixModel::IsStale).toBool();
    const bool flagged = stale || index.data(MatrixModel::IsDraft).toBool();
    const int height = QFontMetrics(painter.font()).height();
    const int room = std::clamp(rect.height() / height - (flagged ? 1 : 0), 1, kMostCellLines);
    drawLines(painter, rect, index.data(Qt::DisplayRole).toString(), room);
    if (!flagged)
        return;
    const Theme& theme = Theme::now();
    if (!selected)
        painter.setPen(stale ? theme.warning : theme.muted);
    painter.drawText(
        rect, Qt::AlignRight | Qt::AlignBottom, stale ? tr("evidence changed") : tr("draft"));
}

void MatrixDelegate::paint(QPainter* painter,
                           const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Theme& theme = Theme::now();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool total = index.data(MatrixModel::IsTotal).toBool();
    const double heat = m_view->shading() ? index.data(MatrixModel::Heat).toDouble() : 0;
    const bool wordy = m_view->cells().table()->cell() == matrix::Measure::Summary
                       || m_view->cells().table()->cell() == matrix::Measure::Quotes;
    QColor back = total ? theme.palette.color(QPalette::Window) : shadeOf(wordy ? 0 : heat);
    if (selected)
        back = theme.palette.color(QPalette::Highlight);
    QColor words = theme.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    if (!selected && index.data(MatrixModel::IsEmptyCell).toBool() && !wordy)
        words = theme.muted;
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, back);
    QFont font = m_view->font();
    font.setBold(total);
    painter->setFont(font);
    painter->setPen(words);
    const QRect inner = option.rect.adjusted(kCellMargin, kCellMargin, -kCellMargin, -kCellMargin);
    if (total || !wordy) {
        const QString value = index.data(Qt::DisplayRole).toString();
        bool number = false;
        value.toDouble(&number);
        if (number)
            painter->drawText(inner, Qt::AlignCenter, value);
        else
            drawLines(*painter, inner, value, kMostCellLines);
    } else if (m_view->cells().table()->cell() == matrix::Measure::Quotes) {
        paintQuotes(*painter, inner, index);
    } else {
        paintSummary(*painter, inner, index, selected);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme.palette.color(QPalette::Text), 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QWidget* SummaryDelegate::createEditor(QWidget* parent,
                                       const QStyleOptionViewItem& /*option*/,
                                       const QModelIndex& /*index*/) const
{
    auto* editor = new QPlainTextEdit(parent);
    editor->setObjectName(QStringLiteral("summaryEditor"));
    editor->setAccessibleName(tr("Summary"));
    editor->setPlaceholderText(tr("Summary: Enter saves, Shift+Enter begins a line"));
    editor->setTabChangesFocus(true);
    return editor;
}

void SummaryDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* field = qobject_cast<QPlainTextEdit*>(editor);
    // What is typed stays when the table behind it is built anew.
    if (field == nullptr || field->document()->isModified())
        return;
    field->setPlainText(index.data(Qt::EditRole).toString());
    field->moveCursor(QTextCursor::End);
    field->document()->setModified(false);
}

void SummaryDelegate::setModelData(QWidget* editor,
                                   QAbstractItemModel* model,
                                   const QModelIndex& index) const
{
    if (const auto* field = qobject_cast<QPlainTextEdit*>(editor))
        model->setData(index, field->toPlainText(), Qt::EditRole);
}

void SummaryDelegate::updateEditorGeometry(QWidget* editor,
                                           const QStyleOptionViewItem& option,
                                           const QModelIndex& /*index*/) const
{
    const QFontMetrics metrics(editor->font());
    QRect rect = option.rect;
    rect.setWidth(std::max(rect.width(), kEditorLetters * metrics.averageCharWidth()));
    rect.setHeight(std::max(rect.height(), kEditorLines * metrics.lineSpacing()));
    const QRect room = m_over->viewport()->rect();
    rect.moveRight(std::min(rect.right(), std::max(room.right(), rect.width())));
    rect.moveBottom(std::min(rect.bottom(), std::max(room.bottom(), rect.height())));
    editor->setGeometry(rect);
}

bool SummaryDelegate::eventFilter(QObject* editor, QEvent* event)
{
    auto* field = qobject_cast<QPlainTextEdit*>(editor);
    if (field != nullptr
        && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && event->type() == QEvent::KeyPress) {
            if (key->modifiers().testFlag(Qt::ShiftModifier)) {
                field->insertPlainText(QStringLiteral("\n"));
                return true;
            }
            Q_EMIT commitData(field);
            Q_EMIT closeEditor(field, NoHint);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace crosscase::gui
