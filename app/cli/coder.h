// SPDX-License-Identifier: GPL-3.0-or-later
// Who works at this machine.
#pragma once

#include <string>

namespace crosscase::cli {

// CROSSCASE_CODER, else the first line of `crosscase/coder` in $XDG_CONFIG_HOME or ~/.config (the
// window writes it), else the login name.
[[nodiscard]] std::string defaultCoder();

} // namespace crosscase::cli
