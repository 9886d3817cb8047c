// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/dialogs/colour_menu.h"

#include "app/gui/bridge/palette.h"
#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/theme.h"

#include <QColorDialog>
#include <QCoreApplication>
#include <QGridLayout>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QToolButton>
#include <QWidgetAction>

namespace crosscase::gui {

namespace {

constexpr int kColumns = 6;
constexpr int kSquare = 20;

QString say(const char* words)
{
    return QCoreApplication::translate("ColourMenu", words);
}

// The palette as buttons; Tab and arrows walk through them.
QWidget* makeSwatches(QMenu& menu, std::optional<QString>& chosen, const QString& now)
{
    auto* swatches = new QWidget;
    auto* grid = new QGridLayout(swatches);
    grid->setSpacing(2);
    int at = 0;
    for (const char* colour : paletteColours()) {
        const QString name = QString::fromLatin1(colour);
        auto* swatch = new QToolButton;
        swatch->setIcon(colourIcon(name));
        swatch->setIconSize({kSquare, kSquare});
        swatch->setAutoRaise(true);
        swatch->setCheckable(true);
        swatch->setChecked(name == now);
        swatch->setToolTip(name);
        swatch->setObjectName(QStringLiteral("swatch%1").arg(at));
        swatch->setAccessibleName(say(QT_TRANSLATE_NOOP("ColourMenu", "Colour %1")).arg(name));
        swatch->setFocusPolicy(Qt::StrongFocus);
        QObject::connect(swatch, &QToolButton::clicked, &menu, [&menu, &chosen, name] {
            chosen = name;
            menu.close();
        });
        grid->addWidget(swatch, at / kColumns, at % kColumns);
        ++at;
    }
    return swatches;
}

} // namespace

QIcon colourIcon(const QString& stored)
{
    const CodeColour colour = colourOf(toUtf8(stored));
    QPixmap drawn(kSquare * 2, kSquare * 2);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor own(stored);
    painter.setBrush(own.isValid() ? own : colour.mark);
    painter.setPen(QPen(colour.mark, 3));
    painter.drawRoundedRect(drawn.rect().adjusted(3, 3, -3, -3), 6, 6);
    painter.end();
    return drawn;
}

std::optional<QString> askColour(const QString& now, QWidget* button)
{
    std::optional<QString> chosen;
    QMenu menu(button);
    menu.setObjectName(QStringLiteral("colourMenu"));
    auto* swatches = new QWidgetAction(&menu);
    swatches->setDefaultWidget(makeSwatches(menu, chosen, now));
    menu.addAction(swatches);
    menu.addSeparator();
    QAction* other = menu.addAction(say(QT_TRANSLATE_NOOP("ColourMenu", "&Other colour...")));
    QAction* above = menu.addAction(say(QT_TRANSLATE_NOOP("ColourMenu", "&As the code above it")));
    const QAction* taken = menu.exec(button->mapToGlobal(QPoint(0, button->height())));
    if (taken == above)
        return QString();
    if (taken == other) {
        const QColor own =
            QColorDialog::getColor(QColor(now),
                                   button->window(),
                                   say(QT_TRANSLATE_NOOP("ColourMenu", "Colour of the code")));
        if (own.isValid())
            return own.name();
    }
    return chosen;
}

} // namespace crosscase::gui
