// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/machine.h"

#include <algorithm>

namespace crosscase::gui {

namespace {

constexpr qsizetype kMost = 12;
const QString kRecent = QStringLiteral("recent");

void write(const QList<RecentProject>& projects)
{
    const auto store = settings();
    store->beginWriteArray(kRecent, static_cast<int>(projects.size()));
    for (qsizetype i = 0; i < projects.size(); ++i) {
        store->setArrayIndex(static_cast<int>(i));
        store->setValue(QStringLiteral("path"), projects[i].path);
        store->setValue(QStringLiteral("opened"), projects[i].opened);
        store->setValue(QStringLiteral("documents"), projects[i].documents);
    }
    store->endArray();
}

QList<RecentProject> without(const QString& path)
{
    QList<RecentProject> projects = recentProjects();
    projects.removeIf([&](const RecentProject& project) { return project.path == path; });
    return projects;
}

} // namespace

std::unique_ptr<QSettings> settings()
{
    return std::make_unique<QSettings>(QSettings::IniFormat,
                                       QSettings::UserScope,
                                       QStringLiteral("crosscase"),
                                       QStringLiteral("window"));
}

QList<RecentProject> recentProjects()
{
    const auto store = settings();
    QList<RecentProject> projects;
    const int count = store->beginReadArray(kRecent);
    for (int i = 0; i < count; ++i) {
        store->setArrayIndex(i);
        projects.append({store->value(QStringLiteral("path")).toString(),
                         store->value(QStringLiteral("opened")).toDateTime(),
                         store->value(QStringLiteral("documents")).toInt()});
    }
    store->endArray();
    return projects;
}

void rememberProject(const RecentProject& project)
{
    QList<RecentProject> projects = without(project.path);
    projects.prepend(project);
    write(projects.first(std::min(kMost, projects.size())));
}

void forgetProject(const QString& path)
{
    write(without(path));
}

} // namespace crosscase::gui
