// SPDX-License-Identifier: GPL-3.0-or-later
// How the system interrupts us: Ctrl+C stops a work cleanly; a closed pipe or a full disk is an
// error of writing, not the end of the program.
#pragma once

#include <atomic>

namespace crosscase::cli {

void prepareSignals();

// Set by the first SIGINT or SIGTERM; the second one ends the program at once.
[[nodiscard]] const std::atomic<bool>& cancelled();

} // namespace crosscase::cli
