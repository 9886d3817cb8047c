// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/application.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/views/text_view.h"

#include <QPaintEvent>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cstdio>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crosscase::bench {

namespace {

// Says so when the widget is painted with a document in it.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(gui::TextView& view)
        : m_view(view)
    {}
    bool eventFilter(QObject* object, QEvent* event) override
    {
        const bool told = QObject::eventFilter(object, event);
        if (event->type() == QEvent::Paint && m_view.document() && m_view.isVisible()) {
            std::fputs("painted\n", stdout);
            std::fflush(stdout);
            QMetaObject::invokeMethod(
                qApp, [] { QApplication::exit(0); }, Qt::QueuedConnection);
        }
        return told;
    }

private:
    gui::TextView& m_view;
};

} // namespace

WatchedApplication& application()
{
    static const QTemporaryDir home;
    static int count = 1;
    static std::string name = "bench";
    static std::array<char*, 2> words{name.data(), nullptr};
    static WatchedApplication* made = [] {
        for (const char* place : {"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(place, home.path().toUtf8());
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        return new WatchedApplication(count, words.data()); // NOLINT: ends with the program
    }();
    return *made;
}

void settle(QWidget& window)
{
    constexpr int kQuiet = 200; // ms
    QTest::qWait(kQuiet);
    window.repaint();
}

std::unique_ptr<gui::MainWindow> opened(const std::filesystem::path& project)
{
    constexpr int kPatience = 300'000; // ms
    auto window = std::make_unique<gui::MainWindow>();
    window->resize(1280, 800);
    window->show();
    window->openProject(gui::fromPath(project));
    if (!QTest::qWaitFor([&] { return window->session() != nullptr; }, kPatience))
        giveUp("the window does not open the project");
    // Its index is made in another thread, and measured elsewhere.
    if (!QTest::qWaitFor([&] { return window->session()->index().isCurrent(); }, kPatience))
        giveUp("the texts are not indexed");
    settle(*window);
    return window;
}

int beWindow(const char* project)
{
    application();
    gui::MainWindow window;
    PaintWatch watch(*window.findChild<gui::TextView*>());
    for (QWidget* part : window.findChild<gui::TextView*>()->findChildren<QWidget*>())
        part->installEventFilter(&watch);
    window.show();
    window.openProject(QString::fromUtf8(project));
    return QApplication::exec();
}

Child startWindow(const std::filesystem::path& project)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        giveUp("no pipe");
    const Sample before = clockNow();
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execl("/proc/self/exe", "bench", "--window", project.c_str(), nullptr);
        _exit(1);
    }
    close(ends[1]);
    std::array<char, 16> told{};
    const ssize_t read = ::read(ends[0], told.data(), told.size());
    const Sample painted = clockNow();
    close(ends[0]);
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    if (read <= 0 || status != 0)
        giveUp("the window does not start");
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {{painted.wall - before.wall, seconds(used.ru_utime) + seconds(used.ru_stime)},
            used.ru_maxrss};
}

} // namespace crosscase::bench
