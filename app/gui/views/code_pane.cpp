// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/code_pane.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/choosing.h"
#include "app/gui/views/empty_state.h"
#include "app/gui/views/tree_state.h"

#include <QAction>
#include <QColorDialog>
#include <QDragMoveEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <functional>

namespace crosscase::gui {

namespace {

using CodeId = model::Id<model::Code>;

// The line in which a name is changed tells what is typed, for a warning while it is typed.
class NameDelegate : public QStyledItemDelegate {
public:
    using Typed = std::function<void(CodeId, const QString&)>;
    NameDelegate(Typed typed, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_typed(std::move(typed))
    {}

    QWidget* createEditor(QWidget* parent,
                          const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override
    {
        QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (auto* line = qobject_cast<QLineEdit*>(editor)) {
            line->setObjectName(QStringLiteral("codeName"));
            line->setAccessibleName(QObject::tr("Name of the code"));
            const CodeId code{index.data(CodeTreeModel::IdRole).toInt()};
            connect(line, &QLineEdit::textEdited, this, [this, code](const QString& text) {
                m_typed(code, text);
            });
        }
        return editor;
    }

private:
    Typed m_typed;
};

// A drag from it moves codes, onto a text it codes; text that is dropped codes too.
class CodeView : public QTreeView {
public:
    using QTreeView::QTreeView;

protected:
    void dragMoveEvent(QDragMoveEvent* event) override
    {
        // Text goes onto a code or beside all of them, never between two.
        const bool text = event->mimeData()->hasFormat(QString::fromLatin1(kSpanDrag));
        setDropIndicatorShown(!text || indexAt(event->position().toPoint()).isValid());
        setDragDropOverwriteMode(text);
        QTreeView::dragMoveEvent(event);
    }
};

} // namespace

CodePane::CodePane(Shell& shell, CodeKeys& keys, QuickCode& quick)
    : m_shell(shell)
    , m_keys(keys)
    , m_quick(quick)
    , m_model(new CodeTreeModel(&keys, this))
    , m_filter(new QLineEdit)
    , m_notice(new QLabel)
    , m_tree(new CodeView)
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("codePane"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 2, 2);
    auto* head = new QHBoxLayout;
    auto* label = new QLabel(tr("Co&des"));
    label->setBuddy(m_filter);
    auto* add = new QPushButton(tr("Ne&w code"));
    add->setObjectName(QStringLiteral("newCodeButton"));
    add->setAccessibleName(tr("New code"));
    connect(add, &QPushButton::clicked, this, [this] { addCode({}); });
    head->addWidget(label);
    head->addStretch();
    head->addWidget(add);
    m_filter->setObjectName(QStringLiteral("codeFilter"));
    m_filter->setAccessibleName(tr("Find codes"));
    m_filter->setPlaceholderText(tr("find"));
    m_filter->setClearButtonEnabled(true);
    m_notice->setObjectName(QStringLiteral("codeNotice"));
    m_notice->setWordWrap(true);
    m_notice->hide();
    makeTree();
    auto* first = new QAction(tr("&New code"), this);
    connect(first, &QAction::triggered, this, [this] { addCode({}); });
    m_stack->addWidget(m_tree);
    m_stack->addWidget(
        new EmptyState(tr("No codes yet. Select text and press Ctrl+K, or make one here."), first));
    column->addLayout(head);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);
    column->addWidget(m_notice);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_state->setFiltering(!words.trimmed().isEmpty());
        m_model->setFilter(words);
        if (const CodeId best = m_model->best())
            select(best);
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] {
        if (const CodeId code = current())
            Q_EMIT activated(code);
    });
    connect(m_model, &CodeTreeModel::renameWanted, this, &CodePane::rename);
    connect(m_model, &CodeTreeModel::spanDropped, this, &CodePane::spanDropped);
    connect(m_model,
            &CodeTreeModel::moveWanted,
            this,
            [this](const CodeIds& codes, CodeId parent, CodeId before) {
                m_shell.accept(moveCodes(*m_shell.session(), codes, parent, before));
            });
}

void CodePane::makeTree()
{
    m_tree->setObjectName(QStringLiteral("codeTree"));
    m_tree->setAccessibleName(tr("Codes"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new NameDelegate(
        [this](CodeId code, const QString& typed) { warnOf(code, typed); }, m_tree));
    m_tree->setHeaderHidden(true);
    const int height = QFontMetrics(font()).height();
    m_tree->setIconSize({height * 4, height * 2}); // more than a key and its dot need
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setDragEnabled(true);
    m_tree->setAcceptDrops(true);
    m_tree->setDropIndicatorShown(true);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(10);
    m_tree->header()->setSectionResizeMode(CodeTreeModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(CodeTreeModel::Quotes, QHeaderView::Fixed);
    m_tree->header()->resizeSection(
        CodeTreeModel::Quotes, QFontMetrics(font()).horizontalAdvance(QStringLiteral("00000")) + 8);
    m_tree->setIndentation(QFontMetrics(font()).averageCharWidth() * 2);
    m_state = new TreeState(m_tree, CodeTreeModel::IdRole);
    connect(m_state, &TreeState::restored, this, &CodePane::selectionChanged);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT activated(m_model->codeAt(index));
    });
    connect(m_tree->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &CodePane::selectionChanged);
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &CodePane::showMenu);
}

void CodePane::setSession(Session* session)
{
    disconnect(m_connection);
    m_filter->clear();
    say({});
    m_model->setSession(session);
    if (session != nullptr)
        m_connection = connect(session, &Session::changed, this, &CodePane::updateEmpty);
    updateEmpty();
}

void CodePane::updateEmpty()
{
    const bool empty = m_shell.session() == nullptr || m_shell.session()->corpus().codes().empty();
    m_stack->setCurrentIndex(empty ? 1 : 0);
}

CodeIds CodePane::selected() const
{
    CodeIds codes;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows())
        codes.push_back(m_model->codeAt(index));
    return codes;
}

CodePane::CodeId CodePane::current() const
{
    const QModelIndex index = m_tree->currentIndex();
    return m_tree->selectionModel()->isRowSelected(index.row(), index.parent())
               ? m_model->codeAt(index)
               : CodeId{};
}

void CodePane::select(CodeId code)
{
    const QModelIndex index = m_model->indexOf(code);
    if (!index.isValid()) {
        if (!code)
            m_tree->clearSelection();
        return;
    }
    if (current() != code || selected().size() != 1)
        choose(*m_tree, index);
    m_tree->scrollTo(index);
}

QWidget* CodePane::focusPane() const
{
    return m_tree;
}

// --- names ---------------------------------------------------------------------------------------

void CodePane::say(const QString& problem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::now().warning);
    m_notice->setPalette(colours);
    m_notice->setText(problem);
    m_notice->setAccessibleName(problem);
    m_notice->setVisible(!problem.isEmpty());
}

void CodePane::renameCurrent()
{
    const QModelIndex index = m_tree->currentIndex().siblingAtColumn(CodeTreeModel::Name);
    if (!index.isValid()) {
        m_shell.tell(tr("Select a code first."));
        return;
    }
    say({});
    m_tree->edit(index);
}

void CodePane::warnOf(CodeId code, const QString& typed)
{
    const model::Corpus& corpus = m_shell.session()->corpus();
    const auto row = corpus.find(code);
    const CodeId parent = row ? row->parent : CodeId{};
    if (const QString problem = whyNotNamed(corpus, parent, typed, code); !problem.isEmpty()) {
        say(problem);
        return;
    }
    const CodeIds alike = alikeCodes(corpus, typed, code);
    say(alike.empty() ? QString()
                      : tr("Nearly the same: “%1”.").arg(pathOf(corpus, alike.front())));
}

void CodePane::rename(CodeId code, const QString& name)
{
    const model::Corpus& corpus = m_shell.session()->corpus();
    const auto row = corpus.find(code);
    if (!row || name.trimmed() == fromUtf8(row->name)) {
        say({});
        return;
    }
    const QString problem = whyNotNamed(corpus, row->parent, name, code);
    if (!problem.isEmpty()) {
        say(tr("%1 “%2” keeps its name.").arg(problem, fromUtf8(row->name)));
        return;
    }
    m_shell.accept(renameCode(*m_shell.session(), code, name));
}

QString CodePane::freeName(CodeId parent) const
{
    const model::Corpus& corpus = m_shell.session()->corpus();
    QString name = tr("New code");
    for (int number = 2; !whyNotNamed(corpus, parent, name).isEmpty(); ++number)
        name = tr("New code %1").arg(number);
    return name;
}

void CodePane::addCode(CodeId parent)
{
    if (m_shell.session() == nullptr)
        return;
    m_filter->clear();
    auto made = newCode(*m_shell.session(), freeName(parent), parent);
    if (!m_shell.accept(made))
        return;
    m_tree->setFocus(Qt::OtherFocusReason);
    select(*made);
    renameCurrent();
}

// --- the rest ------------------------------------------------------------------------------------

void CodePane::remove(const CodeIds& codes)
{
    if (codes.empty()) {
        m_shell.tell(tr("Select a code first."));
        return;
    }
    Session& session = *m_shell.session();
    const auto used = codingsBelow(session.corpus(), codes).size();
    if (used == 0) {
        m_shell.accept(deleteCodes(session, codes));
        return;
    }
    QMessageBox box(QMessageBox::Question,
                    tr("Delete codes"),
                    tr("What you delete codes %1.").arg(counted(used, Noun::Quote)),
                    QMessageBox::NoButton,
                    this);
    auto* uncode = box.addButton(tr("&Delete and un-code"), QMessageBox::DestructiveRole);
    auto* move = box.addButton(tr("&Move quotes to..."), QMessageBox::AcceptRole);
    box.setDefaultButton(box.addButton(tr("&Cancel"), QMessageBox::RejectRole));
    box.exec();
    if (box.clickedButton() == uncode)
        watch(deleteCodes(session,
                          this,
                          codes,
                          [this](const Result<project::Done>& done) { m_shell.accept(done); }),
              tr("Deleting"));
    else if (box.clickedButton() == move)
        moveQuotesAndDelete(codes);
}

void CodePane::watch(Job* job, const QString& title)
{
    if (job != nullptr)
        m_shell.watch(job, title);
}

void CodePane::moveQuotesAndDelete(const CodeIds& codes)
{
    QuickCode::Wish wish;
    wish.title = tr("Move the quotes to");
    for (const auto& candidate : QuickCode::codesOf(*m_shell.session(), m_keys))
        if (std::find(codes.begin(), codes.end(), CodeId{candidate.id}) == codes.end())
            wish.candidates.push_back(candidate);
    wish.chosen = [this, codes](const QuickCode::Choice& choice) {
        const auto taken = std::make_shared<bool>(true); // what goes wrong at once: ask again
        const auto finished = [this, taken](const Result<project::Done>& done) {
            *taken = m_shell.accept(done);
        };
        watch(deleteCodesMovingQuotes(*m_shell.session(), this, codes, CodeId{choice.id}, finished),
              tr("Moving quotes"));
        return *taken;
    };
    const QRect row = m_tree->visualRect(m_model->indexOf(codes.front()));
    m_quick.ask(std::move(wish), QRect(m_tree->viewport()->mapToGlobal(row.topLeft()), row.size()));
}

void CodePane::recolour(CodeId code)
{
    const QColor now(fromUtf8(shownColour(m_shell.session()->corpus(), code)));
    const QColor chosen = QColorDialog::getColor(now, this, tr("Colour of the code"));
    if (chosen.isValid() && chosen != now)
        m_shell.accept(recolourCode(*m_shell.session(), code, chosen.name()));
}

void CodePane::showMenu(const QPoint& at)
{
    QMenu menu(this);
    const CodeIds codes = selected();
    const CodeId code = m_model->codeAt(m_tree->indexAt(at));
    menu.addAction(tr("&New code"), this, [this] { addCode({}); });
    if (code) {
        menu.addAction(tr("New &sub-code"), this, [&] { addCode(code); });
        menu.addSeparator();
        menu.addAction(tr("&Code the selection with it"), this, [&] { Q_EMIT activated(code); });
        menu.addAction(tr("&Pen with it"), this, [&] { Q_EMIT penWanted(code); });
        menu.addAction(m_keys.isPinned(code) ? tr("Let &go of its number key")
                                             : tr("Pin to a number &key"),
                       this,
                       [&] {
                           if (!m_keys.togglePin(code))
                               m_shell.tell(tr("All nine keys are pinned; let go of one first."));
                       });
        menu.addSeparator();
        menu.addAction(tr("Re&name"), this, &CodePane::renameCurrent);
        menu.addAction(tr("C&olour..."), this, [&] { recolour(code); });
        menu.addAction(tr("&Memo"), this, [&] { Q_EMIT memoWanted(code); });
        menu.addSeparator();
        menu.addAction(tr("&Delete"), this, [&] { remove(codes); });
    }
    menu.exec(m_tree->viewport()->mapToGlobal(at));
}

} // namespace crosscase::gui
