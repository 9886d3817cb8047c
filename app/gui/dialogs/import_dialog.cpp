// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_dialog.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/import_case_table.h"
#include "app/gui/dialogs/import_options.h"
#include "app/gui/dialogs/import_results.h"
#include "app/gui/dialogs/import_survey.h"
#include "app/gui/dialogs/typed_files.h"
#include "app/gui/views/elided_label.h"
#include "core/base/file.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextEdit>
#include <QVBoxLayout>

namespace crosscase::gui {

ImportDialog::ImportDialog(Shell& shell, QWidget* parent)
    : QDialog(parent)
    , m_shell(shell)
    , m_model(shell.session()->corpus())
    , m_choices(new QWidget)
    , m_options(new ImportOptions)
    , m_results(new ImportResults)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import documents"));
    setAcceptDrops(true);
    auto* column = new QVBoxLayout(this);
    auto* inner = new QVBoxLayout(m_choices);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(makeTop());
    makeTable();
    auto* below = new QWidget;
    auto* row = new QHBoxLayout(below);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makePreview(), 1);
    row->addWidget(m_options, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_table);
    parts->addWidget(below);
    parts->setStretchFactor(0, 1);
    parts->setChildrenCollapsible(false);
    inner->addWidget(parts, 1);
    column->addWidget(m_choices, 1);
    m_results->hide();
    column->addWidget(m_results, 1);
    column->addWidget(makeBottom());
    connect(&m_model, &ImportFilesModel::tickedChanged, this, &ImportDialog::refresh);
    connect(&m_model, &ImportFilesModel::dataChanged, this, &ImportDialog::showPreview);
    connect(&m_model, &ImportFilesModel::encodingChosen, this, [this](int at) {
        m_queue.again({m_model.previewAt(at).file}, m_model.encodingAt(at));
    });
    connect(&m_queue, &ImportQueue::found, this, [this](const auto& previews) {
        m_model.put(previews);
        if (!m_table->currentIndex().isValid())
            m_table->setCurrentIndex(m_model.index(0, ImportFilesModel::File));
    });
    connect(&m_queue, &ImportQueue::stateChanged, this, &ImportDialog::refresh);
    connect(&m_queue,
            &ImportQueue::progressed,
            this,
            [this](const QString& file, qint64 at, qint64 of) {
                m_bar->setMaximum(static_cast<int>(of));
                m_bar->setValue(static_cast<int>(at));
                m_step->setText(tr("Looking into %1").arg(file));
            });
    connect(m_options, &ImportOptions::rulesChanged, this, &ImportDialog::readAgain);
    connect(m_options,
            &ImportOptions::casePerDocumentChanged,
            &m_model,
            &ImportFilesModel::setCasePerDocument);
    resize(parent == nullptr ? QSize(980, 640) : parent->size() * 0.92);
    refresh();
}

ImportDialog::~ImportDialog()
{
    // A field that loses the focus as the window goes would still tell.
    m_options->disconnect(this);
}

// --- files ---------------------------------------------------------------------------------------

void ImportDialog::add(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    rememberFolderOf(paths.constFirst());
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.push_back(toPath(path));
    m_queue.setRules(m_options->wishes());
    m_queue.add(std::move(files));
}

void ImportDialog::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Add files"), folderOfImports());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList& files) {
        add(withTypedFiles(*dialog, files));
    });
    dialog->open();
}

void ImportDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Add a folder"), folderOfImports());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::add);
    dialog->open();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_choices->isVisible() && m_choices->isEnabled())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    event->acceptProposedAction();
    add(paths);
}

// The same files under other rules.
void ImportDialog::readAgain()
{
    m_patternIsGood = m_options->patternIsGood();
    if (!m_patternIsGood || m_model.rowCount() == 0) {
        refresh();
        return;
    }
    m_queue.setRules(m_options->wishes());
    m_queue.restart();
    std::vector<std::filesystem::path> plain;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (const auto encoding = m_model.encodingAt(row))
            m_queue.again({m_model.previewAt(row).file}, encoding);
        else
            plain.push_back(m_model.previewAt(row).file);
    m_queue.again(std::move(plain), {});
}

// --- what is shown -------------------------------------------------------------------------------

void ImportDialog::showPreview()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= m_model.rowCount()) {
        m_tableBar->hide();
        m_preview->clear();
        return;
    }
    const project::FilePreview& shown = m_model.previewAt(row);
    m_tableBar->setVisible(shown.kind == project::FileKind::Table);
    m_previewTitle->setText(tr("Preview of %1").arg(fromPath(shown.file.filename())));
    m_previewTitle->setToolTip(fromPath(shown.file));
    QString html;
    constexpr qsizetype kLongest = 600;
    for (const project::PreviewPassage& passage : shown.beginning) {
        html += QStringLiteral("<p>");
        if (!passage.speaker.empty())
            html += QStringLiteral("<b>%1:</b> ").arg(fromUtf8(passage.speaker).toHtmlEscaped());
        html += fromUtf8(passage.words).left(kLongest).toHtmlEscaped() + QStringLiteral("</p>");
    }
    if (shown.error)
        html = m_model.noteAt(row).toHtmlEscaped();
    m_preview->setHtml(html);
}

void ImportDialog::refresh()
{
    if (m_importJob != nullptr || m_results->isVisible())
        return;
    const int count = static_cast<int>(m_model.ticked());
    m_bar->setVisible(isReading());
    m_step->setVisible(isReading());
    m_import->setText(tr("&Import %1").arg(counted(count, Noun::Document)));
    m_import->setAccessibleName(m_import->text().remove(QLatin1Char('&')));
    m_import->setEnabled(count > 0 && !isReading() && m_patternIsGood);
    if (isReading() || m_model.rowCount() == 0 || focusWidget() != nullptr)
        return;
    if (m_import->isEnabled())
        m_import->setFocus();
    else if (m_asSurvey->isVisible())
        m_asSurvey->setFocus();
}

// --- tables --------------------------------------------------------------------------------------

void ImportDialog::importAsSurvey()
{
    const std::filesystem::path file = m_model.previewAt(m_table->currentIndex().row()).file;
    auto* dialog = new ImportSurvey(m_shell, fromPath(file), this);
    connect(dialog, &QDialog::accepted, this, [this, file] { tableIsIn(file); });
    dialog->open();
}

void ImportDialog::importAsAttributes()
{
    if (m_tableJob != nullptr)
        return;
    const std::filesystem::path file = m_model.previewAt(m_table->currentIndex().row()).file;
    m_tableJob = Job::start(
        this,
        [file](const Progress&) -> Result<importing::TableFile> {
            auto bytes = readFile(file);
            if (!bytes)
                return passOn(bytes);
            return importing::readTableFile(*bytes);
        },
        [this, file](const Result<importing::TableFile>& table) {
            m_tableJob = nullptr;
            if (!table) {
                m_preview->setPlainText(fromUtf8(table.error().detail));
                return;
            }
            auto* dialog = new ImportCaseTable(
                m_shell, sourceOf(fromPath(file.filename()), *table), table->table, this);
            connect(dialog, &QDialog::accepted, this, [this, file] {
                if (tableIsIn(file))
                    m_shell.go({.workspace = Workspace::Cases});
            });
            dialog->open();
        });
}

// It is done; the dialog stays for the other files, if there are any.
bool ImportDialog::tableIsIn(const std::filesystem::path& file)
{
    m_model.remove(file);
    if (m_model.rowCount() > 0)
        return false;
    accept();
    return true;
}

// --- the import ----------------------------------------------------------------------------------

void ImportDialog::import()
{
    // A name that is still being typed counts.
    if (QWidget* field = focusWidget(); field != nullptr && m_table->isAncestorOf(field))
        m_import->setFocus();
    m_enough = std::make_shared<std::atomic<bool>>(false);
    ImportOrder order;
    order.files = m_model.files();
    m_options->fill(order);
    order.options.wishes = m_model.wishes();
    order.options.isEnough = [enough = m_enough] { return enough->load(); };
    m_choices->setEnabled(false);
    m_import->setEnabled(false);
    m_bar->show();
    m_bar->setRange(0, 0);
    m_step->show();
    m_step->clear();
    m_stop->show();
    m_stop->setEnabled(true);
    m_importJob = importDocuments(
        *m_shell.session(), this, std::move(order), [this](const auto& done) { finish(done); });
    m_shell.watch(m_importJob, tr("Importing documents"));
    connect(m_importJob, &Job::progressed, this, [this](const QString& file, qint64 at, qint64 of) {
        m_bar->setMaximum(static_cast<int>(of));
        m_bar->setValue(static_cast<int>(at));
        m_step->setText(tr("%1 of %2   %3").arg(at + 1).arg(of).arg(file));
    });
}

void ImportDialog::finish(const Result<ImportDone>& done)
{
    m_importJob = nullptr;
    m_stop->hide();
    m_choices->setEnabled(true);
    if (!done) {
        refresh();
        m_bar->hide();
        m_step->setText(done.error().code == ErrorCode::Cancelled
                            ? tr("Stopped; nothing was imported.")
                            : fromUtf8(done.error().detail));
        m_step->setToolTip(m_step->text());
        m_step->show();
        return;
    }
    if (done->first)
        m_shell.go({.workspace = Workspace::Coding, .document = done->first});
    if (done->documents == 0)
        m_shell.tell(tr("Nothing was imported."));
    Q_EMIT imported(*done);
    const bool allIn =
        done->report.count(project::ImportOutcome::Imported) == done->report.items.size()
        && !done->tableFailed;
    if (allIn)
        accept();
    else
        showResults(*done);
}

void ImportDialog::showResults(const ImportDone& done)
{
    m_results->take(done);
    m_choices->hide();
    m_bar->hide();
    m_step->hide();
    m_import->hide();
    m_results->show();
    m_cancel->setText(tr("&Close"));
    m_cancel->setAccessibleName(tr("Close"));
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

void ImportDialog::reject()
{
    if (m_importJob != nullptr) {
        // It ends soon, and then says so here.
        m_importJob->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace crosscase::gui
