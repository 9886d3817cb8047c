// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/codebook_tree.h"

#include "app/gui/bridge/theme.h"
#include "app/gui/views/choosing.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace crosscase::gui {

namespace {

// Tells what is typed as a name.
class NameDelegate : public QStyledItemDelegate {
public:
    explicit NameDelegate(CodebookTree* tree)
        : QStyledItemDelegate(tree)
        , m_tree(tree)
    {}

    QWidget* createEditor(QWidget* parent,
                          const QStyleOptionViewItem& /*option*/,
                          const QModelIndex& index) const override
    {
        auto* field = new QLineEdit(parent);
        field->setObjectName(QStringLiteral("treeNameField"));
        field->setAccessibleName(CodebookTree::tr("Name of the code"));
        field->setFrame(true);
        const auto code = m_tree->codes().codeAt(index);
        connect(field, &QLineEdit::textEdited, m_tree, [tree = m_tree, code](const QString& name) {
            Q_EMIT tree->nameTyped(code, name);
        });
        return field;
    }

private:
    CodebookTree* m_tree;
};

} // namespace

CodebookTree::CodebookTree(QWidget* parent)
    : QTreeView(parent)
    , m_codes(new CodebookModel(this))
{
    setObjectName(QStringLiteral("codebookTree"));
    setAccessibleName(tr("Codes"));
    setModel(m_codes);
    setItemDelegate(new NameDelegate(this));
    setSelectionMode(ExtendedSelection);
    setUniformRowHeights(true);
    setEditTriggers(NoEditTriggers);
    setExpandsOnDoubleClick(false);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Interactive);
    header()->setSectionResizeMode(CodebookModel::Name, QHeaderView::Stretch);
    const QFontMetrics metrics(font());
    constexpr int kNameLetters = 18; // of a name, seen however narrow the window
    int width = metrics.averageCharWidth() * kNameLetters + verticalScrollBar()->sizeHint().width();
    for (int column = CodebookModel::Quotes; column < CodebookModel::kColumns; ++column) {
        const QString head =
            m_codes->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        header()->resizeSection(column, metrics.horizontalAdvance(head + QStringLiteral("xx")));
        width += header()->sectionSize(column);
    }
    setMinimumWidth(width);
    connect(m_codes, &QAbstractItemModel::modelAboutToBeReset, this, &CodebookTree::remember);
    connect(m_codes, &QAbstractItemModel::modelReset, this, &CodebookTree::bringBack);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_rebuilding)
            m_closed.insert(m_codes->codeAt(index));
    });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        if (!m_rebuilding)
            m_closed.erase(m_codes->codeAt(index));
    });
    connect(this, &QTreeView::doubleClicked, this, &CodebookTree::cardWanted);
    connect(
        &ThemeSwitch::instance(), &ThemeSwitch::changed, m_codes, &CodebookModel::refreshColours);
}

CodebookTree::CodeId CodebookTree::current() const
{
    const std::vector<CodeId> chosen = selected();
    const CodeId at = m_codes->codeAt(currentIndex());
    if (std::find(chosen.begin(), chosen.end(), at) != chosen.end())
        return at;
    return chosen.empty() ? CodeId{} : chosen.front();
}

std::vector<CodebookTree::CodeId> CodebookTree::selected() const
{
    std::unordered_set<CodeId> chosen;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        chosen.insert(m_codes->codeAt(index));
    if (chosen.size() <= 1)
        return {chosen.begin(), chosen.end()};
    std::vector<CodeId> inOrder;
    for (const CodeId code : m_codes->shown())
        if (chosen.contains(code))
            inOrder.push_back(code);
    return inOrder;
}

bool CodebookTree::select(CodeId code)
{
    const QModelIndex index = m_codes->indexOf(code);
    if (!index.isValid()) {
        selectionModel()->clear();
        return !code;
    }
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

void CodebookTree::selectCodes(const std::vector<CodeId>& codes)
{
    QItemSelection all;
    for (const CodeId code : codes)
        if (const QModelIndex index = m_codes->indexOf(code); index.isValid())
            all.select(index, index);
    selectionModel()->select(all, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void CodebookTree::renameCurrent()
{
    const QModelIndex index = m_codes->indexOf(current());
    if (!index.isValid())
        return;
    scrollTo(index);
    choose(*this, index);
    edit(index);
}

void CodebookTree::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && state() != EditingState && current()) {
        Q_EMIT cardWanted();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void CodebookTree::selectionChanged(const QItemSelection& selected,
                                    const QItemSelection& deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (!m_rebuilding)
        Q_EMIT codeChosen();
}

// --- built anew
// ------------------------------------------------------------------------------------

void CodebookTree::remember()
{
    m_rebuilding = true;
    m_wasSelected = selected();
    m_wasCurrent = m_codes->codeAt(currentIndex());
    m_scroll = verticalScrollBar()->value();
}

void CodebookTree::bringBack()
{
    setUpdatesEnabled(false);
    expandAll();
    for (const CodeId code : m_closed)
        if (const QModelIndex index = m_codes->indexOf(code); index.isValid())
            collapse(index);
    if (const QModelIndex index = m_codes->indexOf(m_wasCurrent); index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    selectCodes(m_wasSelected);
    verticalScrollBar()->setValue(m_scroll);
    setUpdatesEnabled(true);
    m_rebuilding = false;
    if (selected() != m_wasSelected)
        Q_EMIT codeChosen();
}

} // namespace crosscase::gui
