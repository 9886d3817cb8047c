// SPDX-License-Identifier: GPL-3.0-or-later
// The files that were chosen in a dialog, also those that were typed faster than their folder could
// be read.
#pragma once

#include <QStringList>

class QFileDialog;

namespace crosscase::gui {

// `selected` and what stands in the dialog's line of names: "a.txt" "/b/c.txt".
[[nodiscard]] QStringList withTypedFiles(const QFileDialog& dialog, const QStringList& selected);

} // namespace crosscase::gui
