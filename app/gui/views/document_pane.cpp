// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/document_pane.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/document_properties.h"
#include "app/gui/views/choosing.h"
#include "app/gui/views/empty_state.h"
#include "app/gui/views/tree_state.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace crosscase::gui {

using DocumentId = model::Id<model::Document>;

DocumentPane::DocumentPane(Shell& shell)
    : m_shell(shell)
    , m_model(new DocumentTreeModel(this))
    , m_filter(new QLineEdit)
    , m_tree(new QTreeView)
    , m_stack(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 2, 2);
    auto* head = new QHBoxLayout;
    auto* label = new QLabel(tr("Doc&uments"));
    label->setBuddy(m_filter);
    auto* import = new QPushButton(tr("&Import"));
    import->setObjectName(QStringLiteral("importButton"));
    import->setAccessibleName(tr("Import"));
    import->setToolTip(shell.action(Command::ImportDocuments)->toolTip());
    connect(
        import, &QPushButton::clicked, shell.action(Command::ImportDocuments), &QAction::trigger);
    head->addWidget(label);
    head->addStretch();
    head->addWidget(import);
    m_filter->setObjectName(QStringLiteral("documentFilter"));
    m_filter->setAccessibleName(tr("Filter documents"));
    m_filter->setPlaceholderText(tr("filter"));
    m_filter->setClearButtonEnabled(true);
    makeTree();
    auto* empty = new EmptyState(tr("No documents yet. Import interviews or drop them here."),
                                 shell.action(Command::ImportDocuments));
    m_stack->addWidget(m_tree);
    m_stack->addWidget(empty);
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_state->setFiltering(!words.trimmed().isEmpty());
        m_model->setFilter(words);
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        const auto shown = m_model->inOrder();
        if (!shown.empty())
            Q_EMIT opened(shown.front());
    });
    connect(m_model,
            &DocumentTreeModel::renameWanted,
            this,
            [this](DocumentId id, const QString& name) {
                m_shell.accept(renameDocument(*m_shell.session(), id, name));
            });
    connect(m_model,
            &DocumentTreeModel::assignWanted,
            this,
            [this](const DocumentIds& documents, model::Id<model::Case> unit) {
                m_shell.accept(assignDocuments(*m_shell.session(), documents, unit));
            });
}

void DocumentPane::makeTree()
{
    m_tree->setObjectName(QStringLiteral("documentTree"));
    m_tree->setAccessibleName(tr("Documents"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setDragEnabled(true);
    m_tree->setAcceptDrops(true);
    m_tree->setDropIndicatorShown(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(10);
    m_tree->header()->setSectionResizeMode(DocumentTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(DocumentTreeModel::Quotes, QHeaderView::Fixed);
    m_tree->header()->resizeSection(
        DocumentTreeModel::Quotes,
        QFontMetrics(font()).horizontalAdvance(QStringLiteral("0000 q MM")) + 8);
    m_tree->setIndentation(QFontMetrics(font()).averageCharWidth() * 2);
    m_state = new TreeState(m_tree, DocumentTreeModel::KeyRole);
    connect(m_tree, &QTreeView::activated, this, &DocumentPane::openIndex);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &DocumentPane::showMenu);
}

void DocumentPane::setSession(Session* session)
{
    disconnect(m_connection);
    m_filter->clear();
    m_model->setSession(session);
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &DocumentPane::updateEmpty);
    updateEmpty();
}

void DocumentPane::updateEmpty()
{
    const bool empty =
        m_shell.session() == nullptr || m_shell.session()->corpus().documents().empty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
    m_filter->setEnabled(!empty);
}

void DocumentPane::setOpen(DocumentId document)
{
    m_model->setOpen(document);
    const QModelIndex index = m_model->indexOf(document);
    // A document of several cases stays current where it was chosen.
    if (!index.isValid() || m_model->documentAt(m_tree->currentIndex()) == document)
        return;
    choose(*m_tree, index);
    m_tree->scrollTo(index);
}

DocumentIds DocumentPane::selected() const
{
    DocumentIds documents;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows())
        if (const DocumentId document = m_model->documentAt(index))
            documents.push_back(document);
    return documents;
}

QWidget* DocumentPane::focusPane() const
{
    return m_tree;
}

void DocumentPane::openIndex(const QModelIndex& index)
{
    DocumentId document = m_model->documentAt(index);
    // On a case: its first document.
    for (QModelIndex below = index; !document && below.isValid();) {
        below = m_model->index(0, 0, below.siblingAtColumn(0));
        document = m_model->documentAt(below);
    }
    if (document)
        Q_EMIT opened(document);
}

void DocumentPane::renameCurrent()
{
    const QModelIndex index = m_tree->currentIndex().siblingAtColumn(DocumentTreeModel::Name);
    if (m_model->documentAt(index))
        m_tree->edit(index);
    else
        m_shell.tell(tr("Select a document first."));
}

void DocumentPane::remove(const DocumentIds& documents)
{
    Session& session = *m_shell.session();
    if (documents.empty()) {
        m_shell.tell(tr("Select a document first."));
        return;
    }
    if (const int codings = codingsOn(session.corpus(), documents); codings > 0) {
        const auto answer = QMessageBox::question(
            this,
            tr("Remove documents"),
            tr("%1 would go with what you remove. Remove it?").arg(counted(codings, Noun::Coding)),
            QMessageBox::Yes | QMessageBox::Cancel,
            QMessageBox::Cancel);
        if (answer != QMessageBox::Yes)
            return;
    }
    m_shell.accept(removeDocuments(session, documents));
}

void DocumentPane::describe(DocumentId document)
{
    DocumentProperties dialog(fieldsOf(m_shell.session()->corpus(), document), this);
    dialog.setSave([this, document](const DocumentFields& fields) -> QString {
        auto saved = describeDocument(*m_shell.session(), document, fields);
        return saved ? QString() : fromUtf8(saved.error().detail);
    });
    dialog.exec();
}

void DocumentPane::showMenu(const QPoint& at)
{
    DocumentIds chosen = selected();
    if (const DocumentId here = m_model->documentAt(m_tree->indexAt(at)); chosen.empty() && here)
        chosen = {here};
    QMenu menu(this);
    if (chosen.empty()) {
        menu.addAction(m_shell.action(Command::ImportDocuments));
        menu.exec(m_tree->viewport()->mapToGlobal(at));
        return;
    }
    const bool one = chosen.size() == 1;
    menu.addAction(tr("&Open"), this, [&] { Q_EMIT opened(chosen.front()); });
    menu.addAction(tr("Re&name"), this, &DocumentPane::renameCurrent)->setEnabled(one);
    QMenu* progress = menu.addMenu(tr("&Progress"));
    for (const auto state : {model::ProgressState::NotStarted,
                             model::ProgressState::InProgress,
                             model::ProgressState::Coded}) {
        QAction* entry = progress->addAction(nameOf(state));
        entry->setCheckable(true);
        entry->setChecked(one && progressOf(*m_shell.session(), chosen.front()) == state);
        connect(entry, &QAction::triggered, this, [&, state] {
            m_shell.accept(setProgress(*m_shell.session(), chosen, state));
        });
    }
    menu.addAction(tr("&Memo"), this, [&] { Q_EMIT memoWanted(chosen.front()); })->setEnabled(one);
    menu.addAction(tr("P&roperties..."), this, [&] { describe(chosen.front()); })->setEnabled(one);
    menu.addSeparator();
    menu.addAction(tr("Remo&ve"), this, [&] { remove(chosen); });
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

} // namespace crosscase::gui
