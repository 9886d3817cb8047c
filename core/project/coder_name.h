// SPDX-License-Identifier: GPL-3.0-or-later
// Who works at this machine: the same for the window and the command line.
#pragma once

#include "core/base/error.h"

#include <string>

namespace crosscase::project {

// CROSSCASE_CODER, else the coder that the project was packaged for (empty: none), else the name
// set on this machine (the first line of `crosscase/coder` in $XDG_CONFIG_HOME or ~/.config), else
// the login name.
[[nodiscard]] std::string defaultCoder(const std::string& ofPackage = {});

// Sets the name on this machine. Refused: an empty name; Io: the folder cannot be written.
[[nodiscard]] Result<void> rememberCoder(const std::string& name);

} // namespace crosscase::project
