// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sample study's tables lie on this machine.
#pragma once

#include <QString>

namespace crosscase::gui {

// With the program's own files; when it runs from its build tree, in the sources. Empty: nowhere.
[[nodiscard]] QString sampleFolder();

} // namespace crosscase::gui
