// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/within_pane.h"

#include "app/gui/actions/matrix.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/matrix_model.h"
#include "app/gui/views/fields.h"
#include "app/gui/views/matrix_delegate.h"
#include "app/gui/views/paragraph_strip.h"
#include "core/model/trees.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr std::size_t kAtOnce = 20'000; // codings of a project that are read without a thread
constexpr int kMostSpanned = 5000;      // lines whose themes are joined
constexpr int kReference = 16;          // letters of "P01 ¶4", and what wrapping leaves blank
constexpr int kMostNameLetters = 40;

// Words wrapped within their cell; quotes look like what can be opened.
class WithinDelegate : public SummaryDelegate {
public:
    explicit WithinDelegate(QTableView* view)
        : SummaryDelegate(view)
        , m_view(view)
    {}

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::now();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const auto tone = [&](QPalette::ColorRole role) { return theme.palette.color(role); };
        painter->save();
        painter->setClipRect(option.rect);
        painter->fillRect(option.rect, tone(selected ? QPalette::Highlight : QPalette::Base));
        QFont font = m_view->font();
        font.setBold(index.column() == WithinModel::ThemeName);
        painter->setFont(font);
        QColor words = tone(QPalette::Text);
        if (index.data(MatrixModel::IsEmptyCell).toBool())
            words = theme.muted;
        painter->setPen(selected ? tone(QPalette::HighlightedText) : words);
        const QRect inner =
            option.rect.adjusted(kCellMargin, kCellMargin, -kCellMargin, -kCellMargin);
        const bool stale = index.data(MatrixModel::IsStale).toBool();
        const int height = QFontMetrics(font).height();
        const int room = std::max(inner.height() / height - (stale ? 1 : 0), 1);
        const QString shown = index.data(Qt::DisplayRole).toString();
        if (index.column() == WithinModel::Count)
            painter->drawText(inner, Qt::AlignRight | Qt::AlignTop, shown);
        else
            drawLines(*painter, inner, shown, room);
        if (stale) {
            painter->setPen(selected ? tone(QPalette::HighlightedText) : theme.warning);
            painter->drawText(inner, Qt::AlignRight | Qt::AlignBottom, tr("evidence changed"));
        }
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(tone(QPalette::Text), 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

private:
    QTableView* m_view;
};

// Enter opens; Escape leads nowhere.
class WithinView : public QTableView {
public:
    std::function<void(const QModelIndex&)> enter;

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
        if (isEnter && state() != EditingState && currentIndex().isValid())
            enter(currentIndex());
        else if (event->key() != Qt::Key_Escape)
            QTableView::keyPressEvent(event);
    }
    void mouseDoubleClickEvent(QMouseEvent* event) override
    {
        QTableView::mouseDoubleClickEvent(event);
        if (const QModelIndex cell = indexAt(event->pos()); cell.isValid())
            enter(cell);
    }
};

} // namespace

WithinPane::WithinPane(Shell& shell)
    : m_shell(shell)
    , m_model(new WithinModel(this))
{
    setObjectName(QStringLiteral("withinPane"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->addWidget(makeHead());
    makeTable();
    column->addWidget(m_table, 1);
    auto* foot = new QHBoxLayout;
    auto* memoSide = new QVBoxLayout;
    auto* memoLabel = new QLabel(tr("C&ase memo"));
    m_memo = new SavingTextEdit;
    m_memo->setObjectName(QStringLiteral("caseMemo"));
    m_memo->setAccessibleName(tr("Case memo"));
    m_memo->setPlaceholderText(tr("What you think about this case"));
    m_memo->setMaximumHeight(5 * fontMetrics().lineSpacing());
    memoLabel->setBuddy(m_memo);
    memoSide->addWidget(memoLabel);
    memoSide->addWidget(m_memo);
    auto* stripSide = new QVBoxLayout;
    auto* stripLabel = new QLabel(tr("Para&graphs: darker where more is coded"));
    m_strip = new ParagraphStrip;
    stripLabel->setBuddy(m_strip);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_strip);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMaximumHeight(5 * fontMetrics().lineSpacing());
    stripSide->addWidget(stripLabel);
    stripSide->addWidget(scroll, 1);
    foot->addLayout(memoSide, 1);
    foot->addLayout(stripSide, 2);
    column->addLayout(foot);
    connect(m_memo, &SavingTextEdit::save, this, &WithinPane::writeMemo);
    connect(m_strip, &ParagraphStrip::opened, this, [this](auto document, text::Span span) {
        m_shell.go({.workspace = Workspace::Coding, .document = document, .span = span});
    });
    connect(m_model, &WithinModel::refused, this, [this](const Error& error) {
        m_shell.complain(error);
    });
}

QWidget* WithinPane::makeHead()
{
    auto* owner = new QWidget;
    auto* row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString& text, const char* name) {
        auto* made = new QPushButton(text);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        row->addWidget(made);
        return made;
    };
    auto* back = button(tr("&Matrix"), "backToMatrix");
    back->setToolTip(tr("Back to the table, to the same cell"));
    m_previous = button(tr("&Previous"), "previousCase");
    m_previous->setToolTip(m_shell.action(Command::PreviousCase)->toolTip());
    m_name = new QLabel;
    m_name->setObjectName(QStringLiteral("caseName"));
    m_name->setTextFormat(Qt::PlainText);
    QFont big = font();
    big.setBold(true);
    big.setPointSizeF(big.pointSizeF() * 1.3);
    m_name->setFont(big);
    row->addWidget(m_name);
    m_next = button(tr("&Next"), "nextCase");
    m_next->setToolTip(m_shell.action(Command::NextCase)->toolTip());
    m_about = new QLabel;
    m_about->setObjectName(QStringLiteral("caseAbout"));
    m_about->setTextFormat(Qt::PlainText);
    m_about->setWordWrap(true);
    row->addWidget(m_about, 1);
    connect(back, &QPushButton::clicked, this, &WithinPane::backWanted);
    connect(m_previous, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { step(1); });
    return owner;
}

void WithinPane::makeTable()
{
    auto* table = new WithinView;
    table->enter = [this](const QModelIndex& cell) {
        if (cell.column() == WithinModel::Summary)
            editSummary();
        else if (const auto coding = m_model->codingAt(cell.row()))
            open(coding);
    };
    m_table = table;
    m_table->setObjectName(QStringLiteral("withinTable"));
    m_table->setAccessibleName(tr("Themes of the case"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new WithinDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    QHeaderView* heads = m_table->horizontalHeader();
    heads->setStretchLastSection(true);
    heads->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(WithinModel::ThemeName, 22 * letter);
    m_table->setColumnWidth(WithinModel::Count, 7 * letter);
    m_table->setColumnWidth(WithinModel::Summary, 44 * letter);
}

void WithinPane::setSession(Session* session)
{
    if (m_session != nullptr)
        m_memo->flush();
    for (Job* job : findChildren<Job*>())
        delete job;
    m_job = nullptr;
    m_session = session;
    m_unit = {};
    m_model->show(session, nullptr);
    m_strip->show(nullptr);
    m_memo->setStored({});
}

void WithinPane::showCase(model::Id<model::Case> unit)
{
    m_memo->flush();
    const bool other = unit != m_unit;
    m_unit = unit;
    refresh();
    if (other && m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, WithinModel::Quote));
}

void WithinPane::refresh()
{
    if (m_session == nullptr || !m_unit)
        return;
    if (m_job != nullptr)
        m_job->abandon();
    m_job = nullptr;
    const auto all = cases();
    const auto at = std::find(all.begin(), all.end(), m_unit);
    m_previous->setEnabled(at != all.end() && at != all.begin());
    m_next->setEnabled(at != all.end() && at + 1 != all.end());
    const auto memo = caseMemo(m_session->corpus(), m_unit);
    m_memo->setStored(memo ? fromUtf8(memo->text) : QString());
    m_memo->setReadOnly(m_session->isReadOnly());
    if (m_session->corpus().codings().size() <= kAtOnce) {
        take(WithinTable::build(m_session->corpus(), m_session->texts(), m_unit, {}));
        return;
    }
    m_job = Job::start(
        this,
        [corpus = m_session->corpus(), texts = &m_session->texts(), unit = m_unit](
            const Progress& progress) {
            return WithinTable::build(corpus, *texts, unit, progress);
        },
        [this](Result<WithinTable::Pointer> built) {
            m_job = nullptr;
            take(std::move(built));
        });
}

void WithinPane::take(Result<WithinTable::Pointer> built)
{
    if (!built) {
        if (built.error().code != ErrorCode::Cancelled)
            m_about->setText(fromUtf8(built.error().detail));
        m_model->show(m_session, nullptr);
        return;
    }
    const WithinTable& table = **built;
    // A long name leaves room for the buttons and for what is known of the case.
    const QFontMetrics metrics(m_name->font());
    m_name->setText(metrics.elidedText(
        table.name, Qt::ElideRight, kMostNameLetters * metrics.averageCharWidth()));
    m_name->setToolTip(table.name);
    m_name->setAccessibleName(table.name);
    QStringList about;
    if (!table.about.isEmpty())
        about.append(table.about);
    about.append(tr("documents: %1").arg(table.documents.isEmpty() ? tr("none") : table.documents));
    m_about->setText(about.join(QStringLiteral(", ")));
    m_about->setAccessibleName(m_about->text());
    const int row = m_table->currentIndex().row();
    const int column = m_table->currentIndex().column();
    m_strip->show(*built);
    m_model->show(m_session, std::move(*built));
    fit();
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(row, column));
    else if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(0, WithinModel::Quote));
}

void WithinPane::fit()
{
    const QFontMetrics metrics(m_table->font());
    const auto heightOf = [&](int lines) { return lines * metrics.height() + 2 * kCellMargin + 1; };
    m_table->verticalHeader()->setMinimumSectionSize(heightOf(1));
    m_table->verticalHeader()->setDefaultSectionSize(heightOf(2));
    m_table->clearSpans();
    const int letters =
        std::max(m_table->columnWidth(WithinModel::Quote) / metrics.averageCharWidth(), 10);
    if (m_model->rowCount() > kMostSpanned)
        return;
    int first = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int lines =
            std::min((m_model->lengthAt(row) + kReference) / letters + 1, kMostCellLines);
        m_table->setRowHeight(row, heightOf(std::max(lines, 1)));
        if (m_model->themeAt(row) != m_model->themeAt(first))
            first = row;
        const bool last =
            row + 1 == m_model->rowCount() || m_model->themeAt(row + 1) != m_model->themeAt(first);
        if (last && row > first)
            for (int column = 0; column < WithinModel::Quote; ++column)
                m_table->setSpan(first, column, row - first + 1, 1);
    }
}

std::vector<model::Id<model::Case>> WithinPane::cases() const
{
    return m_session == nullptr ? std::vector<model::Id<model::Case>>{}
                                : model::CaseTree(m_session->corpus()).inOrder();
}

bool WithinPane::step(int by)
{
    const auto all = cases();
    const auto at = std::find(all.begin(), all.end(), m_unit);
    const auto next = (at - all.begin()) + by;
    if (at == all.end() || next < 0 || next >= static_cast<std::ptrdiff_t>(all.size()))
        return false;
    showCase(all[static_cast<std::size_t>(next)]);
    return true;
}

void WithinPane::editSummary()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    const QModelIndex cell =
        m_model->index(m_model->firstLine(m_model->themeAt(row)), WithinModel::Summary);
    if (!m_model->flags(cell).testFlag(Qt::ItemIsEditable))
        return;
    m_table->setCurrentIndex(cell);
    m_table->edit(cell);
}

void WithinPane::open(model::Id<model::Coding> id)
{
    const auto coding = m_session->corpus().find(id);
    if (coding)
        m_shell.go({.workspace = Workspace::Coding,
                    .document = coding->document,
                    .span = coding->span(),
                    .coding = id});
}

void WithinPane::writeMemo(const QString& words)
{
    if (m_session != nullptr && m_unit)
        m_shell.accept(writeCaseMemo(*m_session, m_unit, words));
}

QWidget* WithinPane::memoField() const
{
    return m_memo;
}

QString WithinPane::caseName() const
{
    return m_name->accessibleName();
}

void WithinPane::setLine(int line)
{
    if (line >= 0 && line < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(line, WithinModel::Quote));
}

void WithinPane::setZoom(int steps)
{
    QFont zoomed = m_table->font();
    if (m_fontSize <= 0)
        m_fontSize = zoomed.pointSizeF();
    zoomed.setPointSizeF(std::max(m_fontSize + steps, 6.0));
    m_table->setFont(zoomed);
    m_table->horizontalHeader()->setFont(zoomed);
    m_memo->setFont(zoomed);
    fit();
}

} // namespace crosscase::gui
