// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/import_codebook.h"

#include "app/gui/actions/codebook.h"
#include "app/gui/bridge/strings.h"
#include "core/base/file.h"
#include "core/codebook/formats.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace crosscase::gui {

QString readableCodebooks()
{
    QStringList endings;
    for (const codebook::Format& format : codebook::formats())
        if (format.read != nullptr)
            endings.append(QStringLiteral("*.") + fromUtf8(format.ending));
    return ImportCodebookDialog::tr("Codebooks (%1)").arg(endings.join(QLatin1Char(' ')));
}

bool isReadableCodebook(const QString& file)
{
    const codebook::Format* format = codebook::formatForFile(toUtf8(file));
    return format != nullptr && format->read != nullptr;
}

ImportCodebookDialog::ImportCodebookDialog(Session& session, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_session(session)
    , m_summary(new QLabel)
    , m_list(new QTreeWidget)
{
    setObjectName(QStringLiteral("importCodebookDialog"));
    setWindowTitle(tr("Import codebook %1").arg(QFileInfo(file).fileName()));
    m_summary->setObjectName(QStringLiteral("importSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("importList"));
    m_list->setAccessibleName(tr("What comes"));
    m_list->setHeaderHidden(true);
    m_list->setColumnCount(2);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_do = buttons->addButton(tr("&Import"), QDialogButtonBox::AcceptRole);
    m_do->setObjectName(QStringLiteral("importButton"));
    m_do->setAccessibleName(tr("Import"));
    m_do->setEnabled(false);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_summary);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 80, metrics.lineSpacing() * 26);
    m_list->header()->resizeSection(0, metrics.averageCharWidth() * 42);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    read(file);
}

void ImportCodebookDialog::read(const QString& file)
{
    const auto refuse = [&](const Error& error) {
        showProblems(tr("This file cannot be imported. Nothing was changed."),
                     fromUtf8(error.detail));
    };
    const auto bytes = readFile(toPath(file));
    if (!bytes)
        return refuse(bytes.error());
    auto codebook = codebook::readCodebook(toUtf8(QFileInfo(file).fileName()), *bytes);
    if (!codebook)
        return refuse(codebook.error());
    m_codebook = std::move(*codebook);
    m_summary->setText(tr("Comparing..."));
    previewImport(
        m_session, this, m_codebook, [this, refuse](const Result<ImportPreview>& preview) {
            if (preview)
                showPreview(*preview);
            else
                refuse(preview.error());
        });
}

void ImportCodebookDialog::showProblems(const QString& head, const QString& lines)
{
    m_summary->setText(head);
    m_list->clear();
    for (const QString& line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        auto* item = new QTreeWidgetItem(m_list, {line});
        item->setFirstColumnSpanned(true);
        item->setToolTip(0, line);
    }
}

void ImportCodebookDialog::showPreview(const ImportPreview& preview)
{
    const int added = static_cast<int>(preview.added.size());
    const int changed = static_cast<int>(preview.changed.size());
    m_summary->setText(
        tr("%1 new, %2 changed, %3 unchanged. What the file does not have stays as it is.")
            .arg(added)
            .arg(changed)
            .arg(preview.unchanged));
    const auto group = [this](const QString& title) {
        auto* item = new QTreeWidgetItem(m_list, {title});
        item->setFirstColumnSpanned(true);
        QFont bold = item->font(0);
        bold.setBold(true);
        item->setFont(0, bold);
        return item;
    };
    if (!m_codebook.warnings.empty()) {
        auto* warnings = group(tr("Passed over in the file"));
        for (const std::string& warning : m_codebook.warnings)
            new QTreeWidgetItem(warnings, {fromUtf8(warning)});
    }
    if (changed > 0) {
        auto* item = group(tr("Changed: %1").arg(changed));
        for (const ImportPreview::Changed& code : preview.changed)
            new QTreeWidgetItem(item, {code.code, code.what.join(QStringLiteral(", "))});
    }
    if (added > 0) {
        auto* item = group(tr("New: %1").arg(added));
        for (const QString& code : preview.added)
            new QTreeWidgetItem(item, {code});
    }
    m_list->expandAll();
    m_do->setEnabled(added + changed > 0);
    m_do->setDefault(true);
    m_do->setFocus();
}

} // namespace crosscase::gui
