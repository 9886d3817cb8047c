// SPDX-License-Identifier: GPL-3.0-or-later
// crosscase-gui [PROJECT]: the window.
#include "app/gui/views/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("crosscase"));
    QCoreApplication::setApplicationName(QStringLiteral("crosscase"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CROSSCASE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Crosscase"));
    QGuiApplication::setDesktopFileName(QStringLiteral("crosscase"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Code interviews, compare cases, export tables."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("PROJECT"),
                                 QCoreApplication::translate("main", "The project to open."),
                                 QStringLiteral("[PROJECT]"));
    parser.process(application);

    crosscase::gui::MainWindow window;
    window.show();
    // The window stands before anything long begins.
    QTimer::singleShot(0, &window, [&] {
        const QStringList given = parser.positionalArguments();
        if (given.isEmpty())
            window.restoreSession();
        else
            window.openProject(given.constFirst());
    });
    return QApplication::exec();
}
