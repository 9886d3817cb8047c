// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/plurals.h"

#include <QCoreApplication>

namespace crosscase::gui {

void Plurals::install()
{
    auto* application = QCoreApplication::instance();
    if (application->findChild<Plurals*>() == nullptr)
        QCoreApplication::installTranslator(new Plurals(application));
}

QString Plurals::translate(const char* /*context*/,
                           const char* source,
                           const char* /*disambiguation*/,
                           int number) const
{
    const QString words = QString::fromUtf8(source);
    const QString either = QStringLiteral("(s)");
    if (number < 0 || !words.contains(either))
        return {}; // as it is written
    return QString(words).replace(either, number == 1 ? QString() : QStringLiteral("s"));
}

} // namespace crosscase::gui
