// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/quote_list.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

namespace crosscase::gui {

namespace {

constexpr int kMargin = 6;
constexpr int kTick = 22;
constexpr int kMostLines = 6;
constexpr int kBatch = 60;

// A line with the reference (and the code), below it the words, wrapped.
class QuoteDelegate : public QStyledItemDelegate {
public:
    QuoteDelegate(QuoteList::Beside beside, QListView* view)
        : QStyledItemDelegate(view)
        , m_beside(beside)
        , m_view(view)
    {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        const int width = m_view->viewport()->width();
        const QFontMetrics metrics(option.font);
        const int inner = width - 2 * kMargin - tickWidth(index);
        QTextLayout layout;
        const int lines = layOut(layout, wordsOf(index), option.font, inner);
        return {width, metrics.height() * (lines + 1) + 2 * kMargin};
    }

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::now();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect,
                          theme.palette.color(selected ? QPalette::Highlight : QPalette::Base));
        const QColor words =
            theme.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        QRect rect = option.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        if (const int tick = tickWidth(index); tick > 0) {
            QStyleOptionViewItem box = option;
            box.rect = QRect(rect.topLeft(), QSize(tick - kMargin, tick - kMargin));
            box.state.setFlag(QStyle::State_On,
                              index.data(Qt::CheckStateRole).toInt() == Qt::Checked);
            box.state.setFlag(QStyle::State_Off,
                              index.data(Qt::CheckStateRole).toInt() != Qt::Checked);
            m_view->style()->drawPrimitive(
                QStyle::PE_IndicatorItemViewItemCheck, &box, painter, m_view);
            rect.setLeft(rect.left() + tick);
        }
        paintHead(painter, option, index, rect, selected);
        painter->setFont(option.font);
        painter->setPen(words);
        QTextLayout layout;
        layOut(layout, wordsOf(index), option.font, rect.width());
        layout.draw(painter, rect.topLeft() + QPoint(0, QFontMetrics(option.font).height()));
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state.testFlag(QStyle::State_HasFocus) && !selected) {
            painter->setPen(theme.palette.color(QPalette::Highlight));
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        painter->restore();
    }

    bool editorEvent(QEvent* event,
                     QAbstractItemModel* model,
                     const QStyleOptionViewItem& option,
                     const QModelIndex& index) override
    {
        if (event->type() == QEvent::MouseButtonRelease && tickWidth(index) > 0
            && static_cast<QMouseEvent*>(event)->position().x()
                   < option.rect.left() + kMargin + kTick) {
            const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        }
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    }

private:
    static QString wordsOf(const QModelIndex& index)
    {
        return QStringLiteral("“%1”").arg(index.data(QuotesModel::Quote).toString());
    }
    static int tickWidth(const QModelIndex& index)
    {
        return index.data(Qt::CheckStateRole).isValid() ? kTick : 0;
    }

    void paintHead(QPainter* painter,
                   const QStyleOptionViewItem& option,
                   const QModelIndex& index,
                   const QRect& rect,
                   bool selected) const
    {
        const Theme& theme = Theme::now();
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->setPen(selected ? theme.palette.color(QPalette::HighlightedText)
                                 : theme.palette.color(QPalette::Text));
        const QString reference = index.data(QuotesModel::Reference).toString();
        const QRect line(rect.left(), rect.top(), rect.width(), QFontMetrics(bold).height());
        painter->drawText(line, Qt::AlignLeft, reference);
        if (m_beside == QuoteList::Beside::Nothing)
            return;
        const int used = QFontMetrics(bold).horizontalAdvance(reference + QStringLiteral("   "));
        painter->setFont(option.font);
        if (!selected)
            painter->setPen(
                colourOf(toUtf8(index.data(QuotesModel::CodeColourRole).toString())).name);
        const QString path = index.data(QuotesModel::CodePath).toString();
        painter->drawText(
            line.adjusted(used, 0, 0, 0),
            Qt::AlignLeft,
            QFontMetrics(option.font).elidedText(path, Qt::ElideMiddle, line.width() - used));
    }

    // Returns how many lines it takes: at most kMostLines, the last one cut with dots.
    static int layOut(QTextLayout& layout, const QString& words, const QFont& font, int width)
    {
        constexpr qsizetype kEnough = 4000; // what could ever be seen of a long quote
        layout.setText(words.left(kEnough));
        layout.setFont(font);
        const QFontMetrics metrics(font);
        layout.beginLayout();
        int lines = 0;
        for (; lines < kMostLines; ++lines) {
            QTextLine line = layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(std::max(width, 40));
            line.setPosition(QPointF(0, lines * metrics.height()));
        }
        layout.endLayout();
        return std::max(lines, 1);
    }

    QuoteList::Beside m_beside;
    QListView* m_view;
};

} // namespace

QuoteList::QuoteList(Beside beside, QWidget* parent)
    : QListView(parent)
    , m_quotes(new QuotesModel(this))
{
    setModel(m_quotes);
    setItemDelegate(new QuoteDelegate(beside, this));
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(ExtendedSelection);
    // Sizes of more than these are asked for behind what is seen.
    setBatchSize(kBatch);
    setResizeMode(Adjust);
    setLayoutMode(Batched);
    setAccessibleName(tr("Quotes"));
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT opened(m_quotes->codingAt(index));
    });
}

std::vector<model::Id<model::Coding>> QuoteList::selectedCodings() const
{
    std::vector<model::Id<model::Coding>> chosen;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        chosen.push_back(m_quotes->codingAt(index));
    return chosen;
}

void QuoteList::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && currentIndex().isValid()) {
        Q_EMIT opened(m_quotes->codingAt(currentIndex()));
        return;
    }
    const QModelIndex at = currentIndex();
    const QVariant ticked = at.data(Qt::CheckStateRole);
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && ticked.isValid()) {
        m_quotes->setData(
            at, ticked.toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return;
    }
    QListView::keyPressEvent(event);
}

void QuoteList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace crosscase::gui
