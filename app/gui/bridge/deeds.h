// SPDX-License-Identifier: GPL-3.0-or-later
// What a change is called before and after it is done: "Code P01 with Trust", "Coded P01 with
// Trust".
#pragma once

#include <QString>

namespace crosscase::gui {

// The title of a batch as what has happened. A title that begins with no verb we know stays.
[[nodiscard]] QString saidDone(const QString& title);

} // namespace crosscase::gui
