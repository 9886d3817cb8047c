// SPDX-License-Identifier: GPL-3.0-or-later
// Light and dark: the colours of the window, and those of codes on it.
#pragma once

#include "core/model/objects.h"

#include <QColor>
#include <QObject>
#include <QPalette>
#include <QString>

#include <cstdint>
#include <string>

class QDBusMessage;

namespace crosscase::gui {

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

// All colours of the window that the palette has no role for. Text on them has a contrast of at
// least 4.5 (tests/app/gui/theme_test.cpp).
struct Theme {
    bool dark = false;
    QPalette palette;
    QColor muted;          // words of less weight, on the base and on the window
    QColor line;           // between panes, around cards
    QColor edge;           // around fields and boxes: contrast of at least 3
    QColor rail;           // behind the rail of workspaces
    QColor card;           // behind hover cards and raised things
    QColor warning;        // words of warning
    QColor error;          // words of error
    QColor hit;            // behind what is found in a text
    QColor shade;          // the deepest shade of a table's heat
    QColor selectedCoding; // outline of the selected coding

    // What a person sees now.
    [[nodiscard]] static const Theme& now();
};

// Sets the application's palette and style sheet, and follows the desktop if that is the choice.
class ThemeSwitch : public QObject {
    Q_OBJECT

public:
    static ThemeSwitch& instance();
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void choose(ThemeChoice choice);
    // Points, of the controls; 0: the desktop's.
    void setFontSize(int points);

Q_SIGNALS:
    void changed();

private:
    ThemeSwitch();
    void apply();
    void askDesktop();
    Q_SLOT void desktopAnswered(const QDBusMessage& answer);
    Q_SLOT void desktopChanged(const QString& group, const QString& key);

    ThemeChoice m_choice = ThemeChoice::System;
    bool m_desktopIsDark = false;
    int m_fontSize = 0;
    double m_usualFontSize = 0;
};

// --- codes -------------------------------------------------------------------------------------

// A colour with the words that stand on it.
struct CodeColour {
    QColor mark;       // dot, bracket, underline: contrast of at least 3 to the base
    QColor background; // behind coded text
    QColor text;       // on `background`, contrast of at least 4.5
    QColor name;       // the code's name in its colour on the base, contrast of at least 4.5
};
// Of a stored colour ("#rrggbb"; empty: grey), as the theme shows it.
[[nodiscard]] CodeColour colourOf(const std::string& stored, const Theme& theme = Theme::now());
// The ratio of WCAG 2.1, 1 to 21.
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace crosscase::gui
