// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/search_page.h"

#include "app/gui/actions/autocode.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/models/hits_export.h"
#include "app/gui/models/hits_model.h"
#include "app/gui/views/autocode_bar.h"
#include "app/gui/views/choosing.h"
#include "app/gui/views/empty_state.h"
#include "app/gui/views/hits_view.h"
#include "app/gui/views/quote_list.h"
#include "app/gui/views/search_bar.h"
#include "app/gui/views/search_place.h"
#include "core/matrix/displays.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

constexpr int kSlow = 700;                  // ms
constexpr std::size_t kCodingsPage = 500;   // quotes shown at a time
constexpr int kDeedRole = Qt::UserRole + 1; // of the entries of saved searches that do something
constexpr int kSaves = 1;
constexpr int kDeletes = 2;

QString countWords(std::size_t count, const QString& one, const QString& many)
{
    return QStringLiteral("%1 %2").arg(QLocale().toString(static_cast<qulonglong>(count)),
                                       count == 1 ? one : many);
}

} // namespace

SearchPage::SearchPage(Shell& shell)
    : Page(shell)
    , m_bar(new SearchBar)
    , m_hits(new HitsModel(this))
    , m_view(new HitsView(*m_hits))
    , m_quotes(new QuoteList(QuoteList::Beside::Code))
    , m_autocode(new AutocodeBar(shell, *m_hits))
    , m_run(new SearchRun(this))
{
    makeParts();
    makeSavedSearches();
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlow);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (Job* job = m_run->job())
            this->shell().watch(job, tr("Searching"));
    });
    connect(m_bar, &SearchBar::asked, this, &SearchPage::ask);
    connect(m_bar, &SearchBar::enterPressed, this, [this] {
        m_takesFocus = true;
        if (!m_run->isRunning())
            end({});
    });
    connect(m_run, &SearchRun::found, this, &SearchPage::takeHits);
    connect(m_run, &SearchRun::codingsFound, this, &SearchPage::takeCodings);
    connect(m_run, &SearchRun::finished, this, &SearchPage::end);
    connect(m_view, &HitsView::opened, this, &SearchPage::openHit);
    connect(m_quotes, &QuoteList::opened, this, &SearchPage::openCoding);
    connect(m_quotes->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        const std::size_t shown = m_quotes->quotes().codings().size();
        if (value == m_quotes->verticalScrollBar()->maximum() && shown < m_codings.size())
            showCodings(shown + kCodingsPage);
    });
    setSession(nullptr);
}

void SearchPage::makeParts()
{
    auto* column = new QVBoxLayout(this);
    m_quotes->setObjectName(QStringLiteral("searchQuotes"));
    auto* help = new QAction(tr("How to as&k"), this);
    connect(help, &QAction::triggered, m_bar, &SearchBar::showHelp);
    m_nothingAsked =
        new EmptyState(tr("Type what you look for: hits in all texts appear as you type."), help);
    m_nothingFound = new EmptyState(tr("Nothing found."), help);
    m_noDocuments = new EmptyState(tr("There are no documents to search yet."),
                                   shell().action(Command::ImportDocuments));
    m_results = new QStackedWidget;
    for (QWidget* part : std::initializer_list<QWidget*>{
             m_nothingAsked, m_nothingFound, m_noDocuments, m_view, m_quotes})
        m_results->addWidget(part);
    m_export = new QPushButton(tr("Expo&rt hits..."));
    m_export->setObjectName(QStringLiteral("searchExport"));
    m_export->setAccessibleName(tr("Export hits..."));
    connect(
        m_export, &QPushButton::clicked, shell().action(Command::ExportTable), &QAction::trigger);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_autocode, 1);
    foot->addWidget(makeSavedBar(), 1);
    foot->addWidget(m_export);
    column->addWidget(m_bar);
    column->addWidget(m_results, 1);
    column->addLayout(foot);
}

QWidget* SearchPage::makeSavedBar()
{
    m_savedBar = new QWidget;
    m_saved = new QComboBox;
    m_saved->setObjectName(QStringLiteral("savedQueries"));
    m_saved->setAccessibleName(tr("Saved under"));
    m_saved->setEditable(true);
    m_saved->setInsertPolicy(QComboBox::NoInsert);
    m_saved->setMinimumContentsLength(20);
    m_saved->lineEdit()->setPlaceholderText(tr("a name"));
    m_saveQuery = new QPushButton(tr("Save quer&y"));
    m_saveQuery->setObjectName(QStringLiteral("saveQuery"));
    m_saveQuery->setAccessibleName(tr("Save query"));
    m_deleteQuery = new QPushButton(tr("&Delete query"));
    m_deleteQuery->setObjectName(QStringLiteral("deleteQuery"));
    m_deleteQuery->setAccessibleName(tr("Delete query"));
    auto* label = new QLabel(tr("Saved &under"));
    label->setBuddy(m_saved);
    auto* row = new QHBoxLayout(m_savedBar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_saved);
    row->addWidget(m_saveQuery);
    row->addWidget(m_deleteQuery);
    row->addStretch(1);
    connect(m_saveQuery, &QPushButton::clicked, this, &SearchPage::saveQuery);
    connect(m_deleteQuery, &QPushButton::clicked, this, &SearchPage::deleteQuery);
    connect(m_saved, &QComboBox::currentTextChanged, this, &SearchPage::showState);
    connect(m_saved, &QComboBox::activated, this, [this](int at) {
        SearchQuestion question = m_bar->question();
        question.kind = SearchQuestion::Kind::Codings;
        question.words = m_saved->itemData(at).toString();
        m_bar->setQuestion(question);
        ask();
    });
    return m_savedBar;
}

void SearchPage::setSession(Session* session)
{
    m_slow.stop();
    m_run->setSession(session);
    m_bar->setSession(session);
    m_autocode->setSession(session);
    m_hits->setSession(session);
    m_codings.clear();
    m_quotes->quotes().show(session, {});
    m_asked = {};
    m_wanted.reset();
    m_isFresh = false;
    m_isStale = false;
    if (session != nullptr) {
        connect(session, &Session::changed, this, &SearchPage::askAgain);
        fillSaved();
        if (isVisible())
            m_bar->refreshSpeakers();
    }
    showState();
}

// --- asking --------------------------------------------------------------------------------------

void SearchPage::ask()
{
    const SearchQuestion question = m_bar->question();
    m_keepTicks = question == m_asked;
    if (!m_keepTicks)
        m_wanted.reset();
    m_asked = question;
    m_isStale = false;
    m_isFresh = true;
    m_run->ask(question);
    if (question.isEmpty() || session() == nullptr) {
        beginAnswer();
        m_bar->showCount({});
        m_bar->showOutcome({});
        showState();
        return;
    }
    m_bar->showCount(tr("searching..."));
    m_slow.start();
    fillSavedSearches();
    showState();
}

void SearchPage::askAgain(const Change& change)
{
    if (change.touches<model::SavedQuery>())
        fillSaved();
    if (isVisible())
        m_bar->refreshSpeakers();
    const bool texts = change.touches<model::Document,
                                      model::Group,
                                      model::Case,
                                      model::Membership,
                                      model::Attribute,
                                      model::AttributeValue>();
    const bool codings =
        change.touches<model::Coding, model::Code, model::Coder, model::SavedQuery>();
    showState();
    if (!m_asked.isEmpty() && codings && m_asked.looksAtCodings())
        m_isStale = true;
    // Hits stand in texts: other texts cannot wait until the page is seen.
    if (!m_asked.isEmpty() && (texts || (m_isStale && isVisible())))
        askAnew();
}

// The same again, of what is there now.
void SearchPage::askAnew()
{
    m_isStale = false;
    m_wanted = m_hits->hitAt(m_view->currentIndex());
    m_isFresh = true;
    m_keepTicks = true;
    m_run->ask(m_asked);
}

void SearchPage::beginAnswer()
{
    if (!m_isFresh)
        return;
    m_isFresh = false;
    m_hits->begin(m_keepTicks);
    m_codings.clear();
    m_quotes->quotes().show(session(), {});
}

void SearchPage::takeHits(const std::vector<Hit>& hits)
{
    beginAnswer();
    const bool isFirst = m_hits->hits().empty();
    m_hits->add(hits);
    if (isFirst)
        m_view->fitColumns();
    if (m_wanted) {
        const auto isWanted = [this](const Hit& hit) { return hit.isAt(*m_wanted); };
        if (std::any_of(hits.begin(), hits.end(), isWanted)) {
            m_view->showRow(m_hits->reach(*m_wanted));
            m_wanted.reset();
        }
    }
    m_bar->showCount(tr("%1 so far").arg(countWords(found(), tr("hit"), tr("hits"))));
    showState();
}

void SearchPage::takeCodings(const std::vector<model::Id<model::Coding>>& codings)
{
    beginAnswer();
    m_codings.insert(m_codings.end(), codings.begin(), codings.end());
    if (m_quotes->quotes().codings().size() < kCodingsPage)
        showCodings(kCodingsPage);
    showState();
}

void SearchPage::showCodings(std::size_t most)
{
    const int scrolled = m_quotes->verticalScrollBar()->value();
    const QModelIndex current = m_quotes->currentIndex();
    const auto selected = m_quotes->quotes().codingAt(current);
    const auto end =
        m_codings.begin() + static_cast<std::ptrdiff_t>(std::min(most, m_codings.size()));
    m_quotes->quotes().show(session(), {m_codings.begin(), end});
    if (current.isValid())
        choose(*m_quotes, m_quotes->quotes().indexOf(selected));
    m_quotes->verticalScrollBar()->setValue(scrolled);
}

void SearchPage::end(const SearchOutcome& outcome)
{
    m_slow.stop();
    if (m_isFresh || outcome.hits > 0 || !outcome.queryError.isEmpty()
        || !outcome.filterError.isEmpty() || !outcome.suggestions.empty()) {
        beginAnswer();
        m_bar->showOutcome(outcome);
        m_isError = !outcome.queryError.isEmpty() || !outcome.filterError.isEmpty();
        QString words = tr("%1 in %2")
                            .arg(isCodings() ? countWords(outcome.hits, tr("coding"), tr("codings"))
                                             : countWords(outcome.hits, tr("hit"), tr("hits")),
                                 countWords(outcome.documents, tr("document"), tr("documents")));
        if (outcome.isCut)
            words = tr("the first %1").arg(words);
        if (outcome.isStopped)
            words = tr("stopped: %1").arg(words);
        m_bar->showCount(m_isError || m_asked.isEmpty() ? QString() : words);
    }
    showState();
    if (!std::exchange(m_takesFocus, false) || found() == 0)
        return;
    if (isCodings()) {
        if (!m_quotes->currentIndex().isValid())
            choose(*m_quotes, m_quotes->quotes().index(0));
        m_quotes->setFocus();
    } else {
        if (!m_view->currentIndex().isValid())
            m_view->showRow(m_hits->index(0, HitsModel::Reference));
        m_view->setFocus();
    }
}

void SearchPage::showState()
{
    const bool hasProject = session() != nullptr;
    const bool isAsked = hasProject && !m_asked.isEmpty();
    QWidget* shown = m_nothingAsked;
    if (hasProject && session()->corpus().documents().empty())
        shown = m_noDocuments;
    else if (isAsked && found() > 0)
        shown = isCodings() ? static_cast<QWidget*>(m_quotes) : m_view;
    else if (isAsked && !m_run->isRunning())
        shown = m_isError ? m_nothingAsked : m_nothingFound;
    else if (isAsked)
        shown = m_results->currentWidget(); // what is there stays until the answer comes
    m_results->setCurrentWidget(shown);
    const bool asksCodings = m_bar->question().kind == SearchQuestion::Kind::Codings && hasProject;
    m_savedBar->setVisible(asksCodings);
    m_searches->setVisible(!asksCodings);
    m_autocode->setVisible(!asksCodings && shown == m_view);
    m_export->setVisible(found() > 0);
    const bool canChange = hasProject && !session()->isReadOnly();
    const QString name = m_saved->currentText().trimmed();
    m_saveQuery->setEnabled(canChange && !name.isEmpty() && !m_bar->question().isEmpty());
    m_deleteQuery->setEnabled(canChange && m_saved->findText(name, Qt::MatchFixedString) >= 0);
}

// --- places --------------------------------------------------------------------------------------

void SearchPage::show(const Place& place)
{
    const SearchPlace wanted = searchPlaceOf(place);
    if (wanted.question && *wanted.question != m_bar->question()) {
        m_bar->setQuestion(*wanted.question);
        ask();
    }
    if (!wanted.hit && !wanted.coding) {
        m_bar->focusWords();
        return;
    }
    if (wanted.coding) {
        choose(*m_quotes, m_quotes->quotes().indexOf(wanted.coding));
        m_quotes->setFocus();
        return;
    }
    const QModelIndex at = m_hits->reach(*wanted.hit);
    if (at.isValid() && !m_isFresh)
        m_view->showRow(at);
    else
        m_wanted = wanted.hit;
    m_view->setFocus();
}

Place SearchPage::place() const
{
    SearchPlace here;
    here.question = m_bar->question();
    if (isCodings())
        here.coding = m_quotes->quotes().codingAt(m_quotes->currentIndex());
    else
        here.hit = m_hits->hitAt(m_view->currentIndex());
    return placeOf(here);
}

void SearchPage::openHit(const QModelIndex& index)
{
    if (const auto hit = m_hits->hitAt(index))
        shell().go({.workspace = Workspace::Coding, .document = hit->document, .span = hit->span});
}

void SearchPage::openCoding(model::Id<model::Coding> coding)
{
    if (const auto row = session()->corpus().find(coding))
        shell().go({.workspace = Workspace::Coding,
                    .document = row->document,
                    .span = row->span(),
                    .coding = coding});
}

// --- commands ------------------------------------------------------------------------------------

bool SearchPage::isCodings() const
{
    return m_asked.kind == SearchQuestion::Kind::Codings;
}

std::size_t SearchPage::found() const
{
    return isCodings() ? m_codings.size() : m_hits->hits().size();
}

Page::Readiness SearchPage::readiness(Command command) const
{
    switch (command) {
    case Command::Find:
    case Command::SearchAll:
        return Readiness::Ready;
    case Command::Copy:
        return m_view->selectionModel()->hasSelection() || !m_quotes->selectedCodings().empty()
                   ? Readiness::Ready
                   : Readiness::NotNow;
    case Command::SaveView:
        return session() != nullptr && !session()->isReadOnly() && !m_asked.isEmpty()
                       && m_searches->isVisible()
                   ? Readiness::Ready
                   : Readiness::NotNow;
    case Command::CodeSelection:
        return m_autocode->isVisible() ? Readiness::Ready : Readiness::NotNow;
    case Command::ExportTable: // the window's, with exports()
        return found() > 0 ? Readiness::Unknown : Readiness::NotNow;
    default:
        return Readiness::Unknown;
    }
}

void SearchPage::run(Command command)
{
    const bool isReady = readiness(command) == Readiness::Ready;
    switch (command) {
    case Command::Find:
    case Command::SearchAll:
        m_bar->focusWords();
        break;
    case Command::Copy:
        if (isReady)
            copy();
        else
            shell().tell(tr("Select hits first."));
        break;
    case Command::SaveView:
        if (isReady)
            askSearchName();
        else
            shell().tell(tr("There is nothing to save: type what you look for first."));
        break;
    case Command::CodeSelection:
        if (isReady)
            m_autocode->focusCode();
        else
            shell().tell(tr("Search for something first: its hits can be coded."));
        break;
    case Command::ExportTable:
        shell().tell(tr("Search for something first: its hits can be exported."));
        break;
    default:
        break;
    }
}

void SearchPage::copy()
{
    QString words = m_view->selectedText();
    if (isCodings()) {
        QStringList lines;
        for (const QModelIndex& index : m_quotes->selectionModel()->selectedRows())
            lines.append(index.data(Qt::DisplayRole).toString());
        words = lines.join(QLatin1Char('\n'));
    }
    QApplication::clipboard()->setText(words);
    shell().tell(tr("Copied."));
}

QList<QWidget*> SearchPage::panes() const
{
    return {m_bar->field(), m_view, m_quotes, m_autocode->findChild<QComboBox*>()};
}

std::vector<ExportChoice> SearchPage::exports() const
{
    if (session() == nullptr || found() == 0)
        return {};
    const model::Corpus corpus = session()->corpus();
    const model::TextSource& texts = session()->texts();
    if (isCodings())
        return {{tr("Codings: a row each"),
                 QStringLiteral("codings"),
                 [corpus, &texts, question = m_asked](
                     const Progress& progress) -> Result<table::Table> {
                     auto expression = codingsAskedFor(corpus, question);
                     if (!expression)
                         return passOn(expression);
                     return matrix::longCodings(
                         corpus,
                         texts,
                         {.perCoding = true, .filter = std::move(*expression)},
                         progress);
                 }}};
    const std::string note = toUtf8(tr("looked for: %1").arg(m_asked.words));
    const auto choice = [&](const QString& title, std::vector<Hit> hits) {
        auto kept = std::make_shared<const std::vector<Hit>>(std::move(hits));
        return ExportChoice{
            title, QStringLiteral("hits"), [corpus, &texts, kept, note](const Progress& progress) {
                return kwicTable(corpus, texts, *kept, note, progress);
            }};
    };
    std::vector<ExportChoice> choices;
    if (m_hits->tickedCount() > 0 && m_hits->tickedCount() < m_hits->hits().size())
        choices.push_back(choice(tr("Ticked hits in their context"), m_hits->ticked()));
    choices.push_back(choice(tr("All hits in their context"), m_hits->hits()));
    return choices;
}

void SearchPage::setZoom(int steps)
{
    m_view->setZoom(steps);
    m_view->fitColumns();
}

void SearchPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_bar->refreshSpeakers();
    if (m_isStale)
        askAnew();
}

// --- saved queries -------------------------------------------------------------------------------

void SearchPage::fillSaved()
{
    const QString typed = m_saved->currentText();
    const QSignalBlocker quiet(m_saved);
    m_saved->clear();
    for (const model::SavedQuery& query : session()->corpus().rows<model::SavedQuery>())
        m_saved->addItem(fromUtf8(query.name), fromUtf8(query.expression));
    m_saved->setCurrentIndex(-1);
    m_saved->setEditText(typed);
    fillSavedSearches();
}

void SearchPage::makeSavedSearches()
{
    m_searches = new QComboBox;
    m_searches->setObjectName(QStringLiteral("savedSearches"));
    m_searches->setAccessibleName(tr("Saved searches"));
    m_searches->setToolTip(tr("Searches that are kept in the project (Ctrl+S keeps this one)"));
    m_searches->setPlaceholderText(tr("saved searches"));
    m_searches->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_searches->setMinimumContentsLength(14);
    m_bar->addBeside(m_searches);
    connect(m_searches, &QComboBox::activated, this, &SearchPage::chooseSavedSearch);
}

// The saved ones, then what can be done: save this one, delete the one that is shown.
void SearchPage::fillSavedSearches()
{
    const QSignalBlocker quiet(m_searches);
    m_searches->clear();
    const auto now = savedForm(session()->corpus(), m_bar->question());
    int shown = -1;
    for (const model::SavedQuery& query : session()->corpus().rows<model::SavedQuery>()) {
        const QString expression = fromUtf8(query.expression);
        if (!fromSavedForm(expression))
            continue;
        if (now && !m_bar->question().isEmpty() && *now == expression)
            shown = m_searches->count();
        m_searches->addItem(fromUtf8(query.name), expression);
    }
    if (m_searches->count() > 0)
        m_searches->insertSeparator(m_searches->count());
    if (!session()->isReadOnly()) {
        m_searches->addItem(tr("Save this search…"));
        m_searches->setItemData(m_searches->count() - 1, kSaves, kDeedRole);
    }
    if (shown >= 0 && !session()->isReadOnly()) {
        m_searches->addItem(tr("Delete “%1”").arg(m_searches->itemText(shown)),
                            m_searches->itemText(shown));
        m_searches->setItemData(m_searches->count() - 1, kDeletes, kDeedRole);
    }
    m_searches->setCurrentIndex(shown);
}

void SearchPage::chooseSavedSearch(int at)
{
    const QString stored = m_searches->itemData(at).toString();
    const int deed = m_searches->itemData(at, kDeedRole).toInt();
    if (deed == kDeletes) {
        shell().accept(gui::deleteQuery(*session(), stored));
    } else if (deed == kSaves) {
        fillSavedSearches(); // a deed is no search that could be shown
        askSearchName();
    } else if (const auto question = fromSavedForm(stored)) {
        m_bar->setQuestion(*question);
        ask();
    }
}

void SearchPage::askSearchName()
{
    auto form = savedForm(session()->corpus(), m_bar->question());
    if (m_bar->question().isEmpty())
        return shell().tell(tr("There is nothing to save: type what you look for first."));
    if (!form)
        return shell().tell(fromUtf8(form.error().detail));
    auto* ask = new QInputDialog(shell().window());
    ask->setObjectName(QStringLiteral("searchName"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Save search"));
    ask->setLabelText(tr("&Name of the search"));
    ask->setTextValue(m_bar->question().words);
    ask->setOkButtonText(tr("&Save"));
    connect(ask, &QInputDialog::textValueSelected, this, [this, form = *form](const QString& name) {
        if (session() != nullptr && !name.trimmed().isEmpty())
            shell().accept(gui::saveQuery(*session(), name, form));
    });
    ask->open();
}

void SearchPage::saveQuery()
{
    shell().accept(gui::saveQuery(*session(), m_saved->currentText(), m_bar->question().words));
}

void SearchPage::deleteQuery()
{
    const QString name = m_saved->currentText().trimmed();
    if (shell().accept(gui::deleteQuery(*session(), name)))
        m_saved->setEditText({});
}

} // namespace crosscase::gui
