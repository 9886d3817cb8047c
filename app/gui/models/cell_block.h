// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, line ends between
// rows, quotes around cells that hold either.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace crosscase::gui {

using CellBlock = QList<QStringList>; // rows

[[nodiscard]] QString toClipboardText(const CellBlock& block);
[[nodiscard]] CellBlock fromClipboardText(const QString& text);

} // namespace crosscase::gui
