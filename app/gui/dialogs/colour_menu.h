// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the colour of a code: one of the palette, another one, or that of the code above.
#pragma once

#include <QIcon>
#include <QString>

#include <optional>

class QWidget;

namespace crosscase::gui {

// A filled square with a line around it, as codes of that colour are marked.
[[nodiscard]] QIcon colourIcon(const QString& stored);

// Opens below `button`. "#rrggbb", empty: as the code above it; nothing: never mind.
[[nodiscard]] std::optional<QString> askColour(const QString& now, QWidget* button);

} // namespace crosscase::gui
