// SPDX-License-Identifier: GPL-3.0-or-later
// The window on no screen: in this program, and as a child that starts and ends.
#pragma once

#include "app/gui/views/main_window.h"
#include "tests/bench/measure.h"
#include "tests/bench/window/watched.h"

#include <filesystem>
#include <memory>

namespace crosscase::bench {

// Made when it is asked for first; settings are those of nobody.
WatchedApplication& application();

// Opens the project in a window and waits until its first document is shown.
[[nodiscard]] std::unique_ptr<gui::MainWindow> opened(const std::filesystem::path& project);
// Waits until nothing more is painted.
void settle(QWidget& window);

struct Child {
    Sample time;        // until the project's first document is painted; CPU: of all of its life
    long kilobytes = 0; // resident at its most
};
// Starts this program again as `--window PROJECT`.
[[nodiscard]] Child startWindow(const std::filesystem::path& project);
// What the child does: opens the window, tells when it is painted, ends.
int beWindow(const char* project);

} // namespace crosscase::bench
