// SPDX-License-Identifier: GPL-3.0-or-later
// What this machine remembers: projects opened last, and how the window was left.
#pragma once

#include <QDateTime>
#include <QList>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <memory>

namespace crosscase::gui {

// Of this user on this machine; a file of its own, so that tests can have another.
[[nodiscard]] std::unique_ptr<QSettings> settings();

struct RecentProject {
    QString path;
    QDateTime opened;
    int documents = 0;
};
// Newest first, at most twelve.
[[nodiscard]] QList<RecentProject> recentProjects();
void rememberProject(const RecentProject& project);
void forgetProject(const QString& path);

} // namespace crosscase::gui
