// SPDX-License-Identifier: GPL-3.0-or-later
// The program `crosscase`: from the words of the command line to an exit status.
#pragma once

namespace crosscase::cli {

// 0: done; 1: failed, refused or done in part; 2: wrong usage. Never throws.
[[nodiscard]] int run(int argc, char** argv);

} // namespace crosscase::cli
