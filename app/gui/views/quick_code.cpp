// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/quick_code.h"

#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/models/fuzzy.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPixmap>
#include <QPointer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <unordered_set>

namespace crosscase::gui {

namespace {

constexpr int kMostRows = 50;
constexpr int kSeenRows = 9;
constexpr int kWidthInLetters = 90;

QString keyOf(const QString& name)
{
    return fromUtf8(text::foldKey(toUtf8(name)));
}

QIcon dotOf(const QColor& colour)
{
    constexpr int kSide = 16;
    QPixmap pixmap(kSide, kSide);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    // The ring is seen on the chosen row only.
    painter.setPen(QPen(Theme::now().palette.color(QPalette::Base), 1));
    painter.setBrush(colour);
    painter.drawEllipse(QRect(2, 2, kSide - 5, kSide - 5));
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

} // namespace

QuickCode::QuickCode(QWidget* window)
    : QFrame(window)
    , m_title(new QLabel)
    , m_line(new QLineEdit)
    , m_parent(new QComboBox)
    , m_list(new QTreeWidget)
    , m_remark(new QLabel)
{
    setObjectName(QStringLiteral("quickCode"));
    setAccessibleName(tr("Quick code"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    m_title->setBuddy(m_line);
    m_line->setObjectName(QStringLiteral("quickCodeLine"));
    m_line->setAccessibleName(tr("Code"));
    m_line->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("quickCodeList"));
    m_list->setAccessibleName(tr("What fits"));
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_remark->setObjectName(QStringLiteral("quickCodeRemark"));
    m_remark->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_line);
    m_parent->setObjectName(QStringLiteral("quickCodeParent"));
    m_parent->setAccessibleName(tr("Below"));
    column->addWidget(m_parent);
    column->addWidget(m_list);
    column->addWidget(m_remark);
    m_line->installEventFilter(this);
    m_parent->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &QuickCode::fill);
    connect(m_list, &QTreeWidget::itemClicked, this, [this] { choose(false); });
    // Whoever goes elsewhere has left it.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (isVisible() && now != nullptr && now != m_line && !isAncestorOf(now))
            hide();
    });
    hide();
}

std::vector<QuickCode::Candidate> QuickCode::codesOf(const Session& session, const CodeKeys& keys)
{
    const model::Corpus& corpus = session.corpus();
    const model::CodeTree tree(corpus);
    std::vector<model::Id<model::Code>> order = keys.recent();
    order.insert(order.end(), tree.inOrder().begin(), tree.inOrder().end());
    std::unordered_set<model::Id<model::Code>> seen;
    std::vector<Candidate> candidates;
    for (const auto id : order) {
        const model::Code* code = corpus.codes().find(id);
        if (code == nullptr || !code->codable || !seen.insert(id).second)
            continue;
        QStringList above;
        for (auto up = tree.parentOf(id); up; up = tree.parentOf(up))
            above.append(fromUtf8(corpus.get(up).name));
        candidates.push_back({id.value,
                              fromUtf8(code->name),
                              above.join(QStringLiteral(" < ")),
                              fromUtf8(code->definition).simplified(),
                              colourOf(shownColour(corpus, id)).mark});
    }
    return candidates;
}

void QuickCode::ask(Wish wish, const QRect& near)
{
    m_wish = std::move(wish);
    m_near = near;
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_title->setText(m_wish.title);
    m_line->setAccessibleName(m_wish.title);
    m_line->setPlaceholderText(m_wish.createWords.isEmpty()
                                   ? tr("type a few letters")
                                   : tr("type a few letters or a new name"));
    fillParents();
    m_line->setText(m_wish.words);
    m_line->selectAll();
    QPalette colours = m_remark->palette();
    colours.setColor(QPalette::WindowText, Theme::now().warning);
    m_remark->setPalette(colours);
    fill();
    place(near);
    show();
    raise();
    m_line->setFocus(Qt::PopupFocusReason);
}

void QuickCode::fillParents()
{
    m_parent->clear();
    m_parent->setVisible(!m_wish.parents.empty());
    m_parent->addItem(tr("at the top level"), 0);
    for (const Candidate& candidate : m_wish.parents) {
        m_parent->addItem(tr("below %1").arg(candidate.name), candidate.id);
        if (candidate.id == m_wish.parent)
            m_parent->setCurrentIndex(m_parent->count() - 1);
    }
}

void QuickCode::leave()
{
    hide();
    if (m_before != nullptr && m_before->isVisible())
        m_before->setFocus(Qt::PopupFocusReason);
}

void QuickCode::place(const QRect& near)
{
    const QFontMetrics metrics(font());
    const QWidget* over = parentWidget();
    const int width = std::min(metrics.averageCharWidth() * kWidthInLetters, over->width() - 16);
    m_list->setFixedHeight((metrics.height() + 6) * kSeenRows);
    setFixedWidth(width);
    adjustSize();
    const QRect at(over->mapFromGlobal(near.topLeft()), near.size());
    constexpr int kGap = 4;
    int top = at.bottom() + kGap;
    if (top + height() > over->height())
        top = at.top() - kGap - height();
    top = std::clamp(top, 0, std::max(0, over->height() - height()));
    move(std::clamp(at.left(), 0, std::max(0, over->width() - width)), top);
}

void QuickCode::addRow(const Candidate& candidate)
{
    const QString name = candidate.above.isEmpty()
                             ? candidate.name
                             : QStringLiteral("%1 < %2").arg(candidate.name, candidate.above);
    auto* row = new QTreeWidgetItem(m_list, {name, candidate.beside});
    row->setData(0, Qt::UserRole, candidate.id);
    row->setToolTip(1, candidate.beside);
    row->setForeground(1, Theme::now().muted);
    if (candidate.colour.isValid())
        row->setIcon(0, dotOf(candidate.colour));
}

void QuickCode::fill()
{
    const QString typed = m_line->text().trimmed();
    std::vector<std::pair<int, const Candidate*>> fitting;
    bool isThere = false;
    for (const Candidate& candidate : m_wish.candidates) {
        isThere = isThere || keyOf(candidate.name) == keyOf(typed);
        const int fit = std::max(fitOf(typed, candidate.name), fitOfProse(typed, candidate.beside));
        if (fit >= 0)
            fitting.emplace_back(fit, &candidate);
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto& a, const auto& b) {
        return a.first > b.first;
    });
    m_list->clear();
    for (std::size_t i = 0; i < fitting.size() && i < kMostRows; ++i)
        addRow(*fitting[i].second);
    const bool makes = !typed.isEmpty() && !isThere && !m_wish.createWords.isEmpty();
    if (makes)
        new QTreeWidgetItem(m_list, {QStringLiteral("+ ") + m_wish.createWords.arg(typed), {}});
    // Where the name was proposed, making it is what is wanted.
    if (makes && !m_wish.parents.empty())
        m_list->insertTopLevelItem(0, m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1));
    const QString remark = makes && m_wish.remark ? m_wish.remark(typed) : QString();
    m_remark->setText(remark);
    m_remark->setVisible(!remark.isEmpty());
    if (QTreeWidgetItem* first = m_list->topLevelItem(0))
        m_list->setCurrentItem(first);
    if (isVisible())
        place(m_near);
}

void QuickCode::choose(bool stay)
{
    const QTreeWidgetItem* row = m_list->currentItem();
    if (row == nullptr)
        return;
    Choice choice;
    choice.id = row->data(0, Qt::UserRole).toInt();
    if (choice.id == 0) {
        choice.newName = m_line->text().trimmed();
        choice.parent = m_parent->currentData().toInt();
    }
    const bool stays = stay && m_wish.mayStay;
    if (!stays)
        leave();
    const auto chosen = m_wish.chosen; // may ask anew
    if (chosen(choice) && stays) {
        if (m_wish.again)
            m_wish.candidates = m_wish.again();
        m_line->clear();
        fill();
    }
}

bool QuickCode::eventFilter(QObject* watched, QEvent* event)
{
    const bool mine = watched == m_line || watched == m_parent;
    if (!mine || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Escape:
        leave();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(key->modifiers().testFlag(Qt::ControlModifier));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (watched == m_parent)
            return false;
        QApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Tab:
        // To the parent, if one is to be chosen; else there is nothing to go to.
        if (watched == m_parent)
            m_line->setFocus(Qt::TabFocusReason);
        else if (m_parent->isVisible())
            m_parent->setFocus(Qt::TabFocusReason);
        return true;
    default:
        return QFrame::eventFilter(watched, event);
    }
}

} // namespace crosscase::gui
