// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_results.h"

#include "app/gui/dialogs/middle_elide.h"
#include "app/gui/dialogs/named_widget.h"
#include "app/gui/dialogs/plain_table.h"
#include "app/gui/models/import_results_model.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace crosscase::gui {

ImportResults::ImportResults(QWidget* parent)
    : QWidget(parent)
    , m_summary(named(new QLabel, "importSummary", tr("What was imported")))
    , m_table(named(new QTableView, "importResults", tr("What became of each file")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* top = new QHBoxLayout;
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setBuddy(m_table);
    top->addWidget(m_summary, 1);
    auto* copy = named(new QPushButton(tr("Cop&y list")), "copyResults", tr("Copy list"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &ImportResults::copy);
    top->addWidget(copy);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    makePlain(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
}

void ImportResults::take(const ImportDone& done)
{
    delete m_model;
    m_model = new ImportResultsModel(done, this);
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ImportResultsModel::File, new MiddleElide(m_table));
    const int letter = fontMetrics().averageCharWidth();
    m_table->setColumnWidth(ImportResultsModel::File, letter * 34);
    m_table->setColumnWidth(ImportResultsModel::Result, letter * 20);
    m_table->horizontalHeader()->setStretchLastSection(true);
    // Reasons are whole sentences: rows grow with them, but thousands are not measured.
    constexpr int kMeasured = 300;
    if (m_model->rowCount() <= kMeasured)
        m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_summary->setText(m_model->summary());
    m_table->setCurrentIndex(m_model->index(0, 0));
}

void ImportResults::copy() const
{
    if (m_model != nullptr)
        QApplication::clipboard()->setText(m_model->toText());
}

ImportReport::ImportReport(const ImportDone& done, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("importReportDialog"));
    setWindowTitle(tr("Result of the last import"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    auto* results = new ImportResults;
    results->take(done);
    column->addWidget(results, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    const int letter = fontMetrics().averageCharWidth();
    QSize size(letter * 120, fontMetrics().height() * 30);
    if (parent != nullptr)
        size = size.boundedTo(parent->window()->size() * 0.94);
    resize(size);
}

} // namespace crosscase::gui
