// SPDX-License-Identifier: GPL-3.0-or-later
// What every control of a dialog has: a name for tests, and its label for screen readers.
#pragma once

#include <QString>

namespace crosscase::gui {

template <typename Widget>
Widget* named(Widget* widget, const char* name, const QString& label)
{
    widget->setObjectName(QString::fromLatin1(name));
    widget->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    return widget;
}

} // namespace crosscase::gui
