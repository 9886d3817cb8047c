// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with projects: new, open, the sample, imports, backups, preferences, help,
// and what it remembers of where somebody was.
#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/sample_folder.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/help_dialog.h"
#include "app/gui/dialogs/import_dialog.h"
#include "app/gui/dialogs/import_options.h"
#include "app/gui/dialogs/import_results.h"
#include "app/gui/dialogs/import_survey.h"
#include "app/gui/dialogs/keys_dialog.h"
#include "app/gui/dialogs/new_project_dialog.h"
#include "app/gui/dialogs/preferences_dialog.h"
#include "app/gui/dialogs/typed_files.h"
#include "app/gui/views/main_window.h"
#include "app/gui/views/message_bar.h"
#include "app/gui/views/opening_page.h"
#include "app/gui/views/status_line.h"
#include "app/gui/views/welcome_page.h"
#include "core/project/backup.h"
#include "core/project/coder_name.h"
#include "core/project/sample_study.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>

#include <algorithm>

namespace crosscase::gui {

namespace {

const QString kEnding = QStringLiteral(".crosscase");
constexpr int kKeepEvery = 2000;  // ms
constexpr int kSlowOpening = 300; // ms until it is said

void openOver(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// "Imported 4 documents, 24 paragraphs, 4 cases".
QString wordsOf(const ImportDone& done)
{
    QStringList words{MainWindow::tr("Imported %1").arg(counted(done.documents, Noun::Document)),
                      counted(done.paragraphs, Noun::Paragraph)};
    if (done.cases > 0)
        words << counted(done.cases, Noun::Case);
    const std::size_t left = done.report.items.size() - done.documents;
    QString all = words.join(QStringLiteral(", "));
    if (left > 0)
        all += MainWindow::tr("; %1 not (see File > Result of last import)").arg(left);
    return all;
}

QStringList pathsOf(const QMimeData& data)
{
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    return paths;
}

bool isProject(const QString& path)
{
    return path.endsWith(kEnding, Qt::CaseInsensitive) && QFileInfo(path).isFile();
}

// Only what a settings file can hold.
QVariantMap keepable(const QVariantMap& state)
{
    QVariantMap kept;
    for (auto one = state.begin(); one != state.end(); ++one)
        if (one.value().metaType().hasRegisteredDataStreamOperators())
            kept.insert(one.key(), one.value());
    return kept;
}

void writePlace(QSettings& store, const Place& place, const QString& project)
{
    store.beginGroup(QStringLiteral("place"));
    store.setValue(QStringLiteral("project"), project);
    store.setValue(QStringLiteral("workspace"), static_cast<int>(place.workspace));
    store.setValue(QStringLiteral("document"), place.document.value);
    store.setValue(QStringLiteral("start"), place.span.start);
    store.setValue(QStringLiteral("end"), place.span.end);
    store.setValue(QStringLiteral("coding"), place.coding.value);
    store.setValue(QStringLiteral("code"), place.code.value);
    store.setValue(QStringLiteral("unit"), place.unit.value);
    store.setValue(QStringLiteral("memo"), place.memo.value);
    store.setValue(QStringLiteral("words"), place.words);
    store.setValue(QStringLiteral("state"), keepable(place.state));
    store.endGroup();
}

// What has gone from the project meanwhile is left out.
Place readPlace(QSettings& store, const model::Corpus& corpus)
{
    store.beginGroup(QStringLiteral("place"));
    const auto number = [&](const char* name) {
        return store.value(QString::fromLatin1(name)).toInt();
    };
    const auto take = [&]<typename Row>(model::Id<Row>& id, const char* name) {
        const model::Id<Row> stored{number(name)};
        if (stored && corpus.find(stored))
            id = stored;
    };
    Place place;
    const int workspace = number("workspace");
    if (workspace >= 0 && workspace < static_cast<int>(Workspace::kCount))
        place.workspace = Workspace{static_cast<std::uint8_t>(workspace)};
    take(place.document, "document");
    take(place.coding, "coding");
    take(place.code, "code");
    take(place.unit, "unit");
    take(place.memo, "memo");
    if (place.document) {
        const std::int32_t length = corpus.get(place.document).length;
        place.span.start = std::clamp(number("start"), 0, length);
        place.span.end = std::clamp(number("end"), place.span.start, length);
    }
    place.words = store.value(QStringLiteral("words")).toString();
    place.state = store.value(QStringLiteral("state")).toMap();
    store.endGroup();
    return place;
}

} // namespace

void MainWindow::makeProjectWorks()
{
    const auto on = [this](Command command, Work work) {
        m_works.insert(static_cast<int>(command), std::move(work));
    };
    on(Command::NewProject, [this] { newProject({}); });
    on(Command::OpenProject, [this] { chooseProject(); });
    on(Command::OpenSample, [this] { openSample(Workspace::Coding); });
    on(Command::ImportDocuments, [this] { chooseDocuments(); });
    on(Command::ImportSurvey, [this] { chooseSurvey(); });
    on(Command::ImportResults, [this] { showLastImport(); });
    on(Command::BackUp, [this] { backUp(); });
    on(Command::Preferences, [this] { preferences(); });
    on(Command::Keys, [this] { openOver(new KeysDialog(this)); });
    on(Command::Guide, [this] { openOver(new HelpDialog(HelpPage::Guide, this)); });
    on(Command::Glossary, [this] { openOver(new HelpDialog(HelpPage::Glossary, this)); });
    on(Command::About, [this] { openOver(new HelpDialog(HelpPage::About, this)); });
    m_keeping.setInterval(kKeepEvery);
    connect(&m_keeping, &QTimer::timeout, this, &MainWindow::keepPlace);
    m_keeping.start();
    m_openingSlow.setSingleShot(true);
    m_openingSlow.setInterval(kSlowOpening);
    connect(&m_openingSlow, &QTimer::timeout, this, &MainWindow::showOpening);
}

// --- new, open -----------------------------------------------------------------------------------

void MainWindow::newProject(const QStringList& documents)
{
    const QString note =
        documents.isEmpty() ? QString()
        : documents.size() == 1
            ? tr("A new project for “%1”").arg(QFileInfo(documents.constFirst()).fileName())
            : tr("A new project for %1").arg(counted(documents.size(), Noun::File));
    const auto create = [this, documents](const QString& path) -> QString {
        if (!mayLeaveProject())
            return tr("The project that is open is still being corrected.");
        const std::filesystem::path file = toPath(path);
        auto made = Session::create(file, file.stem().string(), project::defaultCoder());
        if (!made)
            return fromUtf8(made.error().detail);
        setSession(std::move(*made));
        if (!documents.isEmpty())
            QTimer::singleShot(0, this, [this, documents] { importFiles(documents); });
        return {};
    };
    openOver(new NewProjectDialog(note, create, this));
}

void MainWindow::chooseProject()
{
    auto* dialog = new QFileDialog(this, tr("Open project"), projectFolder());
    dialog->setObjectName(QStringLiteral("openProjectDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Projects (*.crosscase)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        openProject(path);
    });
    openOver(dialog);
}

// --- opening -------------------------------------------------------------------------------------

void MainWindow::openProject(const QString& path, std::function<void()> then)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    if (m_session && m_session->path() == toPath(whole)) {
        stopOpening();
        if (then)
            then();
        return;
    }
    openBehind(whole, [this, then = std::move(then)](Result<Session::Pointer> opened) {
        if (!opened) {
            complain(opened.error());
            return;
        }
        if (!mayLeaveProject())
            return;
        setSession(std::move(*opened));
        backUpIfWanted();
        if (then)
            then();
    });
}

void MainWindow::openBehind(const QString& path, TakeOpened take)
{
    stopOpening();
    m_openingPath = path;
    m_takeOpened = std::move(take);
    m_openingSlow.start();
    // One that nobody wants any more may still hold the file that is wanted now.
    if (m_opening)
        connect(m_opening, &QObject::destroyed, this, &MainWindow::startOpening);
    else
        startOpening();
}

void MainWindow::startOpening()
{
    if (m_openingPath.isEmpty() || m_isOpeningWanted)
        return;
    m_isOpeningWanted = true;
    m_opening = Job::start(
        this,
        [file = toPath(m_openingPath), home = thread()](const Progress&) {
            auto opened = Session::open(file);
            if (opened)
                (*opened)->moveToThread(home);
            return std::make_shared<Result<Session::Pointer>>(std::move(opened));
        },
        [this](const std::shared_ptr<Result<Session::Pointer>>& opened) {
            const TakeOpened take = std::move(m_takeOpened);
            stopOpening();
            take(std::move(*opened));
        });
}

void MainWindow::showOpening()
{
    if (m_openingPath.isEmpty() || m_stack->currentWidget() == m_openingPage)
        return;
    m_beforeOpening = m_stack->currentWidget();
    m_openingPage->setName(QFileInfo(m_openingPath).completeBaseName());
    m_stack->setCurrentWidget(m_openingPage);
}

void MainWindow::stopOpening()
{
    if (m_isOpeningWanted && m_opening)
        m_opening->abandon();
    m_isOpeningWanted = false;
    m_openingPath.clear();
    m_takeOpened = nullptr;
    m_openingSlow.stop();
    if (m_stack->currentWidget() == m_openingPage)
        m_stack->setCurrentWidget(m_beforeOpening);
}

// --- the sample ----------------------------------------------------------------------------------

void MainWindow::openSample(Workspace at)
{
    const QString tables = sampleFolder();
    if (tables.isEmpty()) {
        complain({ErrorCode::NotFound,
                  toUtf8(tr("The sample study is not installed with this program."))});
        return;
    }
    // One that is still as it was made is opened again; beside a changed one comes a fresh one.
    const QString asMade = settings()->value(QStringLiteral("sample/batch")).toString();
    const QString last = settings()->value(QStringLiteral("sample/path")).toString();
    const auto isAsMade = [asMade](const Session& session) {
        return fromUtf8(session.corpus().batchUuid.toCanonical()) == asMade;
    };
    if (m_session && fromPath(m_session->path()) == last && isAsMade(*m_session)) {
        go({.workspace = at});
        return;
    }
    if (asMade.isEmpty() || !QFileInfo::exists(last)) {
        makeSample(tables, at);
        return;
    }
    openBehind(last, [this, isAsMade, tables, at](Result<Session::Pointer> there) {
        if (!there || !isAsMade(**there)) {
            makeSample(tables, at);
            return;
        }
        if (!mayLeaveProject())
            return;
        setSession(std::move(*there));
        go({.workspace = at});
    });
}

void MainWindow::makeSample(const QString& tables, Workspace at)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir folder((documents.isEmpty() ? QDir::homePath() : documents) + QLatin1Char('/')
                      + tr("Crosscase sample"));
    const QString title = fromUtf8(project::titleOfStudy(toPath(tables)));
    if (!folder.mkpath(QStringLiteral("."))) {
        complain({ErrorCode::Io,
                  toUtf8(tr("The folder “%1” cannot be made.").arg(folder.absolutePath()))});
        return;
    }
    QString path = folder.filePath(title + kEnding);
    for (int number = 2; QFileInfo::exists(path); ++number)
        path = folder.filePath(QStringLiteral("%1 (%2)%3").arg(title).arg(number).arg(kEnding));
    action(Command::OpenSample)->setEnabled(false);
    Job* job = Job::start(
        this,
        [tables, path](const Progress& progress) {
            return project::makeStudy(toPath(tables), toPath(path), progress);
        },
        [this, path, at](const Result<void>& made) {
            action(Command::OpenSample)->setEnabled(true);
            if (accept(made))
                openProject(path, [this, path, at] {
                    const auto store = settings();
                    store->setValue(QStringLiteral("sample/path"), path);
                    store->setValue(QStringLiteral("sample/batch"),
                                    fromUtf8(m_session->corpus().batchUuid.toCanonical()));
                    go({.workspace = at});
                    tell(tr("This copy of the sample is yours: try whatever you like."));
                });
        });
    watch(job, tr("Making the sample project"));
}

// --- imports -------------------------------------------------------------------------------------

void MainWindow::chooseDocuments()
{
    if (!m_session) {
        tell(tr("Make or open a project first; documents go into it."));
        return;
    }
    auto* dialog = new QFileDialog(this, tr("Import documents"), folderOfImports());
    dialog->setObjectName(QStringLiteral("chooseDocuments"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList& files) {
        importFiles(withTypedFiles(*dialog, files));
    });
    openOver(dialog);
}

// False: why not has been said.
bool MainWindow::mayImport()
{
    if (!m_session) {
        tell(tr("Make or open a project first; documents go into it."));
        return false;
    }
    if (!m_session->isReadOnly())
        return true;
    complain(
        {ErrorCode::ReadOnly,
         toUtf8(tr("This project is open for reading only: %1").arg(m_session->readOnlyReason()))});
    return false;
}

void MainWindow::chooseSurvey()
{
    if (!mayImport())
        return;
    auto* dialog = new QFileDialog(this, tr("Import a survey"), folderOfImports());
    dialog->setObjectName(QStringLiteral("chooseSurvey"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        rememberFolderOf(path);
        (new ImportSurvey(*this, path, this))->open();
    });
    openOver(dialog);
}

void MainWindow::showLastImport()
{
    if (m_lastImport)
        (new ImportReport(*m_lastImport, this))->open();
    else
        tell(tr("No documents have been imported since this project was opened."));
}

void MainWindow::importFiles(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    if (!m_session) {
        newProject(paths);
        return;
    }
    if (!mayImport())
        return;
    auto* dialog = new ImportDialog(*this, this);
    connect(dialog, &ImportDialog::imported, this, [this](const ImportDone& done) {
        m_lastImport = std::make_shared<const ImportDone>(done);
        if (done.documents > 0)
            m_status->sayDone(wordsOf(done), true);
    });
    openOver(dialog);
    dialog->add(paths);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!pathsOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QStringList paths = pathsOf(*event->mimeData());
    event->acceptProposedAction();
    if (paths.size() == 1 && isProject(paths.constFirst()))
        openProject(paths.constFirst());
    else
        importFiles(paths);
}

// --- backups, preferences ------------------------------------------------------------------------

void MainWindow::backUp()
{
    if (!m_session) {
        tell(tr("Open a project first."));
        return;
    }
    Job* job = Job::start(
        m_session.get(),
        [open = &m_session->project()](const Progress& progress) {
            return project::backUp(*open, progress);
        },
        [this](const Result<std::filesystem::path>& made) {
            if (accept(made))
                tell(tr("Backed up as “%1”.").arg(fromPath(made->filename())));
        });
    watch(job, tr("Backing up"));
}

void MainWindow::backUpIfWanted()
{
    if (m_session->isReadOnly() || m_session->corpus().batch == 0
        || !settings()->value(QStringLiteral("backupOnOpen"), true).toBool())
        return;
    Job* job = Job::start(
        m_session.get(),
        [path = m_session->path()](const Progress& progress) {
            return project::backUpIfChanged(path, progress);
        },
        [this](const Result<std::filesystem::path>& made) {
            if (!made && made.error().code != ErrorCode::Cancelled)
                m_message->say(tr("No backup could be made: %1").arg(fromUtf8(made.error().detail)),
                               MessageBar::Tone::Note);
        });
    watch(job, tr("Backing up"));
}

void MainWindow::preferences()
{
    auto* dialog = new PreferencesDialog(m_zoom, this);
    connect(dialog, &PreferencesDialog::zoomWanted, this, &MainWindow::zoom);
    connect(dialog, &PreferencesDialog::coderChanged, m_welcome, &WelcomePage::refresh);
    openOver(dialog);
}

// --- where somebody was --------------------------------------------------------------------------

void MainWindow::keepPlace()
{
    if (const QByteArray geometry = saveGeometry(); geometry != m_keptGeometry) {
        m_keptGeometry = geometry;
        saveSettings();
    }
    const Page* page = currentPage();
    if (!m_session || page == nullptr)
        return;
    Place place = page->place();
    if (place == m_kept)
        return;
    writePlace(*settings(), place, fromPath(m_session->path()));
    m_kept = std::move(place);
}

void MainWindow::restorePlace()
{
    const auto store = settings();
    if (store->value(QStringLiteral("place/project")).toString() != fromPath(m_session->path()))
        return;
    const Place place = readPlace(*store, m_session->corpus());
    showWorkspace(place.workspace);
    page(place.workspace)->show(place);
}

} // namespace crosscase::gui
