// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_dialog.h"

#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "core/import/files.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTextEdit>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

namespace fs = std::filesystem;

// Offers the usual encodings; others can be typed.
class EncodingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget*
    createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        auto* box = new QComboBox(parent);
        box->setEditable(true);
        box->setObjectName(QStringLiteral("encoding"));
        box->setAccessibleName(QCoreApplication::translate("ImportDialog", "Read as"));
        for (const char* name : {"UTF-8",
                                 "windows-1252",
                                 "ISO-8859-15",
                                 "UTF-16LE",
                                 "UTF-16BE",
                                 "windows-1250",
                                 "windows-1251",
                                 "windows-1253",
                                 "windows-1254",
                                 "windows-1255",
                                 "windows-1256",
                                 "macintosh",
                                 "GB18030",
                                 "Big5",
                                 "Shift_JIS",
                                 "EUC-KR"})
            box->addItem(QString::fromLatin1(name));
        return box;
    }
    void setEditorData(QWidget* editor, const QModelIndex& index) const override
    {
        static_cast<QComboBox*>(editor)->setCurrentText(index.data().toString());
    }
    void setModelData(QWidget* editor,
                      QAbstractItemModel* model,
                      const QModelIndex& index) const override
    {
        model->setData(index, static_cast<QComboBox*>(editor)->currentText());
    }
};

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& label)
{
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    return widget;
}

QString folderOfImports()
{
    return settings()->value(QStringLiteral("importFolder")).toString();
}

void rememberFolder(const QString& file)
{
    settings()->setValue(QStringLiteral("importFolder"), QFileInfo(file).absolutePath());
}

} // namespace

ImportDialog::ImportDialog(Shell& shell, QWidget* parent)
    : QDialog(parent)
    , m_shell(shell)
    , m_model(shell.session()->corpus())
    , m_choices(new QWidget)
    , m_results(new QPlainTextEdit)
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
    auto* shown = new QVBoxLayout;
    m_preview = named(new QTextEdit, "importPreview", tr("Preview"));
    m_preview->setReadOnly(true);
    m_previewTitle = new QLabel(tr("Preview"));
    m_previewTitle->setBuddy(m_preview);
    shown->addWidget(m_previewTitle);
    shown->addWidget(m_preview, 1);
    row->addLayout(shown, 1);
    row->addWidget(makeOptions(), 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_table);
    parts->addWidget(below);
    parts->setStretchFactor(0, 1);
    parts->setChildrenCollapsible(false);
    inner->addWidget(parts, 1);
    column->addWidget(m_choices, 1);
    named(m_results, "importResults", tr("What was imported"))->setReadOnly(true);
    m_results->hide();
    column->addWidget(m_results, 1);
    column->addWidget(makeBottom());
    connect(&m_model, &ImportFilesModel::tickedChanged, this, &ImportDialog::refresh);
    connect(&m_model, &ImportFilesModel::dataChanged, this, &ImportDialog::showPreview);
    connect(&m_model, &ImportFilesModel::encodingChosen, this, [this](int at) {
        m_toRead.push_back({{m_model.previewAt(at).file}, m_model.encodingAt(at), false});
        readNext();
    });
    resize(parent == nullptr ? QSize(980, 640) : parent->size() * 0.92);
    refresh();
}

ImportDialog::~ImportDialog()
{
    // Before the model that it fills.
    delete m_readingJob;
}

// --- what it looks like --------------------------------------------------------------------------

QWidget* ImportDialog::makeTop()
{
    auto* top = new QWidget;
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    auto* words = new QLabel(tr("Tick what shall be imported. More files can be dropped here."));
    words->setWordWrap(true);
    row->addWidget(words, 1);
    auto* files = named(new QPushButton(tr("&Add files...")), "addFiles", tr("Add files..."));
    auto* folder = named(new QPushButton(tr("Add &folder...")), "addFolder", tr("Add folder..."));
    files->setAutoDefault(false);
    folder->setAutoDefault(false);
    connect(files, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    row->addWidget(files);
    row->addWidget(folder);
    return top;
}

void ImportDialog::makeTable()
{
    m_table = named(new QTableView, "importFiles", tr("Files"));
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed
                             | QAbstractItemView::SelectedClicked);
    m_table->setItemDelegateForColumn(ImportFilesModel::ReadAs, new EncodingDelegate(m_table));
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(ImportFilesModel::File, letter * 26);
    m_table->setColumnWidth(ImportFilesModel::Size, letter * 14);
    m_table->setColumnWidth(ImportFilesModel::ReadAs, letter * 15);
    m_table->setColumnWidth(ImportFilesModel::Paragraphs, letter * 13);
    m_table->setColumnWidth(ImportFilesModel::Speakers, letter * 24);
    m_table->setColumnWidth(ImportFilesModel::Case, letter * 27);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(fontMetrics().height() * 7);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &ImportDialog::showPreview);
}

QWidget* ImportDialog::makeOptions()
{
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    m_casePerDocument = named(new QCheckBox(tr("&One case per document")),
                              "casePerDocument",
                              tr("One case per document"));
    m_casePerDocument->setChecked(true);
    connect(
        m_casePerDocument, &QCheckBox::toggled, &m_model, &ImportFilesModel::setCasePerDocument);
    form->addRow(m_casePerDocument);
    m_speakers = named(new QComboBox, "speakers", tr("Speakers"));
    m_speakers->addItems({tr("Usual notations (Name: ..., [Name])"), tr("Own regular expression")});
    form->addRow(tr("&Speakers"), m_speakers);
    m_pattern = named(new QLineEdit, "speakerPattern", tr("Regular expression"));
    m_pattern->setPlaceholderText(QStringLiteral("(?<speaker>[A-Z]\\d*) ?[-:] "));
    m_patternError = new QLabel;
    m_patternError->setObjectName(QStringLiteral("patternError"));
    m_patternError->setWordWrap(true);
    form->addRow(tr("E&xpression"), m_pattern);
    form->addRow(m_patternError);
    form->setRowVisible(m_pattern, false);
    form->setRowVisible(m_patternError, false);
    connect(m_speakers, &QComboBox::currentIndexChanged, this, [this, form](int at) {
        form->setRowVisible(m_pattern, at == 1);
        form->setRowVisible(m_patternError, at == 1);
        readAgain();
    });
    connect(m_pattern, &QLineEdit::editingFinished, this, &ImportDialog::readAgain);
    m_paragraphs = named(new QComboBox, "paragraphs", tr("Paragraphs"));
    m_paragraphs->addItems({tr("Each line"), tr("Blocks between blank lines")});
    connect(m_paragraphs, &QComboBox::currentIndexChanged, this, &ImportDialog::readAgain);
    form->addRow(tr("Para&graphs"), m_paragraphs);
    makeMore(*form);
    return box;
}

void ImportDialog::makeMore(QFormLayout& form)
{
    m_group = named(new QLineEdit, "group", tr("Group"));
    m_group->setPlaceholderText(tr("none"));
    form.addRow(tr("Gro&up"), m_group);
    m_language = named(new QLineEdit, "language", tr("Language"));
    m_language->setPlaceholderText(tr("found in the text; or en, de, zh ..."));
    form.addRow(tr("&Language"), m_language);
    auto* table = new QWidget;
    auto* row = new QHBoxLayout(table);
    row->setContentsMargins(0, 0, 0, 0);
    m_attributes = named(new QLineEdit, "attributes", tr("Table with attributes"));
    m_attributes->setPlaceholderText(tr("cases.csv, if there is one"));
    auto* choose = named(new QPushButton(tr("C&hoose...")), "chooseTable", tr("Choose..."));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportDialog::chooseTable);
    row->addWidget(m_attributes, 1);
    row->addWidget(choose);
    auto* label = new QLabel(tr("&Table with attributes"));
    label->setBuddy(m_attributes);
    form.addRow(label, table);
    m_comments =
        named(new QCheckBox(tr("Co&mments become memos")), "comments", tr("Comments become memos"));
    m_link =
        named(new QCheckBox(tr("Only lin&k the originals")), "link", tr("Only link the originals"));
    m_link->setToolTip(tr("Else the project keeps a copy of each file as it was."));
    auto* two = new QHBoxLayout;
    two->addWidget(m_comments);
    two->addWidget(m_link);
    form.addRow(two);
}

QWidget* ImportDialog::makeBottom()
{
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    m_step = new QLabel;
    m_step->setObjectName(QStringLiteral("importStep"));
    m_bar = named(new QProgressBar, "importProgress", tr("Progress"));
    m_bar->setTextVisible(false);
    m_stop = named(
        new QPushButton(tr("Stop after this file")), "stopAfterFile", tr("Stop after this file"));
    m_import = named(new QPushButton(tr("&Import")), "import", tr("Import"));
    m_cancel = named(new QPushButton(tr("Cancel")), "cancelImport", tr("Cancel"));
    m_import->setDefault(true);
    m_stop->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_stop->hide();
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_enough)
            *m_enough = true;
        m_stop->setEnabled(false);
    });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_cancel, &QPushButton::clicked, this, &ImportDialog::reject);
    row->addWidget(m_bar, 1);
    row->addWidget(m_step, 2);
    row->addStretch(1);
    row->addWidget(m_stop);
    row->addWidget(m_import);
    row->addWidget(m_cancel);
    return bottom;
}

// --- files ---------------------------------------------------------------------------------------

void ImportDialog::add(const QStringList& paths)
{
    if (paths.isEmpty())
        return;
    rememberFolder(paths.constFirst());
    Reading reading;
    for (const QString& path : paths)
        reading.files.push_back(toPath(path));
    m_toRead.push_back(std::move(reading));
    readNext();
}

void ImportDialog::chooseFiles()
{
    auto* dialog = new QFileDialog(this, tr("Add files"), folderOfImports());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::add);
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

void ImportDialog::chooseTable()
{
    auto* dialog = new QFileDialog(this, tr("Table with attributes"), folderOfImports());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_attributes, &QLineEdit::setText);
    dialog->open();
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_choices->isEnabled())
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

project::PreviewWishes ImportDialog::wishes() const
{
    project::PreviewWishes wishes;
    wishes.paragraphs =
        m_paragraphs->currentIndex() == 1 ? text::Paragraphs::BlankLine : text::Paragraphs::Line;
    if (m_speakers->currentIndex() == 1)
        wishes.speakerPattern = toUtf8(m_pattern->text());
    return wishes;
}

// One batch of files after the other, each told as soon as it is known.
void ImportDialog::readNext()
{
    if (m_readingJob != nullptr || m_toRead.empty()) {
        refresh();
        return;
    }
    m_current = std::move(m_toRead.front());
    m_toRead.erase(m_toRead.begin());
    auto tell = [this](std::vector<project::FilePreview> previews) {
        QMetaObject::invokeMethod(
            &m_model,
            [this, previews = std::move(previews)] {
                m_model.put(previews);
                if (!m_table->currentIndex().isValid())
                    m_table->setCurrentIndex(m_model.index(0, ImportFilesModel::File));
            },
            Qt::QueuedConnection);
    };
    auto read = [next = m_current, base = wishes(), tell](const Progress& progress) {
        std::vector<importing::FoundFile> files;
        if (next.walk)
            files = importing::collectFiles(next.files);
        else
            for (const fs::path& file : next.files)
                files.push_back({file});
        project::PreviewWishes wishes = base;
        wishes.encoding = next.encoding;
        std::vector<project::FilePreview> some;
        constexpr std::size_t kAtOnce = 32;
        for (std::size_t at = 0; at < files.size() && !progress.isCancelled(); ++at) {
            some.push_back(project::previewFile(files[at].path, wishes));
            // The first ones at once, then by the dozen: there may be very many.
            if (some.size() == kAtOnce || at < kAtOnce || at + 1 == files.size())
                tell(std::exchange(some, {}));
            if (!progress.report(files[at].path.filename().string(),
                                 static_cast<std::int64_t>(at + 1),
                                 static_cast<std::int64_t>(files.size())))
                break;
        }
        return true;
    };
    m_readingJob = Job::start(this, std::move(read), [this](bool) {
        m_readingJob = nullptr;
        readNext();
    });
    connect(
        m_readingJob, &Job::progressed, this, [this](const QString& file, qint64 at, qint64 of) {
            m_bar->setMaximum(static_cast<int>(of));
            m_bar->setValue(static_cast<int>(at));
            m_step->setText(tr("Looking into %1").arg(file));
        });
    refresh();
}

bool ImportDialog::patternIsGood()
{
    const std::string pattern = wishes().speakerPattern;
    text::StructureRules rules;
    rules.speakerPattern = pattern;
    const auto tried = text::segment("A: a", text::OffsetMap("A: a"), rules);
    m_patternError->setText(tried ? QString() : fromUtf8(tried.error().detail));
    m_patternError->setStyleSheet(QStringLiteral("color: %1").arg(Theme::now().error.name()));
    return tried.has_value();
}

// The same files under other rules.
void ImportDialog::readAgain()
{
    if (!patternIsGood() || m_model.rowCount() == 0) {
        refresh();
        return;
    }
    if (m_readingJob != nullptr) {
        // What it has not come to is looked into after all.
        m_readingJob->cancel();
        m_toRead.push_back(m_current);
    }
    Reading plain;
    plain.walk = false;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (const auto encoding = m_model.encodingAt(row))
            m_toRead.push_back({{m_model.previewAt(row).file}, encoding, false});
        else
            plain.files.push_back(m_model.previewAt(row).file);
    m_toRead.push_back(std::move(plain));
    readNext();
}

// --- what is shown -------------------------------------------------------------------------------

void ImportDialog::showPreview()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || row >= m_model.rowCount()) {
        m_preview->clear();
        return;
    }
    const project::FilePreview& shown = m_model.previewAt(row);
    m_previewTitle->setText(tr("Preview of %1").arg(fromPath(shown.file.filename())));
    QString html;
    constexpr qsizetype kLongest = 600;
    for (const project::PreviewPassage& passage : shown.beginning) {
        html += QStringLiteral("<p>");
        if (!passage.speaker.empty())
            html += QStringLiteral("<b>%1:</b> ").arg(fromUtf8(passage.speaker).toHtmlEscaped());
        html += fromUtf8(passage.words).left(kLongest).toHtmlEscaped() + QStringLiteral("</p>");
    }
    if (shown.error)
        html = fromUtf8(shown.error->detail).toHtmlEscaped();
    m_preview->setHtml(html);
}

void ImportDialog::refresh()
{
    if (m_importJob != nullptr)
        return;
    const int count = static_cast<int>(m_model.ticked());
    m_bar->setVisible(isReading());
    m_step->setVisible(isReading());
    m_import->setText(count == 1 ? tr("&Import 1 document")
                                 : tr("&Import %1 documents").arg(count));
    m_import->setAccessibleName(m_import->text().remove(QLatin1Char('&')));
    m_import->setEnabled(count > 0 && !isReading() && m_patternError->text().isEmpty());
    if (!isReading() && m_import->isEnabled() && m_model.rowCount() > 0 && !m_import->hasFocus()
        && focusWidget() == nullptr)
        m_import->setFocus();
}

// --- the import ----------------------------------------------------------------------------------

ImportOrder ImportDialog::order() const
{
    ImportOrder order;
    order.files = m_model.files();
    const project::PreviewWishes rules = wishes();
    order.options.paragraphs = rules.paragraphs;
    order.options.speakerPattern = rules.speakerPattern;
    order.options.language = toUtf8(m_language->text().trimmed());
    order.options.group = toUtf8(m_group->text().trimmed());
    order.options.comments = m_comments->isChecked();
    order.options.link = m_link->isChecked();
    order.options.casePerDocument = m_casePerDocument->isChecked();
    order.options.wishes = m_model.wishes();
    order.options.isEnough = [enough = m_enough] { return enough->load(); };
    order.attributes = toPath(m_attributes->text().trimmed());
    return order;
}

void ImportDialog::import()
{
    // A name that is still being typed counts.
    if (QWidget* field = focusWidget(); field != nullptr && m_table->isAncestorOf(field))
        m_import->setFocus();
    m_enough = std::make_shared<std::atomic<bool>>(false);
    m_choices->setEnabled(false);
    m_import->setEnabled(false);
    m_bar->show();
    m_bar->setRange(0, 0);
    m_step->show();
    m_step->clear();
    m_stop->show();
    m_stop->setEnabled(true);
    m_importJob =
        importDocuments(*m_shell.session(), this, order(), [this](const Result<ImportDone>& done) {
            finish(done);
        });
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
        m_bar->hide();
        m_step->setText(done.error().code == ErrorCode::Cancelled
                            ? tr("Stopped; nothing was imported.")
                            : fromUtf8(done.error().detail));
        const QString words = m_step->text();
        refresh();
        m_step->setText(words);
        m_step->show();
        return;
    }
    if (done->first)
        m_shell.go({.workspace = Workspace::Coding, .document = done->first});
    m_shell.tell(fromUtf8(done->words));
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
    QString words = tr("%1 imported, %2 skipped, %3 failed.")
                        .arg(done.report.count(project::ImportOutcome::Imported))
                        .arg(done.report.count(project::ImportOutcome::Skipped))
                        .arg(done.report.count(project::ImportOutcome::Failed))
                    + QLatin1Char('\n');
    for (const project::ImportItem& item : done.report.items) {
        const QString file = fromPath(item.file.filename());
        if (item.outcome != project::ImportOutcome::Imported)
            words += QStringLiteral("\n%1: %2").arg(file, fromUtf8(item.detail));
        for (const std::string& warning : item.warnings)
            words += QStringLiteral("\n%1: %2").arg(file, fromUtf8(warning));
    }
    if (!done.tableNote.empty())
        words += QStringLiteral("\n\n") + fromUtf8(done.tableNote);
    m_choices->hide();
    m_bar->hide();
    m_step->hide();
    m_import->hide();
    m_results->setPlainText(words);
    m_results->show();
    m_results->setFocus();
    m_cancel->setText(tr("&Close"));
    m_cancel->setAccessibleName(tr("Close"));
    m_cancel->setDefault(true);
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
