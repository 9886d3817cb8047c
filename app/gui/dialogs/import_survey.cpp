// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_survey.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/dialogs/choice_delegate.h"
#include "app/gui/dialogs/named_widget.h"
#include "app/gui/dialogs/plain_table.h"
#include "app/gui/dialogs/table_source.h"
#include "core/text/fold.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {

QString number(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

ImportSurvey::ImportSurvey(Shell& shell, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_shell(shell)
    , m_choices(new QWidget)
    , m_source(new TableSource)
{
    setObjectName(QStringLiteral("importSurvey"));
    setWindowTitle(tr("Import a survey"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    auto* inner = new QVBoxLayout(m_choices);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(m_source);
    inner->addWidget(makeTables(), 1);
    inner->addWidget(makeFields());
    column->addWidget(m_choices, 1);
    m_report = new QLabel;
    m_report->setObjectName(QStringLiteral("surveyReport"));
    m_report->setTextFormat(Qt::PlainText);
    m_report->setWordWrap(true);
    QFont bold = font();
    bold.setBold(true);
    m_report->setFont(bold);
    column->addWidget(m_report);
    m_notes = named(new QPlainTextEdit, "surveyNotes", tr("Notes"));
    m_notes->setReadOnly(true);
    m_notes->setTabChangesFocus(true);
    m_notes->setMaximumHeight(fontMetrics().lineSpacing() * 7);
    m_notesTitle = new QLabel;
    m_notesTitle->setBuddy(m_notes);
    column->addWidget(m_notesTitle);
    column->addWidget(m_notes);
    column->addWidget(makeBottom());
    showNotes({}, {});
    connect(m_source, &TableSource::changed, this, &ImportSurvey::takeFile);
    connect(&m_columns, &SurveyColumns::chosen, this, &ImportSurvey::check);
    const int letter = fontMetrics().averageCharWidth();
    QSize size(letter * 140, fontMetrics().height() * 44);
    if (parent != nullptr)
        size = size.boundedTo(parent->window()->size() * 0.94);
    resize(size);
    m_source->open(path);
}

ImportSurvey::~ImportSurvey()
{
    // A field that loses the focus as the window goes would still tell.
    m_source->disconnect(this);
    if (m_checkJob != nullptr)
        m_checkJob->abandon();
}

// --- what it looks like --------------------------------------------------------------------------

QWidget* ImportSurvey::makeTables()
{
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    m_columnsView = named(new QTableView, "surveyColumns", tr("Columns"));
    makePlain(*m_columnsView, m_columns);
    m_columnsView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_columnsView->verticalHeader()->hide();
    m_columnsView->setEditTriggers(QAbstractItemView::EditKeyPressed
                                   | QAbstractItemView::AnyKeyPressed);
    auto* delegate = new ChoiceDelegate(*m_columnsView);
    m_columnsView->setItemDelegateForColumn(SurveyColumns::Becomes, delegate);
    m_columnsView->setItemDelegateForColumn(SurveyColumns::Type, delegate);
    const int letter = fontMetrics().averageCharWidth();
    m_columnsView->setColumnWidth(SurveyColumns::Name, letter * 26);
    m_columnsView->setColumnWidth(SurveyColumns::Becomes, letter * 37);
    m_columnsView->setColumnWidth(SurveyColumns::Type, letter * 13);
    m_columnsView->setColumnWidth(SurveyColumns::Answers, letter * 19);
    m_columnsView->horizontalHeader()->setStretchLastSection(true);
    parts->addWidget(titled(tr("C&olumns"), *m_columnsView));
    m_rowsView = named(new QTableView, "surveyRows", tr("Rows"));
    makePlain(*m_rowsView, m_rows);
    m_rowsView->horizontalHeader()->setDefaultSectionSize(letter * 22);
    QWidget* rows = titled(tr("&Rows"), *m_rowsView);
    m_rowsTitle = rows->findChild<QLabel*>();
    parts->addWidget(rows);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    return parts;
}

QWidget* ImportSurvey::makeFields()
{
    auto* fields = new QWidget;
    auto* row = new QHBoxLayout(fields);
    row->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString& label, QLineEdit* field) {
        auto* words = new QLabel(label);
        words->setBuddy(field);
        row->addWidget(words);
        row->addWidget(field, 1);
    };
    m_group = named(new QLineEdit, "surveyGroup", tr("Group of the documents"));
    m_group->setPlaceholderText(tr("none"));
    add(tr("&Group of the documents"), m_group);
    m_language = named(new QLineEdit, "surveyLanguage", tr("Language"));
    m_language->setPlaceholderText(tr("found in the text; or en, de, zh ..."));
    add(tr("&Language"), m_language);
    return fields;
}

QWidget* ImportSurvey::makeBottom()
{
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    m_bar = named(new QProgressBar, "surveyProgress", tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->hide();
    m_import = named(new QPushButton(tr("&Import")), "importSurveyButton", tr("Import"));
    m_cancel = named(new QPushButton(tr("Cancel")), "cancelSurvey", tr("Cancel"));
    m_import->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_import, &QPushButton::clicked, this, &ImportSurvey::import);
    connect(m_cancel, &QPushButton::clicked, this, &ImportSurvey::reject);
    row->addWidget(m_bar, 1);
    row->addStretch(1);
    row->addWidget(m_import);
    row->addWidget(m_cancel);
    return bottom;
}

void ImportSurvey::showNotes(const QString& title, const QString& notes)
{
    m_notesTitle->setText(title);
    m_notes->setAccessibleName(title);
    m_notes->setPlainText(notes);
    m_notesTitle->setVisible(!notes.isEmpty());
    m_notes->setVisible(!notes.isEmpty());
}

void ImportSurvey::refresh()
{
    if (m_importJob != nullptr)
        return;
    m_bar->setVisible(isWorking());
    m_bar->setRange(0, 0);
    m_import->setEnabled(m_isGood && !isWorking());
}

bool ImportSurvey::isWorking() const
{
    return m_source->isReading() || m_checkJob != nullptr || m_importJob != nullptr;
}

// --- what is found out ---------------------------------------------------------------------------

// The types of the project's attributes: they hold.
SurveyColumns::Known ImportSurvey::known() const
{
    SurveyColumns::Known known;
    for (const auto& attribute : m_shell.session()->corpus().rows<model::Attribute>())
        if (attribute.target == model::AttributeTarget::Case)
            known.emplace(text::foldKey(attribute.name), attribute.type);
    return known;
}

project::SurveyOptions ImportSurvey::options() const
{
    project::SurveyOptions options;
    options.wishes = m_columns.wishes();
    options.group = toUtf8(m_group->text().trimmed());
    options.language = toUtf8(m_language->text().trimmed());
    return options;
}

void ImportSurvey::takeFile()
{
    m_isGood = false;
    // It was about what was read before.
    if (m_checkJob != nullptr)
        m_checkJob->abandon();
    m_checkJob = nullptr;
    const auto file = m_source->file();
    if (!file) {
        m_columns.clear();
        m_rows.setTable(nullptr);
        m_report->setText(m_source->isReading() ? tr("Reading ...")
                                                : tr("This file cannot be read as a table."));
        showNotes(tr("What is wrong"), m_source->fault());
        return refresh();
    }
    m_rows.setTable({file, &file->table});
    m_rowsTitle->setText(
        tr("&Rows: %1, with their lines in the file").arg(number(file->table.rows.size())));
    plan();
}

// What the columns look like; the person chooses from there.
void ImportSurvey::plan()
{
    m_checkJob = Job::start(
        this,
        [file = m_source->file(), known = known()](const Progress&) {
            return importing::planSurvey(file->table, {.known = known});
        },
        [this](const Result<importing::SurveyPlan>& plan) {
            m_checkJob = nullptr;
            if (!plan)
                return showReport(tl::unexpected(plan.error()));
            m_columns.set(*plan, m_source->file()->table, known());
            m_columnsView->setCurrentIndex(m_columns.index(0, SurveyColumns::Becomes));
            if (focusWidget() == nullptr || focusWidget() == m_cancel)
                m_columnsView->setFocus();
            check();
        });
    refresh();
}

void ImportSurvey::check()
{
    if (m_checkJob != nullptr)
        m_checkJob->abandon();
    m_isGood = false;
    m_checkJob = Job::start(
        this,
        [file = m_source->file(), corpus = m_shell.session()->corpus(), wanted = options()](
            const Progress&) { return project::checkSurvey(corpus, file->table, wanted); },
        [this](const Result<project::SurveyReport>& report) {
            m_checkJob = nullptr;
            showReport(report);
        });
    refresh();
}

QString ImportSurvey::whatComes(const project::SurveyReport& report) const
{
    const auto there = known();
    std::size_t fresh = report.plan.surplus.empty() ? 0 : 1;
    std::size_t attributes = fresh;
    for (const importing::SurveyColumn* column : report.plan.of(importing::SurveyRole::Attribute)) {
        ++attributes;
        fresh += static_cast<std::size_t>(!there.contains(text::foldKey(column->name)));
    }
    return tr("What will come: cases: %1 new, %2 matched; documents: %3; attributes: %4 (%5 new)")
        .arg(number(report.created),
             number(report.rows - report.created),
             number(report.documents),
             number(attributes),
             number(fresh));
}

void ImportSurvey::showReport(const Result<project::SurveyReport>& report)
{
    m_isGood = report.has_value();
    if (!report) {
        m_report->setText(tr("Nothing can be imported like this."));
        showNotes(tr("What is wrong"), fromUtf8(report.error().detail));
        return refresh();
    }
    m_report->setText(whatComes(*report));
    QStringList notes;
    for (const auto* warnings : {&m_source->file()->warnings, &report->warnings})
        for (const std::string& warning : *warnings)
            notes.append(fromUtf8(warning));
    showNotes(tr("Notes"), notes.join(QLatin1Char('\n')));
    refresh();
}

// --- the import ----------------------------------------------------------------------------------

void ImportSurvey::import()
{
    m_choices->setEnabled(false);
    m_import->setEnabled(false);
    m_bar->setRange(0, 0);
    m_bar->show();
    m_cancel->setFocus();
    m_importJob = importSurvey(*m_shell.session(),
                               this,
                               m_source->file(),
                               options(),
                               [this](const Result<SurveyDone>& done) { finish(done); });
    m_shell.watch(m_importJob, tr("Importing a survey"));
    connect(m_importJob, &Job::progressed, this, [this](const QString&, qint64 at, qint64 of) {
        m_bar->setMaximum(static_cast<int>(of));
        m_bar->setValue(static_cast<int>(at));
    });
}

void ImportSurvey::finish(const Result<SurveyDone>& done)
{
    m_importJob = nullptr;
    m_choices->setEnabled(true);
    if (!done) {
        if (done.error().code == ErrorCode::Cancelled)
            m_report->setText(tr("Stopped; nothing was imported."));
        else
            showReport(tl::unexpected(done.error()));
        return refresh();
    }
    if (!done->isNew)
        m_shell.tell(tr("Everything in this survey was there already."));
    if (done->first)
        m_shell.go({.workspace = Workspace::Coding, .document = done->first});
    else
        m_shell.go({.workspace = Workspace::Cases});
    accept();
}

void ImportSurvey::reject()
{
    if (m_importJob != nullptr) {
        // It ends soon, and then says so here.
        m_importJob->cancel();
        return;
    }
    QDialog::reject();
}

} // namespace crosscase::gui
