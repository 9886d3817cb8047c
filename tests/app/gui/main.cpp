// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the window's tests: on no screen, with settings and caches of their own.
#define CATCH_CONFIG_RUNNER
#include <QApplication>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

int main(int argc, char** argv)
{
    const QTemporaryDir home;
    for (const char* place : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
        qputenv(place, home.path().toUtf8());
    qputenv("CROSSCASE_CODER", "Anna K.");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    int none = 1;
    QApplication application(none, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("crosscase"));
    QCoreApplication::setApplicationName(QStringLiteral("crosscase"));
    return Catch::Session().run(argc, argv);
}
