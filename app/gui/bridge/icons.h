// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own icons: drawings in one colour, which is that of the text around them.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace crosscase::gui {

// icons/NAME.svg in the colour of the theme's text (or the one given), sharp at every size.
// Asked again after the theme has changed. No icon of that name: an empty one.
[[nodiscard]] QIcon icon(const QString& name, const QColor& colour = {});

} // namespace crosscase::gui
