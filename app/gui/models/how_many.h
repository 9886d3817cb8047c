// SPDX-License-Identifier: GPL-3.0-or-later
// "1 quote", "2 quotes": numbers with their word.
#pragma once

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace crosscase::gui {

// `one` and `many` are to be translated; `many` has a %1.
[[nodiscard]] inline QString howMany(qsizetype number, const QString& one, const QString& many)
{
    return number == 1 ? one : many.arg(QLocale().toString(number));
}
[[nodiscard]] inline QString quotesInWords(qsizetype number)
{
    return howMany(number,
                   QCoreApplication::translate("HowMany", "1 quote"),
                   QCoreApplication::translate("HowMany", "%1 quotes"));
}
[[nodiscard]] inline QString casesInWords(qsizetype number)
{
    return howMany(number,
                   QCoreApplication::translate("HowMany", "1 case"),
                   QCoreApplication::translate("HowMany", "%1 cases"));
}
[[nodiscard]] inline QString changesInWords(qsizetype number)
{
    return howMany(number,
                   QCoreApplication::translate("HowMany", "1 change"),
                   QCoreApplication::translate("HowMany", "%1 changes"));
}

} // namespace crosscase::gui
