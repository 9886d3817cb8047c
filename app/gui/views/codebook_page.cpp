// SPDX-License-Identifier: GPL-3.0-or-later
// The page's panes and how they follow each other. What its commands do is in
// codebook_commands.cpp.
#include "app/gui/views/codebook_page.h"

#include "app/gui/bridge/references.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/dialogs/import_codebook.h"
#include "app/gui/views/code_card.h"
#include "app/gui/views/codebook_tree.h"
#include "app/gui/views/empty_state.h"
#include "core/codebook/formats.h"
#include "core/matrix/displays.h"
#include "core/model/trees.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

QString plain(QString text)
{
    return text.remove(QLatin1Char('&'));
}

QString droppedCodebook(const QMimeData* data)
{
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && isReadableCodebook(url.toLocalFile()))
            return url.toLocalFile();
    return {};
}

// The codes that are shown, in their order, with what is written and counted of each.
Result<table::Table> shownTable(const model::Corpus& corpus,
                                const model::TextSource& texts,
                                const std::vector<model::Id<model::Code>>& codes,
                                const Progress& progress)
{
    auto counts = CodeCounts::count(corpus, texts, progress);
    if (!counts)
        return passOn(counts);
    table::Table table;
    table.title = "Codebook";
    table.columns.push_back({{"code"}, table::Kind::Text});
    for (const char* head : {"quotes", "cases"})
        table.columns.push_back({{head}, table::Kind::Integer});
    for (const char* head : {"definition", "include", "exclude", "memo"})
        table.columns.push_back({{head}, table::Kind::Text});
    const model::CodeTree tree(corpus);
    for (const auto id : codes) {
        const model::Code& code = corpus.get(id);
        table.rows.push_back({{tree.pathOf(id),
                               std::int64_t{(*counts)->quotes(id)},
                               std::int64_t{(*counts)->cases(id)},
                               code.definition,
                               code.include,
                               code.exclude,
                               code.memo},
                              0,
                              false});
    }
    return table;
}

} // namespace

CodebookPage::CodebookPage(Shell& shell)
    : Page(shell)
    , m_tree(new CodebookTree)
    , m_codes(m_tree->codes())
    , m_card(new CodeCard(shell, m_codes))
    , m_splitter(new QSplitter)
    , m_left(new QStackedWidget)
    , m_right(new QStackedWidget)
{
    setObjectName(QStringLiteral("codebookPage"));
    setAcceptDrops(true);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);
    m_splitter->setObjectName(QStringLiteral("codebookSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeLeft());
    m_right->addWidget(m_card);
    m_right->addWidget(
        new EmptyState(tr("Choose a code to see and write what it means."), nullptr));
    m_splitter->addWidget(m_right);
    m_splitter->setStretchFactor(0, 5);
    m_splitter->setStretchFactor(1, 6);
    const int letter = fontMetrics().averageCharWidth();
    m_splitter->setSizes({letter * 100, letter * 90});
    connectTree();
    updatePanes();
}

QPushButton* CodebookPage::makeButton(const QString& text, const QString& name, Command command)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(plain(text));
    button->setToolTip(shell().action(command)->toolTip());
    connect(button, &QPushButton::clicked, shell().action(command), &QAction::trigger);
    return button;
}

QWidget* CodebookPage::makeBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(
        makeButton(tr("&New theme"), QStringLiteral("newThemeButton"), Command::NewTheme));
    row->addWidget(makeButton(tr("Ne&w code"), QStringLiteral("newCodeButton"), Command::NewCode));
    row->addWidget(
        makeButton(tr("Mer&ge into..."), QStringLiteral("mergeButton"), Command::MergeCode));
    row->addStretch();
    return bar;
}

QWidget* CodebookPage::makeNewRow()
{
    m_newRow = new QWidget;
    auto* column = new QVBoxLayout(m_newRow);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_newLabel = new QLabel;
    m_newLabel->setTextFormat(Qt::PlainText);
    m_newName = new QLineEdit;
    m_newName->setObjectName(QStringLiteral("newCodeName"));
    m_newName->setAccessibleName(tr("Name of the new code"));
    m_newName->setPlaceholderText(tr("Its name, then Enter; Esc when done"));
    m_newName->installEventFilter(this);
    m_newLabel->setBuddy(m_newName);
    m_newNote = new QLabel;
    m_newNote->setObjectName(QStringLiteral("newCodeNote"));
    m_newNote->setTextFormat(Qt::PlainText);
    m_newNote->setWordWrap(true);
    column->addWidget(m_newLabel);
    column->addWidget(m_newName);
    column->addWidget(m_newNote);
    m_newRow->hide();
    connect(m_newName, &QLineEdit::textEdited, this, [this](const QString& name) {
        noteName({}, m_newParent, name, m_newNote);
    });
    connect(m_newName, &QLineEdit::returnPressed, this, &CodebookPage::addNew);
    return m_newRow;
}

QWidget* CodebookPage::makeFilters()
{
    auto* filters = new QWidget;
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    m_find = new QLineEdit;
    m_find->setObjectName(QStringLiteral("codebookFind"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setPlaceholderText(tr("name or definition"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    auto* find = new QLabel(tr("F&ind"));
    find->setBuddy(m_find);
    m_show = new QComboBox;
    m_show->setObjectName(QStringLiteral("codebookShow"));
    m_show->setAccessibleName(tr("Show"));
    for (const QString& words : {tr("all codes"),
                                 tr("without definition"),
                                 tr("unused"),
                                 tr("same or similar names"),
                                 tr("without example"),
                                 tr("not to be coded with, but used")})
        m_show->addItem(words);
    m_show->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_show->setMinimumContentsLength(16);
    auto* show = new QLabel(tr("&Show"));
    show->setBuddy(m_show);
    row->addWidget(find);
    row->addWidget(m_find, 3);
    row->addWidget(show);
    row->addWidget(m_show, 2);
    connect(m_find, &QLineEdit::textChanged, this, &CodebookPage::updateFilter);
    connect(m_show, &QComboBox::currentIndexChanged, this, &CodebookPage::updateFilter);
    return filters;
}

QWidget* CodebookPage::makeFoot()
{
    auto* foot = new QWidget;
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, 0);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("codebookNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_note);
    m_undefined = new QPushButton;
    m_undefined->setObjectName(QStringLiteral("undefinedCodes"));
    m_undefined->setFlat(true);
    m_undefined->setToolTip(tr("Shows the codes without a definition"));
    connect(m_undefined, &QPushButton::clicked, this, [this] {
        m_show->setCurrentIndex(static_cast<int>(CodebookModel::Show::Undefined));
        m_tree->setFocus();
    });
    column->addWidget(m_undefined, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout;
    auto* exportButton = new QPushButton(tr("Export codeboo&k"));
    exportButton->setObjectName(QStringLiteral("exportCodebookButton"));
    exportButton->setAccessibleName(tr("Export codebook"));
    auto* formats = new QMenu(exportButton);
    for (const codebook::Format& format : codebook::formats()) {
        const QString name = fromUtf8(format.name);
        QAction* choice = formats->addAction(
            QStringLiteral("&%1: %2").arg(name.toUpper(), fromUtf8(format.description)));
        connect(choice, &QAction::triggered, this, [this, name] { exportTo(name); });
    }
    exportButton->setMenu(formats);
    row->addWidget(exportButton);
    row->addWidget(makeButton(tr("Impo&rt codebook..."),
                              QStringLiteral("importCodebookButton"),
                              Command::ImportCodebook));
    row->addStretch();
    column->addLayout(row);
    return foot;
}

QWidget* CodebookPage::makeLeft()
{
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(makeBar());
    column->addWidget(makeNewRow());
    column->addWidget(makeFilters());
    auto* none = new EmptyState(
        tr("No codes yet. Make a theme here, or select text in Coding and press Ctrl+K."),
        shell().action(Command::NewTheme));
    auto* all = new QAction(tr("Sh&ow all codes"), this);
    connect(all, &QAction::triggered, this, [this] {
        m_find->clear();
        m_show->setCurrentIndex(0);
    });
    m_left->addWidget(m_tree);
    m_left->addWidget(none);
    m_left->addWidget(new EmptyState(tr("No code is like that."), all));
    column->addWidget(m_left, 1);
    column->addWidget(makeFoot());
    return pane;
}

void CodebookPage::connectTree()
{
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CodebookPage::showMenu);
    connect(m_tree, &CodebookTree::codeChosen, this, &CodebookPage::updateCard);
    connect(m_tree, &CodebookTree::cardWanted, this, [this] {
        m_card->show(m_tree->current());
        m_card->focusName();
    });
    connect(m_tree, &CodebookTree::nameTyped, this, [this](CodeId code, const QString& name) {
        const model::Code* row = session()->corpus().codes().find(code);
        if (row != nullptr)
            noteName(code, row->parent, name, m_note);
    });
    connect(&m_codes, &CodebookModel::renameWanted, this, &CodebookPage::rename);
    // The drag has to end first: the tree is built anew.
    connect(&m_codes,
            &CodebookModel::moveWanted,
            this,
            [this](const CodeIds& codes, CodeId parent, CodeId before) {
                QMetaObject::invokeMethod(
                    this,
                    [this, codes, parent, before] { move(codes, parent, before); },
                    Qt::QueuedConnection);
            });
    connect(&m_codes, &QAbstractItemModel::modelReset, this, &CodebookPage::updatePanes);
    connect(&m_codes, &CodebookModel::counted, this, &CodebookPage::updateFoot);
    connect(m_card, &CodeCard::historyWanted, this, &CodebookPage::showHistory);
    connect(m_card, &CodeCard::quotesWanted, this, &CodebookPage::showQuotes);
    connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, &CodebookPage::updateFoot);
}

void CodebookPage::setKeys(CodeKeys* keys)
{
    m_card->setKeys(keys);
}

// --- following
// -------------------------------------------------------------------------------------

void CodebookPage::setSession(Session* session)
{
    closeNewRow();
    m_note->hide();
    m_card->setSession(session);
    m_find->clear();
    m_show->setCurrentIndex(0);
    m_codes.setSession(session);
    if (session != nullptr && !m_codes.shown().empty())
        m_tree->select(m_codes.shown().front());
    updateCard();
    updateFoot();
}

void CodebookPage::updateFilter()
{
    m_codes.setKept({});
    m_codes.setFilter(m_find->text(),
                      static_cast<CodebookModel::Show>(std::max(m_show->currentIndex(), 0)));
    updatePanes();
}

void CodebookPage::updatePanes()
{
    const bool any = session() != nullptr && !session()->corpus().codes().empty();
    m_left->setCurrentIndex(!any ? 1 : m_codes.shown().empty() ? 2 : 0);
    updateFoot();
}

void CodebookPage::updateCard()
{
    const CodeId code = m_tree->current();
    m_codes.setKept(m_tree->selected());
    m_note->hide();
    m_card->show(code);
    m_right->setCurrentIndex(code ? 0 : 1);
}

void CodebookPage::updateFoot()
{
    const int missing = m_codes.undefined();
    m_undefined->setVisible(missing > 0);
    const QString words = missing == 1 ? tr("! 1 code h&as no definition")
                                       : tr("! %1 codes h&ave no definition").arg(missing);
    m_undefined->setText(words);
    m_undefined->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    QPalette palette = m_undefined->palette();
    palette.setColor(QPalette::ButtonText, Theme::now().warning);
    m_undefined->setPalette(palette);
}

void CodebookPage::note(const QString& words, bool refused, QLabel* label)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, refused ? Theme::now().error : Theme::now().warning);
    label->setPalette(palette);
    label->setText(words);
    label->setVisible(!words.isEmpty());
}

void CodebookPage::noteName(CodeId self, CodeId parent, const QString& name, QLabel* label)
{
    const model::Corpus& corpus = session()->corpus();
    if (name.trimmed().isEmpty())
        return note({}, false, label);
    if (const QString why = whyNotNamed(corpus, parent, name, self); !why.isEmpty())
        return note(why, true, label);
    const CodeIds alike = alikeCodes(corpus, name, self);
    note(alike.empty() ? QString()
                       : tr("Similar or same name: %1").arg(pathOf(corpus, alike.front())),
         false,
         label);
}

// --- the page
// --------------------------------------------------------------------------------------

void CodebookPage::show(const Place& place)
{
    if (place.state.contains(QStringLiteral("show"))) {
        m_find->setText(place.state.value(QStringLiteral("find")).toString());
        m_show->setCurrentIndex(place.state.value(QStringLiteral("show")).toInt());
    }
    if (!place.code)
        return;
    if (!m_codes.indexOf(place.code).isValid()) {
        m_find->clear();
        m_show->setCurrentIndex(0);
    }
    m_tree->select(place.code);
    updateCard();
}

Place CodebookPage::place() const
{
    return {.workspace = Workspace::Codebook,
            .code = m_tree->current(),
            .state = {{QStringLiteral("find"), m_find->text()},
                      {QStringLiteral("show"), m_show->currentIndex()}}};
}

QList<QWidget*> CodebookPage::panes() const
{
    return {m_tree, m_card, m_find};
}

std::vector<ExportChoice> CodebookPage::exports() const
{
    if (session() == nullptr)
        return {};
    const model::TextSource& texts = session()->texts();
    const auto shown =
        [corpus = session()->corpus(), &texts, codes = m_codes.shown()](const Progress& progress) {
            return shownTable(corpus, texts, codes, progress);
        };
    const auto counts = [corpus = session()->corpus(), &texts](const Progress&) {
        return matrix::codeList(corpus, texts);
    };
    return {{tr("Codes as shown, with their definitions"), QStringLiteral("codes"), shown},
            {tr("Counts: quotes, documents, cases, coders of every code"),
             QStringLiteral("code-counts"),
             counts}};
}

void CodebookPage::setZoom(int steps)
{
    m_card->setZoom(steps);
}

void CodebookPage::saveLayout(QSettings& settings) const
{
    settings.setValue(QStringLiteral("codebookSplitter"), m_splitter->saveState());
}

void CodebookPage::restoreLayout(QSettings& settings)
{
    m_splitter->restoreState(settings.value(QStringLiteral("codebookSplitter")).toByteArray());
}

void CodebookPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (session() != nullptr && !droppedCodebook(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void CodebookPage::dropEvent(QDropEvent* event)
{
    const QString file = droppedCodebook(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    // Whoever drags waits for this to return.
    QMetaObject::invokeMethod(
        this, [this, file] { importFrom(file); }, Qt::QueuedConnection);
}

bool CodebookPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == m_newName && key == Qt::Key_Escape) {
            closeNewRow();
            m_tree->setFocus();
            return true;
        }
        if (watched == m_find && (key == Qt::Key_Down || key == Qt::Key_Return)) {
            m_tree->setFocus();
            if (!m_tree->current() && !m_codes.shown().empty())
                m_tree->select(m_codes.shown().front());
            return true;
        }
        if (watched == m_find && key == Qt::Key_Escape) {
            m_find->clear();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

} // namespace crosscase::gui
