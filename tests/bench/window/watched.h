// SPDX-License-Identifier: GPL-3.0-or-later
// An application that knows for how long each event held up the window's thread.
#pragma once

#include <QApplication>

#include <functional>

namespace crosscase::bench {

struct Held {
    double wall = 0; // seconds, the longest event
    double cpu = 0;  // of the window's thread alone, the event that computed most
    double all = 0;  // CPU seconds of all its events
};

class WatchedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override;

    // From now on.
    void begin() { m_held = {}; }
    [[nodiscard]] Held held() const { return m_held; }

private:
    int m_depth = 0;
    Held m_held;
};

} // namespace crosscase::bench
