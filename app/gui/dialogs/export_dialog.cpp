// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/export_dialog.h"

#include "app/gui/bridge/counted.h"
#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/session.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/page.h"
#include "core/base/file.h"
#include "core/export/formats.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDate>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr int kFileLetters = 62;
const QString kFolderKey = QStringLiteral("exportFolder");

QGridLayout* fieldsOf(const QWidget& dialog)
{
    return dialog.findChild<QGridLayout*>(QStringLiteral("fields"));
}

bool isSeparated(const QString& format)
{
    return format == QLatin1String("csv") || format == QLatin1String("tsv");
}

Result<table::Table>
built(const ExportChoice& choice, const QuoteExport& quotes, const Progress& progress)
{
    return choice.buildQuotes ? choice.buildQuotes(progress, quotes) : choice.build(progress);
}

} // namespace

void exportShown(Shell& shell, const Page* page)
{
    auto choices = page == nullptr ? std::vector<ExportChoice>{} : page->exports();
    if (choices.empty()) {
        shell.tell(ExportDialog::tr("There is no table here to export."));
        return;
    }
    auto* dialog = new ExportDialog(shell, std::move(choices));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

ExportDialog::ExportDialog(Shell& shell, std::vector<ExportChoice> choices)
    : QDialog(shell.window())
    , m_shell(shell)
    , m_choices(std::move(choices))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    auto* column = new QVBoxLayout(this);
    auto* fields = new QGridLayout;
    fields->setObjectName(QStringLiteral("fields"));
    fields->setColumnStretch(1, 1);
    column->addLayout(fields);
    makeFields();
    makeQuoteFields();
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("exportProblem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    m_progress = new QProgressBar;
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->hide();
    column->addWidget(m_problem);
    column->addWidget(m_progress);
    makeButtons();
    showChoice();
    showFormat();
    m_what->setFocus();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::addLine(const QString& words, QWidget* field)
{
    auto* label = new QLabel(words);
    label->setBuddy(field);
    field->setAccessibleName(QString(words).remove(QLatin1Char('&')));
    QGridLayout* fields = fieldsOf(*this);
    const int row = fields->rowCount();
    fields->addWidget(label, row, 0);
    fields->addWidget(field, row, 1);
}

void ExportDialog::makeFields()
{
    const auto named = [](auto* widget, const char* name) {
        widget->setObjectName(QString::fromLatin1(name));
        return widget;
    };
    m_what = named(new QComboBox, "exportWhat");
    for (const ExportChoice& one : m_choices)
        m_what->addItem(one.title);
    addLine(tr("&What"), m_what);
    m_format = named(new QComboBox, "exportFormat");
    for (const exporting::Format& format : exporting::formats())
        if (!format.ending.empty())
            m_format->addItem(QStringLiteral("%1 – %2").arg(fromUtf8(format.name).toUpper(),
                                                            fromUtf8(format.description)),
                              fromUtf8(format.name));
    m_format->setCurrentIndex(std::max(m_format->findData(QStringLiteral("csv")), 0));
    addLine(tr("F&ormat"), m_format);
    m_file = named(new QLineEdit, "exportFile");
    m_file->setMinimumWidth(kFileLetters * fontMetrics().averageCharWidth());
    addLine(tr("&File"), m_file);
    m_browse = named(new QPushButton(tr("&Browse…")), "exportBrowse");
    m_browse->setAccessibleName(tr("Browse…"));
    m_browse->setAutoDefault(false);
    fieldsOf(*this)->addWidget(m_browse, fieldsOf(*this)->rowCount() - 1, 2);
    m_separator = named(new QComboBox, "exportSeparator");
    m_separator->addItem(tr("comma ,"), QStringLiteral(","));
    m_separator->addItem(tr("semicolon ;"), QStringLiteral(";"));
    addLine(tr("&Separator"), m_separator);
    const auto tick = [&](const QString& words, const char* name, const QString& why) {
        auto* check = named(new QCheckBox(words), name);
        check->setAccessibleName(QString(words).remove(QLatin1Char('&')));
        check->setChecked(true);
        check->setToolTip(why);
        fieldsOf(*this)->addWidget(check, fieldsOf(*this)->rowCount(), 1);
        return check;
    };
    m_bom = tick(tr("Byte order &mark"),
                 "exportBom",
                 tr("Excel then reads letters with accents as they are"));
    m_guard = tick(tr("&Guard against formulas"),
                   "exportGuard",
                   tr("An apostrophe before cells that a spreadsheet would calculate"));
    connect(m_what, &QComboBox::currentIndexChanged, this, &ExportDialog::showChoice);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showFormat);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, [this] {
        m_replacing.clear();
        setProblem({});
    });
}

void ExportDialog::makeQuoteFields()
{
    m_between = new QComboBox;
    m_between->setObjectName(QStringLiteral("exportBetween"));
    m_between->addItem(tr("an empty line"), QStringLiteral("\n\n"));
    m_between->addItem(tr("a line end"), QStringLiteral("\n"));
    m_between->addItem(tr("semicolon ;"), QStringLiteral("; "));
    m_between->addItem(tr("bar |"), QStringLiteral(" | "));
    addLine(tr("Between &quotes"), m_between);
    m_unpublishable = new QCheckBox;
    m_unpublishable->setObjectName(QStringLiteral("exportUnpublishable"));
    fieldsOf(*this)->addWidget(m_unpublishable, fieldsOf(*this)->rowCount(), 1);
}

void ExportDialog::makeButtons()
{
    auto* row = new QHBoxLayout;
    const auto add = [&](const QString& words, const char* name) {
        auto* button = new QPushButton(words);
        button->setObjectName(QString::fromLatin1(name));
        button->setAccessibleName(QString(words).remove(QLatin1Char('&')));
        button->setAutoDefault(false);
        row->addWidget(button);
        return button;
    };
    m_copy = add(tr("Copy to c&lipboard"), "exportCopy");
    row->addStretch();
    m_save = add(tr("Sa&ve"), "exportSave");
    m_cancel = add(tr("&Cancel"), "exportCancel");
    m_save->setDefault(true);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::save);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    qobject_cast<QVBoxLayout*>(layout())->addLayout(row);
}

const ExportChoice& ExportDialog::choice() const
{
    return m_choices[static_cast<std::size_t>(std::max(m_what->currentIndex(), 0))];
}

QuoteExport ExportDialog::quoteExport() const
{
    return {m_unpublishable->isChecked(), toUtf8(m_between->currentData().toString())};
}

void ExportDialog::showChoice()
{
    const bool several = choice().buildQuotes && choice().severalInCell;
    m_between->setEnabled(several);
    const auto withheld = choice().unpublishable;
    m_unpublishable->setVisible(bool(choice().buildQuotes) && withheld > 0);
    m_unpublishable->setText(
        withheld == 1 ? tr("I&nclude 1 quote that is not for publication")
                      : tr("I&nclude %1 quotes that are not for publication").arg(withheld));
    m_unpublishable->setAccessibleName(m_unpublishable->text().remove(QLatin1Char('&')));
    suggestFile();
}

void ExportDialog::showFormat()
{
    const QString format = m_format->currentData().toString();
    m_separator->setEnabled(format == QLatin1String("csv"));
    m_bom->setEnabled(isSeparated(format));
    m_guard->setEnabled(isSeparated(format));
    suggestFile();
}

QString ExportDialog::folder() const
{
    const QString last = settings()->value(kFolderKey).toString();
    if (!last.isEmpty() && QFileInfo(last).isDir())
        return last;
    return QFileInfo(fromPath(m_shell.session()->path())).absolutePath();
}

// PROJECT_cases-x-themes_2026-11-22.csv, as long as the person has not written a name.
void ExportDialog::suggestFile()
{
    if (m_shell.session() == nullptr || (!m_suggested.isEmpty() && m_file->text() != m_suggested)) {
        // A name of one's own keeps, only its ending follows the format.
        const QFileInfo own(m_file->text());
        const auto* format = exporting::formatNamed(toUtf8(m_format->currentData().toString()));
        if (format != nullptr && exporting::formatForFile(toUtf8(own.fileName())) != nullptr)
            m_file->setText(own.path() + QLatin1Char('/') + own.completeBaseName()
                            + QLatin1Char('.') + fromUtf8(format->ending));
        return;
    }
    const auto* format = exporting::formatNamed(toUtf8(m_format->currentData().toString()));
    const QString name =
        QStringLiteral("%1_%2_%3.%4")
            .arg(QFileInfo(fromPath(m_shell.session()->path())).completeBaseName(),
                 choice().fileStem,
                 QDate::currentDate().toString(Qt::ISODate),
                 format == nullptr ? QStringLiteral("csv") : fromUtf8(format->ending));
    m_suggested = QDir(folder()).filePath(name);
    m_file->setText(m_suggested);
}

void ExportDialog::browse()
{
    QString chosen = QFileDialog::getSaveFileName(
        this, tr("Export to"), m_file->text(), {}, nullptr, QFileDialog::DontConfirmOverwrite);
    if (chosen.isEmpty())
        return;
    if (const auto* format = exporting::formatForFile(toUtf8(chosen)))
        m_format->setCurrentIndex(m_format->findData(fromUtf8(format->name)));
    m_file->setText(chosen);
}

void ExportDialog::save()
{
    QString path = m_file->text().trimmed();
    if (path.isEmpty()) {
        setProblem(tr("Give the file a name."));
        m_file->setFocus();
        return;
    }
    if (QFileInfo(path).isRelative())
        path = QDir(folder()).filePath(path);
    if (QFileInfo(path).isDir() || !QFileInfo(QFileInfo(path).absolutePath()).isDir()) {
        setProblem(QFileInfo(path).isDir()
                       ? tr("This is a folder. Add the name of a file.")
                       : tr("There is no folder %1.").arg(QFileInfo(path).absolutePath()));
        m_file->setFocus();
        return;
    }
    if (QFileInfo::exists(path) && m_replacing != path) {
        setProblem(tr("%1 is there already. Press Save again to replace it.")
                       .arg(QFileInfo(path).fileName()));
        m_replacing = path;
        return;
    }
    const auto* format = exporting::formatNamed(toUtf8(m_format->currentData().toString()));
    exporting::Options options;
    options.separator = m_separator->currentData().toString().at(0).toLatin1();
    options.bom = m_bom->isChecked();
    options.formulaGuard = m_guard->isChecked();
    start([choice = choice(), quotes = quoteExport(), format, options, path](
              const Progress& progress) -> Result<QString> {
        auto table = built(choice, quotes, progress);
        if (!table)
            return passOn(table);
        auto bytes = format->write(*table, options);
        if (!bytes)
            return passOn(bytes);
        if (auto done = replaceFile(toPath(path), *bytes); !done)
            return passOn(done);
        settings()->setValue(kFolderKey, QFileInfo(path).absolutePath());
        return tr("Exported %1 to %2").arg(counted(table->rows.size(), Noun::Row), path);
    });
}

void ExportDialog::copy()
{
    start([choice = choice(), quotes = quoteExport()](const Progress& progress) -> Result<QString> {
        auto table = built(choice, quotes, progress);
        if (!table)
            return passOn(table);
        exporting::Options options;
        options.formulaGuard = false;
        auto words = exporting::formatNamed("tsv")->write(*table, options);
        if (!words)
            return passOn(words);
        const QString text = fromUtf8(*words);
        QMetaObject::invokeMethod(
            qApp, [text] { QGuiApplication::clipboard()->setText(text); }, Qt::QueuedConnection);
        return tr("Copied %1 to the clipboard").arg(counted(table->rows.size(), Noun::Row));
    });
}

void ExportDialog::start(const std::function<Result<QString>(const Progress&)>& work)
{
    setProblem({});
    setRunning(true);
    m_job = Job::start(this, work, [this](const Result<QString>& done) { finished(done); });
    connect(m_job, &Job::progressed, this, [this](const QString&, qint64 done, qint64 total) {
        constexpr qint64 kParts = 1000;
        m_progress->setRange(0, total > 0 ? kParts : 0);
        m_progress->setValue(total > 0 ? static_cast<int>(done * kParts / total) : 0);
    });
}

void ExportDialog::finished(const Result<QString>& done)
{
    m_job = nullptr;
    setRunning(false);
    if (!done) {
        setProblem(done.error().code == ErrorCode::Cancelled ? tr("Stopped; nothing was written.")
                                                             : fromUtf8(done.error().detail));
        return;
    }
    m_shell.tell(*done);
    accept();
}

void ExportDialog::reject()
{
    // The first Escape stops the work, the next one leaves.
    if (m_job != nullptr)
        m_job->cancel();
    else
        QDialog::reject();
}

void ExportDialog::setProblem(const QString& words)
{
    if (m_problem == nullptr)
        return;
    QPalette tones = palette();
    tones.setColor(QPalette::WindowText, Theme::now().error);
    m_problem->setPalette(tones);
    m_problem->setText(words);
    m_problem->setAccessibleName(words);
    m_problem->setVisible(!words.isEmpty());
}

void ExportDialog::setRunning(bool running)
{
    for (QWidget* field : {static_cast<QWidget*>(m_what),
                           static_cast<QWidget*>(m_format),
                           static_cast<QWidget*>(m_file),
                           static_cast<QWidget*>(m_browse),
                           static_cast<QWidget*>(m_save),
                           static_cast<QWidget*>(m_copy)})
        field->setEnabled(!running);
    m_progress->setRange(0, 0);
    m_progress->setVisible(running);
    m_cancel->setText(running ? tr("S&top") : tr("&Cancel"));
}

} // namespace crosscase::gui
