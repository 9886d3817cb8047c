// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_options.h"

#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/dialogs/named_widget.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

namespace crosscase::gui {

QString folderOfImports()
{
    return settings()->value(QStringLiteral("importFolder")).toString();
}

void rememberFolderOf(const QString& file)
{
    settings()->setValue(QStringLiteral("importFolder"), QFileInfo(file).absolutePath());
}

ImportOptions::ImportOptions(QWidget* parent)
    : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    m_casePerDocument = named(new QCheckBox(tr("&One case per document")),
                              "casePerDocument",
                              tr("One case per document"));
    m_casePerDocument->setChecked(true);
    connect(m_casePerDocument, &QCheckBox::toggled, this, &ImportOptions::casePerDocumentChanged);
    form->addRow(m_casePerDocument);
    makeRules(*form);
    makeMore(*form);
}

void ImportOptions::makeRules(QFormLayout& form)
{
    m_speakers = named(new QComboBox, "speakers", tr("Speakers"));
    m_speakers->addItems({tr("Usual notations (Name: ..., [Name])"), tr("Own regular expression")});
    form.addRow(tr("&Speakers"), m_speakers);
    m_pattern = named(new QLineEdit, "speakerPattern", tr("Expression"));
    m_pattern->setPlaceholderText(QStringLiteral("(?<speaker>[A-Z]\\d*) ?[-:] "));
    m_patternError = new QLabel;
    m_patternError->setObjectName(QStringLiteral("patternError"));
    m_patternError->setTextFormat(Qt::PlainText);
    m_patternError->setWordWrap(true);
    form.addRow(tr("E&xpression"), m_pattern);
    form.addRow(m_patternError);
    form.setRowVisible(m_pattern, false);
    form.setRowVisible(m_patternError, false);
    connect(m_speakers, &QComboBox::currentIndexChanged, this, [this, &form](int at) {
        form.setRowVisible(m_pattern, at == 1);
        form.setRowVisible(m_patternError, at == 1 && !m_patternError->text().isEmpty());
        if (at == 1)
            m_pattern->setFocus();
        Q_EMIT rulesChanged();
    });
    connect(m_pattern, &QLineEdit::editingFinished, this, [this, &form] {
        form.setRowVisible(m_patternError, !patternIsGood());
        Q_EMIT rulesChanged();
    });
    m_paragraphs = named(new QComboBox, "paragraphs", tr("Paragraphs"));
    m_paragraphs->addItems({tr("Each line"), tr("Blocks between blank lines")});
    connect(m_paragraphs, &QComboBox::currentIndexChanged, this, &ImportOptions::rulesChanged);
    form.addRow(tr("Para&graphs"), m_paragraphs);
}

void ImportOptions::makeMore(QFormLayout& form)
{
    m_group = named(new QLineEdit, "group", tr("Group"));
    m_group->setPlaceholderText(tr("none"));
    form.addRow(tr("Gro&up"), m_group);
    m_language = named(new QLineEdit, "language", tr("Language"));
    m_language->setPlaceholderText(tr("found in the text; or en, de, zh ..."));
    form.addRow(tr("&Language"), m_language);
    makeTable(form);
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

void ImportOptions::makeTable(QFormLayout& form)
{
    auto* table = new QWidget;
    auto* row = new QHBoxLayout(table);
    row->setContentsMargins(0, 0, 0, 0);
    m_attributes = named(new QLineEdit, "attributes", tr("Table with attributes"));
    m_attributes->setPlaceholderText(tr("cases.csv, if there is one"));
    auto* choose = named(new QPushButton(tr("C&hoose...")), "chooseTable", tr("Choose..."));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ImportOptions::chooseTable);
    row->addWidget(m_attributes, 1);
    row->addWidget(choose);
    auto* label = new QLabel(tr("&Table with attributes"));
    label->setBuddy(m_attributes);
    form.addRow(label, table);
}

void ImportOptions::chooseTable()
{
    auto* dialog = new QFileDialog(this, tr("Table with attributes"), folderOfImports());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Tables (*.csv *.tsv *.txt *.xlsx *.ods)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, m_attributes, &QLineEdit::setText);
    dialog->open();
}

project::PreviewWishes ImportOptions::wishes() const
{
    project::PreviewWishes wishes;
    wishes.paragraphs =
        m_paragraphs->currentIndex() == 1 ? text::Paragraphs::BlankLine : text::Paragraphs::Line;
    if (m_speakers->currentIndex() == 1)
        wishes.speakerPattern = toUtf8(m_pattern->text());
    return wishes;
}

bool ImportOptions::patternIsGood()
{
    text::StructureRules rules;
    rules.speakerPattern = wishes().speakerPattern;
    const auto tried = text::segment("A: a", text::OffsetMap("A: a"), rules);
    m_patternError->setText(tried ? QString() : fromUtf8(tried.error().detail));
    m_patternError->setStyleSheet(QStringLiteral("color: %1").arg(Theme::now().error.name()));
    return tried.has_value();
}

void ImportOptions::fill(ImportOrder& order) const
{
    const project::PreviewWishes rules = wishes();
    order.options.paragraphs = rules.paragraphs;
    order.options.speakerPattern = rules.speakerPattern;
    order.options.language = toUtf8(m_language->text().trimmed());
    order.options.group = toUtf8(m_group->text().trimmed());
    order.options.comments = m_comments->isChecked();
    order.options.link = m_link->isChecked();
    order.options.casePerDocument = m_casePerDocument->isChecked();
    order.attributes = toPath(m_attributes->text().trimmed());
}

} // namespace crosscase::gui
