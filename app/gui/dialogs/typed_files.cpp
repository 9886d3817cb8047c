// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/typed_files.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>

namespace crosscase::gui {

// Qt takes the rows of its list that are selected by then: a file whose row came late is left out.
QStringList withTypedFiles(const QFileDialog& dialog, const QStringList& selected)
{
    const auto* line = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    if (line == nullptr || !line->text().contains(QLatin1Char('"')))
        return selected; // a dialog of the desktop, or one name
    QStringList files;
    const QStringList parts = line->text().split(QLatin1Char('"'));
    for (qsizetype i = 1; i < parts.size(); i += 2) {
        const QString path = QDir::cleanPath(QDir(dialog.directory()).absoluteFilePath(parts[i]));
        if (QFileInfo(path).isFile())
            files.append(path);
    }
    for (const QString& path : selected)
        if (!files.contains(QDir::cleanPath(path)))
            files.append(path);
    files.removeDuplicates();
    return files;
}

} // namespace crosscase::gui
