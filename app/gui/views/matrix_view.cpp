// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/matrix_view.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/matrix_delegate.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionHeader>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kFittingDelay = 150;  // ms after a column was dragged
constexpr int kMostMeasured = 2000; // rows whose names and heights are measured singly
constexpr int kWordLetters = 30;    // width of a column of quotes or summaries
constexpr int kNumberLetters = 9;
constexpr int kMostFittedColumns = 500; // each as wide as its head
constexpr int kMostHeadLetters = 24;
constexpr int kMostBesideLetters = 14; // of an attribute beside the names

// The names of the columns; what is wider than its column ends in dots, line by line.
class ColumnHead : public QHeaderView {
public:
    explicit ColumnHead(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setObjectName(QStringLiteral("matrixColumnHeads"));
        setFocusPolicy(Qt::NoFocus); // keys belong to the cells
        setAccessibleName(MatrixView::tr("Columns"));
        setSectionsClickable(true);
        setHighlightSections(true);
        setDefaultAlignment(Qt::AlignCenter);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override
    {
        QHeaderView::initStyleOptionForIndex(option, section);
        QFont bold = font();
        bold.setBold(true);
        const int room = sectionSize(section) - 2 * kCellMargin;
        QStringList lines = option->text.split(QLatin1Char('\n'));
        for (QString& line : lines)
            line = QFontMetrics(bold).elidedText(line, Qt::ElideRight, room);
        option->text = lines.join(QLatin1Char('\n'));
    }
};

// The heads of the row names, above them.
class Corner : public QWidget {
public:
    Corner(const RowHead& head, const MatrixModel& model, QWidget* parent)
        : QWidget(parent)
        , m_head(head)
        , m_model(model)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const Theme& theme = Theme::now();
        QPainter painter(this);
        painter.fillRect(rect(), theme.palette.color(QPalette::Window));
        QFont bold = font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.setPen(theme.palette.color(QPalette::Text));
        QStringList heads{QString()};
        if (m_model.table() && !m_model.table()->isTransposed())
            for (const std::string& head : m_model.table()->attributeHeads())
                heads.append(fromUtf8(head));
        int left = 0;
        for (qsizetype i = 0; i < m_head.widths().size() && i < heads.size(); ++i) {
            const int width = m_head.widths()[i];
            if (width == 0)
                continue;
            painter.drawText(
                QRect(left, 0, width, height()).adjusted(kCellMargin, 0, -kCellMargin, 0),
                static_cast<int>(m_head.sideOf(i) | Qt::AlignVCenter),
                painter.fontMetrics().elidedText(
                    heads[i], Qt::ElideRight, width - 2 * kCellMargin));
            left += width;
        }
        painter.setPen(theme.line);
        painter.drawLine(rect().bottomLeft(), rect().bottomRight());
        painter.drawLine(rect().topRight(), rect().bottomRight());
    }

private:
    const RowHead& m_head;
    const MatrixModel& m_model;
};

} // namespace

// --- row heads -----------------------------------------------------------------------------------

RowHead::RowHead(QWidget* parent)
    : QHeaderView(Qt::Vertical, parent)
{
    setObjectName(QStringLiteral("matrixRows"));
    setAccessibleName(tr("Rows"));
    setSectionsClickable(true);
    setHighlightSections(true);
    setSectionResizeMode(Fixed);
}

void RowHead::measure(const MatrixModel& model)
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int most = kMostHeadLetters * metrics.averageCharWidth();
    const auto widthOf = [&](const QString& words) {
        return std::min(metrics.horizontalAdvance(words), most) + 3 * kCellMargin;
    };
    // Attributes leave room for the cells; what does not fit is in the tool tip.
    const int mostBeside = kMostBesideLetters * metrics.averageCharWidth() + 3 * kCellMargin;
    m_widths = {widthOf(QStringLiteral("total"))};
    m_words = {true};
    // An attribute that nobody here has takes no room.
    if (model.table() && !model.table()->isTransposed()) {
        m_widths.resize(1 + static_cast<qsizetype>(model.table()->attributeHeads().size()));
        m_words.resize(m_widths.size());
    }
    const int rows = std::min(model.rowCount(), kMostMeasured);
    for (int row = 0; row < rows; ++row) {
        const int indent =
            row < model.table()->rows() ? model.table()->row(row).indent * 2 * kCellMargin : 0;
        m_widths[0] = std::max(
            m_widths[0],
            indent + widthOf(model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString()));
        const QStringList values =
            model.headerData(row, Qt::Vertical, MatrixModel::Attributes).toStringList();
        for (qsizetype i = 0; i < values.size() && i + 1 < m_widths.size(); ++i) {
            if (values[i].isEmpty())
                continue;
            const std::string& head = model.table()->attributeHeads()[static_cast<std::size_t>(i)];
            const int width = std::max(widthOf(values[i]), widthOf(fromUtf8(head)));
            m_widths[i + 1] = std::max(m_widths[i + 1], std::min(width, mostBeside));
            bool number = false;
            values[i].toDouble(&number);
            m_words[i + 1] = m_words[i + 1] || !number;
        }
    }
    updateGeometry();
    viewport()->update();
}

Qt::Alignment RowHead::sideOf(qsizetype part) const
{
    return part < m_words.size() && !m_words[part] ? Qt::AlignRight : Qt::AlignLeft;
}

QSize RowHead::sizeHint() const
{
    int width = 0;
    for (const int part : m_widths)
        width += part;
    return {std::max(width, 40), QHeaderView::sizeHint().height()};
}

void RowHead::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::now();
    const bool current =
        selectionModel() != nullptr && selectionModel()->currentIndex().row() == section;
    const bool total = model()->headerData(section, Qt::Vertical, MatrixModel::IsTotal).toBool();
    painter->save();
    painter->fillRect(rect, theme.palette.color(QPalette::Window));
    if (current)
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()),
                          theme.palette.color(QPalette::Highlight));
    QStringList words{model()->headerData(section, Qt::Vertical, Qt::DisplayRole).toString()};
    words += model()->headerData(section, Qt::Vertical, MatrixModel::Attributes).toStringList();
    const auto* cells = qobject_cast<const MatrixModel*>(model());
    const int indent = cells != nullptr && cells->table() && section < cells->table()->rows()
                           ? cells->table()->row(section).indent * 2 * kCellMargin
                           : 0;
    // Beside numbers in the middle of their row, beside words at its top.
    const bool low = rect.height() < 2 * QFontMetrics(this->font()).height() + 2 * kCellMargin;
    const Qt::Alignment upright = low ? Qt::AlignVCenter : Qt::AlignTop;
    int left = rect.left();
    for (qsizetype i = 0; i < words.size() && i < m_widths.size(); ++i) {
        if (m_widths[i] == 0)
            continue;
        QFont font = this->font();
        font.setBold(total || (current && i == 0));
        painter->setFont(font);
        painter->setPen(i == 0 ? theme.palette.color(QPalette::Text) : theme.muted);
        const QRect part = QRect(left, rect.top(), m_widths[i], rect.height())
                               .adjusted(2 * kCellMargin + (i == 0 ? indent : -kCellMargin),
                                         kCellMargin,
                                         -kCellMargin,
                                         -kCellMargin);
        painter->drawText(
            part,
            static_cast<int>(sideOf(i) | upright),
            painter->fontMetrics().elidedText(words[i], Qt::ElideRight, part.width()));
        left += m_widths[i];
    }
    painter->setPen(theme.line);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->restore();
}

// --- the grid ------------------------------------------------------------------------------------

MatrixView::MatrixView(QWidget* parent)
    : QTableView(parent)
    , m_model(new MatrixModel(this))
    , m_head(new RowHead(this))
    , m_corner(new Corner(*m_head, *m_model, this))
{
    setObjectName(QStringLiteral("matrixTable"));
    setAccessibleName(tr("Matrix"));
    setModel(m_model);
    setVerticalHeader(m_head);
    setHorizontalHeader(new ColumnHead(this));
    setItemDelegate(new MatrixDelegate(this));
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ContiguousSelection);
    setTabKeyNavigation(false);
    setWordWrap(true);
    // What is below and beside the cells is one ground with the heads.
    viewport()->setBackgroundRole(QPalette::Window);
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(kFittingDelay);
    connect(&m_fitting, &QTimer::timeout, this, &MatrixView::fitRows);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (isWordy())
            m_fitting.start();
    });
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
        m_head->measure(*m_model);
        viewport()->update();
    });
}

bool MatrixView::isWordy() const
{
    if (!m_model->table())
        return false;
    const auto cell = m_model->table()->cell();
    return !matrix::nameOf(cell).empty() && cell > matrix::Measure::Rating;
}

void MatrixView::setTable(MatrixTable::Pointer table)
{
    const LineKey row = m_model->rowKey(currentIndex().row());
    const LineKey column = m_model->columnKey(currentIndex().column());
    const bool had = currentIndex().isValid();
    const int across = horizontalScrollBar()->value();
    const int down = verticalScrollBar()->value();
    m_model->setTable(std::move(table));
    fit();
    if (had && !currentIndex().isValid()) {
        if (const QModelIndex same = m_model->indexOf(row, column); same.isValid()) {
            setCurrentIndex(same);
            horizontalScrollBar()->setValue(across);
            verticalScrollBar()->setValue(down);
            scrollTo(same);
        }
    }
}

void MatrixView::fit()
{
    m_head->measure(*m_model);
    if (!m_model->table())
        return;
    const int measure = static_cast<int>(m_model->table()->cell());
    if (measure != m_fittedFor || m_model->columnCount() != m_fittedColumns) {
        fitColumns();
        m_fittedFor = measure;
        m_fittedColumns = m_model->columnCount();
    }
    fitRows();
    updateGeometries();
}

void MatrixView::fitColumns()
{
    const QFontMetrics metrics(font());
    const int letters = isWordy() ? kWordLetters : kNumberLetters;
    const int least = letters * metrics.averageCharWidth();
    horizontalHeader()->setDefaultSectionSize(least);
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics heads(bold);
    const int most = kMostHeadLetters * metrics.averageCharWidth();
    const auto widthOf = [&](int column) {
        const QString name =
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        int width = least;
        for (const QString& line : name.split(QLatin1Char('\n')))
            width =
                std::max(width, std::min(heads.horizontalAdvance(line) + 6 * kCellMargin, most));
        return width;
    };
    // Setting each costs the header as much as all those before it.
    if (m_model->columnCount() > kMostFittedColumns) {
        int widest = least;
        for (int column = 0; column < kMostFittedColumns; ++column)
            widest = std::max(widest, widthOf(column));
        horizontalHeader()->setDefaultSectionSize(widest);
        return;
    }
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int width = widthOf(column);
        if (column >= m_model->table()->columns())
            width = kNumberLetters * metrics.averageCharWidth();
        setColumnWidth(column, width);
    }
}

void MatrixView::fitRows()
{
    if (!m_model->table())
        return;
    const QFontMetrics metrics(font());
    const auto heightOf = [&](int lines) { return lines * metrics.height() + 2 * kCellMargin + 1; };
    m_head->setMinimumSectionSize(heightOf(1));
    const bool summaries = m_model->table()->cell() == matrix::Measure::Summary;
    const int plain = summaries ? heightOf(3) : heightOf(1) + kCellMargin;
    const bool wordy = isWordy();
    const bool single = m_model->rowCount() <= kMostMeasured;
    m_head->setDefaultSectionSize(wordy && !single ? heightOf(kMostCellLines) : plain);
    if (!single)
        return;
    const int inner = (m_model->columnCount() > 0 ? columnWidth(0) : 100) - 2 * kCellMargin;
    const int letters = inner / std::max(metrics.averageCharWidth(), 1);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        int height = plain;
        if (wordy && row < m_model->table()->rows())
            height = std::max(
                plain,
                summaries ? plain : heightOf(m_model->linesOf(row, letters, kMostCellLines + 1)));
        if (m_head->sectionSize(row) != height)
            m_head->resizeSection(row, height);
    }
}

void MatrixView::setShading(bool on)
{
    m_shading = on;
    viewport()->update();
}

void MatrixView::setZoom(int steps)
{
    QFont zoomed = font();
    if (m_fontSize <= 0)
        m_fontSize = zoomed.pointSizeF();
    if (m_fontSize <= 0)
        return;
    zoomed.setPointSizeF(std::max(m_fontSize + steps, 6.0));
    setFont(zoomed);
    horizontalHeader()->setFont(zoomed);
    m_head->setFont(zoomed);
    m_head->measure(*m_model);
    m_fittedFor = -1;
    fit();
}

bool MatrixView::editSummary()
{
    if (!currentIndex().isValid() || !m_model->flags(currentIndex()).testFlag(Qt::ItemIsEditable))
        return false;
    scrollTo(currentIndex());
    edit(currentIndex());
    return true;
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && currentIndex().isValid()) {
        Q_EMIT entered(currentIndex());
        return;
    }
    // Escape leads nowhere from here: the selection stays.
    if (event->key() == Qt::Key_Escape)
        return;
    QTableView::keyPressEvent(event);
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (const QModelIndex cell = indexAt(event->pos()); cell.isValid())
        Q_EMIT entered(cell);
}

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    Q_EMIT menuWanted(event->globalPos());
}

void MatrixView::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QTableView::currentChanged(now, before);
    m_head->viewport()->update();
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    paintCorner();
}

void MatrixView::updateGeometries()
{
    QTableView::updateGeometries();
    paintCorner();
}

void MatrixView::paintCorner()
{
    if (m_corner == nullptr)
        return;
    m_corner->setGeometry(
        frameWidth(), frameWidth(), m_head->width(), horizontalHeader()->height());
    m_corner->raise();
    m_corner->update();
}

} // namespace crosscase::gui
