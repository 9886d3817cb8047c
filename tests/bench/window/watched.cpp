// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/watched.h"

#include "tests/bench/measure.h"

#include <QEvent>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace crosscase::bench {

namespace {

double threadTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    const int type = event->type();
    const char* kind = receiver->metaObject()->className();
    const Sample before = clockNow();
    const double from = threadTime();
    ++m_depth;
    const bool taken = QApplication::notify(receiver, event);
    --m_depth;
    const double cpu = threadTime() - from;
    const double wall = clockNow().wall - before.wall;
    m_held.wall = std::max(m_held.wall, wall);
    m_held.cpu = std::max(m_held.cpu, cpu);
    m_held.all += cpu;
    // To find what it was.
    static const bool tells = std::getenv("CROSSCASE_BENCH_EVENTS") != nullptr;
    constexpr double kTold = 0.05;
    if (tells && wall > kTold)
        std::fprintf(
            stderr, "  event %d to %s: %.0f ms (cpu %.0f)\n", type, kind, wall * 1e3, cpu * 1e3);
    return taken;
}

} // namespace crosscase::bench
