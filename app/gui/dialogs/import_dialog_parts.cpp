// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the import dialog as they are laid out.
#include "app/gui/dialogs/choice_delegate.h"
#include "app/gui/dialogs/import_dialog.h"
#include "app/gui/dialogs/middle_elide.h"
#include "app/gui/dialogs/named_widget.h"
#include "app/gui/dialogs/plain_table.h"
#include "app/gui/views/elided_label.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTextEdit>
#include <QVBoxLayout>

namespace crosscase::gui {

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
    makePlain(*m_table, m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed
                             | QAbstractItemView::SelectedClicked);
    m_table->setItemDelegateForColumn(ImportFilesModel::File, new MiddleElide(m_table));
    m_table->setItemDelegateForColumn(ImportFilesModel::ReadAs, new ChoiceDelegate(*m_table));
    m_table->verticalHeader()->hide();
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(ImportFilesModel::File, letter * 24);
    m_table->setColumnWidth(ImportFilesModel::Size, letter * 12);
    m_table->setColumnWidth(ImportFilesModel::ReadAs, letter * 20);
    m_table->setColumnWidth(ImportFilesModel::Paragraphs, letter * 13);
    m_table->setColumnWidth(ImportFilesModel::Speakers, letter * 20);
    m_table->setColumnWidth(ImportFilesModel::Case, letter * 27);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(fontMetrics().height() * 7);
    connect(m_table->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &ImportDialog::showPreview);
}

// What else can become of a table.
QWidget* ImportDialog::makeTableBar()
{
    m_tableBar = new QWidget;
    m_tableBar->setObjectName(QStringLiteral("tableBar"));
    auto* column = new QVBoxLayout(m_tableBar);
    column->setContentsMargins(0, 0, 0, 0);
    auto* words = new QLabel(
        tr("This is a table. Import it as a survey (each row a case, its open answers a document), "
           "or as attributes of cases."));
    words->setWordWrap(true);
    column->addWidget(words);
    auto* row = new QHBoxLayout;
    m_asSurvey = named(new QPushButton(tr("As a sur&vey...")), "asSurvey", tr("As a survey..."));
    auto* attributes = named(new QPushButton(tr("As attri&butes of cases...")),
                             "asAttributes",
                             tr("As attributes of cases..."));
    m_asSurvey->setAutoDefault(true);
    attributes->setAutoDefault(true);
    connect(m_asSurvey, &QPushButton::clicked, this, &ImportDialog::importAsSurvey);
    connect(attributes, &QPushButton::clicked, this, &ImportDialog::importAsAttributes);
    row->addWidget(m_asSurvey);
    row->addWidget(attributes);
    row->addStretch(1);
    column->addLayout(row);
    m_tableBar->hide();
    return m_tableBar;
}

QWidget* ImportDialog::makePreview()
{
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeTableBar());
    m_preview = named(new QTextEdit, "importPreview", tr("Preview"));
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_previewTitle = new ElidedLabel;
    m_previewTitle->setElideMode(Qt::ElideMiddle);
    m_previewTitle->setText(tr("Preview"));
    m_previewTitle->setBuddy(m_preview);
    column->addWidget(m_previewTitle);
    column->addWidget(m_preview, 1);
    return part;
}

QWidget* ImportDialog::makeBottom()
{
    auto* bottom = new QWidget;
    auto* row = new QHBoxLayout(bottom);
    row->setContentsMargins(0, 0, 0, 0);
    m_step = new ElidedLabel;
    m_step->setElideMode(Qt::ElideMiddle);
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

} // namespace crosscase::gui
