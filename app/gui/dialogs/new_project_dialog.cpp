// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/new_project_dialog.h"

#include "app/gui/bridge/machine.h"
#include "app/gui/bridge/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace crosscase::gui {

namespace {
const QString kFolder = QStringLiteral("projectFolder");
const QString kEnding = QStringLiteral(".crosscase");
} // namespace

QString projectFolder()
{
    const QString last = settings()->value(kFolder).toString();
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    for (const QString& folder : {last, documents})
        if (!folder.isEmpty() && QFileInfo(folder).isDir())
            return folder;
    return QDir::homePath();
}

NewProjectDialog::NewProjectDialog(const QString& note, Create create, QWidget* parent)
    : QDialog(parent)
    , m_create(std::move(create))
    , m_name(new QLineEdit)
    , m_folder(new QLineEdit(QDir::toNativeSeparators(projectFolder())))
    , m_path(new QLabel)
    , m_error(new QLabel)
{
    setObjectName(QStringLiteral("newProjectDialog"));
    setWindowTitle(tr("New project"));
    auto* column = new QVBoxLayout(this);
    if (!note.isEmpty())
        column->addWidget(new QLabel(note));
    auto* form = new QFormLayout;
    m_name->setObjectName(QStringLiteral("projectName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    form->addRow(tr("&Name"), m_name);
    m_folder->setObjectName(QStringLiteral("projectFolder"));
    m_folder->setAccessibleName(tr("Folder"));
    auto* browse = new QPushButton(tr("&Choose..."));
    browse->setObjectName(QStringLiteral("chooseFolder"));
    browse->setAccessibleName(tr("Choose folder"));
    browse->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(browse);
    auto* label = new QLabel(tr("&Folder"));
    label->setBuddy(m_folder);
    form->addRow(label, row);
    m_path->setObjectName(QStringLiteral("projectPath"));
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_path->setWordWrap(true);
    form->addRow(tr("File"), m_path);
    column->addLayout(form);
    m_error->setObjectName(QStringLiteral("newProjectError"));
    m_error->setWordWrap(true);
    m_error->setStyleSheet(QStringLiteral("color: %1").arg(Theme::now().error.name()));
    column->addWidget(m_error);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_make = buttons->addButton(tr("C&reate"), QDialogButtonBox::AcceptRole);
    m_make->setObjectName(QStringLiteral("createProject"));
    m_make->setAccessibleName(tr("Create"));
    m_make->setDefault(true);
    column->addWidget(buttons);
    connect(browse, &QPushButton::clicked, this, &NewProjectDialog::chooseFolder);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewProjectDialog::make);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit* field : {m_name, m_folder})
        connect(field, &QLineEdit::textChanged, this, &NewProjectDialog::refresh);
    refresh();
    m_name->setFocus();
}

QString NewProjectDialog::path() const
{
    QString name = m_name->text().trimmed();
    if (!name.endsWith(kEnding))
        name += kEnding;
    return QDir(m_folder->text().trimmed()).absoluteFilePath(name);
}

QString NewProjectDialog::problem() const
{
    const QString name = m_name->text().trimmed();
    const QFileInfo folder(m_folder->text().trimmed());
    if (name.contains(QLatin1Char('/')) || name.contains(QLatin1Char('\\'))
        || name.startsWith(QLatin1Char('.')))
        return tr("A name cannot hold / or \\ or begin with a full stop.");
    if (!folder.isDir())
        return tr("There is no such folder.");
    if (!folder.isWritable())
        return tr("You may not write in this folder. Choose another.");
    if (!name.isEmpty() && QFileInfo::exists(path()))
        return tr("There is a project of this name already. Choose another name.");
    return {};
}

void NewProjectDialog::refresh()
{
    const bool isNamed = !m_name->text().trimmed().isEmpty();
    m_path->setText(isNamed ? QDir::toNativeSeparators(path()) : QStringLiteral("–"));
    m_error->setText(problem());
    m_make->setEnabled(isNamed && m_error->text().isEmpty());
}

void NewProjectDialog::chooseFolder()
{
    auto* dialog = new QFileDialog(this, tr("Folder of the project"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void NewProjectDialog::make()
{
    const QString why = m_create(path());
    m_error->setText(why);
    if (!why.isEmpty())
        return;
    settings()->setValue(kFolder, QFileInfo(path()).absolutePath());
    accept();
}

} // namespace crosscase::gui
