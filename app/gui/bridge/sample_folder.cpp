// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/sample_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace crosscase::gui {

QString sampleFolder()
{
    const QString study = QStringLiteral("sample-cases/alliances-nz");
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString& place : {QDir(program).filePath(QStringLiteral("../share/crosscase")),
                                 program,
                                 QStringLiteral(CROSSCASE_SOURCE_FOLDER)}) {
        const QString folder = QDir(place).filePath(study);
        if (QFileInfo(folder).isDir())
            return QDir::cleanPath(folder);
    }
    return {};
}

} // namespace crosscase::gui
