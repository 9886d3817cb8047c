// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/hits_view.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kPad = 4;

class HitDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter,
               const QStyleOptionViewItem& given,
               const QModelIndex& index) const override
    {
        if (index.column() == HitsModel::Tick) {
            QStyledItemDelegate::paint(painter, given, index);
            return;
        }
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QString words = option.text;
        option.text.clear();
        option.widget->style()->drawControl(
            QStyle::CE_ItemViewItem, &option, painter, option.widget);
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
        const QRect rect = option.rect.adjusted(kPad, 0, -kPad, 0);
        if (index.column() == HitsModel::Codes)
            paintCodes(painter, option.font, rect, index, selected);
        else
            paintWords(painter, option.font, rect, index, words, selected);
        painter->restore();
    }

private:
    static void paintWords(QPainter* painter,
                           QFont font,
                           QRect rect,
                           const QModelIndex& index,
                           const QString& words,
                           bool selected)
    {
        const int column = index.column();
        const bool inText = column >= HitsModel::Left && column <= HitsModel::Right;
        const bool isWord = column == HitsModel::Word;
        font.setBold(isWord);
        painter->setFont(font);
        const QFontMetrics metrics(font);
        const auto elide = static_cast<Qt::TextElideMode>(index.data(HitsModel::ToElide).toInt());
        // Next to the hit only the gap between words is left.
        if (column == HitsModel::Left)
            rect.setRight(rect.right() + kPad - 1);
        if (column == HitsModel::Right)
            rect.setLeft(rect.left() - kPad + 1);
        const QString shown =
            metrics.elidedText(words, inText ? elide : Qt::ElideRight, rect.width());
        if (isWord && !selected) {
            const int width = std::min(rect.width(), metrics.horizontalAdvance(shown));
            painter->fillRect(QRect(rect.left() - 2,
                                    rect.center().y() - metrics.height() / 2,
                                    width + 4,
                                    metrics.height()),
                              Theme::now().hit);
        }
        const bool isRightToLeft =
            inText ? index.data(HitsModel::IsRightToLeft).toBool() : words.isRightToLeft();
        painter->setLayoutDirection(isRightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        const int side = column == HitsModel::Left ? Qt::AlignRight : Qt::AlignLeft;
        painter->drawText(
            rect, side | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    }

    static void paintCodes(
        QPainter* painter, const QFont& font, QRect rect, const QModelIndex& index, bool selected)
    {
        const QStringList names = index.data(HitsModel::CodeNames).toStringList();
        const QStringList colours = index.data(HitsModel::CodeColours).toStringList();
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setRenderHint(QPainter::Antialiasing);
        const int dot = metrics.height() / 2;
        for (qsizetype i = 0; i < names.size() && rect.width() > 2 * dot; ++i) {
            const CodeColour colour = colourOf(toUtf8(colours[i]));
            const QPen pen = painter->pen();
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? pen.color() : colour.mark);
            painter->drawEllipse(QRect(rect.left(), rect.center().y() - dot / 2, dot, dot));
            painter->setPen(selected ? pen : QPen(colour.name));
            rect.setLeft(rect.left() + dot + kPad);
            const QString shown = metrics.elidedText(names[i], Qt::ElideRight, rect.width());
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
            painter->setPen(pen);
            rect.setLeft(rect.left() + metrics.horizontalAdvance(shown) + 2 * kPad);
        }
    }
};

// The head over the ticks is a tick for all.
class HitsHeader : public QHeaderView {
public:
    explicit HitsHeader(HitsModel& model, QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
        , m_hits(model)
    {
        setObjectName(QStringLiteral("hitsHeader"));
        setSectionsClickable(true);
        setHighlightSections(false);
        setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        connect(this, &QHeaderView::sectionClicked, this, [this](int section) {
            if (section == HitsModel::Tick)
                m_hits.tickAll(m_hits.tickedCount() < m_hits.hits().size());
        });
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        painter->save();
        QHeaderView::paintSection(painter, rect, section);
        painter->restore();
        if (section != HitsModel::Tick)
            return;
        QStyleOptionButton box;
        const int size = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this);
        box.rect = QRect(0, 0, size, size);
        box.rect.moveCenter(rect.center());
        box.palette = palette();
        const int on = m_hits.headerData(section, Qt::Horizontal, Qt::CheckStateRole).toInt();
        box.state = QStyle::State_Enabled;
        box.state |= on == Qt::Checked     ? QStyle::State_On
                     : on == Qt::Unchecked ? QStyle::State_Off
                                           : QStyle::State_NoChange;
        style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, painter, this);
    }

private:
    HitsModel& m_hits;
};

} // namespace

HitsView::HitsView(HitsModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_usualSize(font().pointSizeF())
{
    setObjectName(QStringLiteral("hits"));
    setAccessibleName(tr("Hits"));
    setHorizontalHeader(new HitsHeader(model, this));
    setModel(&model);
    setItemDelegate(new HitDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setMinimumSectionSize(20);
    fitRows();
    connect(this, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.column() != HitsModel::Tick)
            Q_EMIT opened(index);
    });
}

void HitsView::showRow(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, PositionAtCenter);
}

QString HitsView::selectedText() const
{
    QModelIndexList rows = selectionModel()->selectedRows(HitsModel::Reference);
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int column = HitsModel::Reference; column < HitsModel::kColumns; ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

void HitsView::setZoom(int steps)
{
    m_zoom = steps;
    QFont zoomed = font();
    zoomed.setPointSizeF(std::max(6.0, m_usualSize + steps));
    setFont(zoomed);
    horizontalHeader()->setFont(zoomed);
    fitRows();
}

void HitsView::fitRows()
{
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * kPad);
}

void HitsView::fitColumns()
{
    constexpr int kLooked = 100; // rows
    constexpr int kTickWidth = 30;
    const QFontMetrics metrics(font());
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics boldMetrics(bold);
    const int letter = metrics.averageCharWidth();
    const auto widest = [&](int column, const QFontMetrics& by, int least, int most) {
        int width = least * letter;
        for (int row = 0; row < std::min(m_model.rowCount(), kLooked); ++row)
            width = std::max(width,
                             by.horizontalAdvance(m_model.index(row, column).data().toString())
                                 + 3 * kPad);
        return std::min(width, most * letter);
    };
    int used = kTickWidth;
    const auto set = [&](int column, int width) {
        setColumnWidth(column, width);
        used += width;
    };
    setColumnWidth(HitsModel::Tick, kTickWidth);
    set(HitsModel::Reference, widest(HitsModel::Reference, metrics, 8, 20));
    set(HitsModel::Speaker, widest(HitsModel::Speaker, metrics, 9, 22));
    set(HitsModel::Word, widest(HitsModel::Word, boldMetrics, 5, 30));
    set(HitsModel::Codes, widest(HitsModel::Codes, metrics, 13, 28));
    const int rest = std::max(viewport()->width() - used, 20 * letter);
    setColumnWidth(HitsModel::Left, rest / 2);
    setColumnWidth(HitsModel::Right, rest - rest / 2);
}

void HitsView::toggleSelected()
{
    const QModelIndexList selected = selectionModel()->selectedRows(HitsModel::Tick);
    const QModelIndex current = currentIndex();
    if (selected.isEmpty() || !current.isValid())
        return;
    const bool on = !m_model.isTicked(current.row());
    // All that is shown: all that there is, also what is fetched as one scrolls.
    if (selected.size() == m_model.rowCount()) {
        m_model.tickAll(on);
        return;
    }
    QList<int> rows;
    for (const QModelIndex& index : selected)
        rows.append(index.row());
    m_model.tick(rows, on);
}

void HitsView::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && event->key() == Qt::Key_Space) {
        toggleSelected();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isPlain && isEnter && currentIndex().isValid()) {
        Q_EMIT opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

// By keys one comes to a row that can be seen, not to a place in none.
void HitsView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason && !selectionModel()->hasSelection()
        && m_model.rowCount() > 0)
        selectRow(std::max(0, currentIndex().row()));
}

void HitsView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void HitsView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitRows();
}

} // namespace crosscase::gui
