// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/theme.h"

#include "app/gui/bridge/strings.h"
#include "app/gui/bridge/style.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QFont>
#include <QPointer>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace crosscase::gui {

namespace {

constexpr double kWords = 4.5; // WCAG AA for text
constexpr double kMarks = 3.0; // for graphics

const QString kPortal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kColourScheme = QStringLiteral("color-scheme");
constexpr uint kPreferDark = 1;

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

struct Tones {
    QColor window, base, alternate, text, button, accent, onAccent, muted, link;
};

QPalette paletteOf(const Tones& tones)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& colour) {
        palette.setColor(QPalette::All, role, colour);
    };
    set(QPalette::Window, tones.window);
    set(QPalette::WindowText, tones.text);
    set(QPalette::Base, tones.base);
    set(QPalette::AlternateBase, tones.alternate);
    set(QPalette::Text, tones.text);
    set(QPalette::Button, tones.button);
    set(QPalette::ButtonText, tones.text);
    set(QPalette::BrightText, tones.text);
    set(QPalette::ToolTipBase, tones.base);
    set(QPalette::ToolTipText, tones.text);
    set(QPalette::Highlight, tones.accent);
    set(QPalette::HighlightedText, tones.onAccent);
    set(QPalette::Link, tones.link);
    set(QPalette::LinkVisited, tones.link);
    set(QPalette::PlaceholderText, tones.muted);
    set(QPalette::Light, tones.window.lighter(125));
    set(QPalette::Midlight, tones.window.lighter(110));
    set(QPalette::Mid, tones.window.darker(130));
    set(QPalette::Dark, tones.window.darker(160));
    set(QPalette::Shadow, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tones.muted);
    return palette;
}

Theme light()
{
    Theme theme;
    theme.palette = paletteOf({.window = rgb(0xf4f4f1),
                               .base = rgb(0xffffff),
                               .alternate = rgb(0xf8f8f6),
                               .text = rgb(0x1f2328),
                               .button = rgb(0xfcfcfb),
                               .accent = rgb(0x1f5fa8),
                               .onAccent = rgb(0xffffff),
                               .muted = rgb(0x5c636b),
                               .link = rgb(0x1a5799)});
    theme.muted = rgb(0x5c636b);
    theme.line = rgb(0xd4d4cf);
    theme.edge = rgb(0x858a88);
    theme.rail = rgb(0xe8e8e3);
    theme.card = rgb(0xffffff);
    theme.warning = rgb(0x8a5200);
    theme.error = rgb(0xb3261e);
    theme.hit = rgb(0xffe48a);
    theme.shade = rgb(0x9cc3ea);
    theme.selectedCoding = rgb(0x1f5fa8);
    return theme;
}

Theme dark()
{
    Theme theme;
    theme.dark = true;
    theme.palette = paletteOf({.window = rgb(0x26282b),
                               .base = rgb(0x1d1f21),
                               .alternate = rgb(0x232527),
                               .text = rgb(0xe6e6e3),
                               .button = rgb(0x34373b),
                               .accent = rgb(0x2f6db3),
                               .onAccent = rgb(0xffffff),
                               .muted = rgb(0xa9aeb4),
                               .link = rgb(0x8ab8ec)});
    theme.muted = rgb(0xa9aeb4);
    theme.line = rgb(0x43474c);
    theme.edge = rgb(0x7a8086);
    theme.rail = rgb(0x1f2123);
    theme.card = rgb(0x2c2f33);
    theme.warning = rgb(0xf0b65a);
    theme.error = rgb(0xff9a90);
    theme.hit = rgb(0x6b5a12);
    theme.shade = rgb(0x24578c);
    theme.selectedCoding = rgb(0x8ab8ec);
    return theme;
}

Theme& current()
{
    static Theme theme = light();
    return theme;
}

// Fusion draws well in both; this takes its gradients.
QString sheet(const Theme& theme)
{
    return QStringLiteral(
               "QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 4px; }"
               "QSplitter::handle { background: %3; }"
               "QSplitter::handle:horizontal { width: 1px; }"
               "QSplitter::handle:vertical { height: 1px; }"
               "QMenu::separator { height: 1px; background: %3; margin: 4px 8px; }"
               "QToolButton::menu-indicator { subcontrol-origin: padding;"
               " subcontrol-position: right center; right: 3px; }"
               "QWidget#rail { background: %4; }")
        .arg(theme.palette.color(QPalette::Text).name(),
             theme.card.name(),
             theme.line.name(),
             theme.rail.name());
}

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto part = [&](int x, int y) {
        return static_cast<int>(std::lround(x + (y - x) * share));
    };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

// Towards black or white until it stands out from `ground` enough.
QColor standingOut(QColor colour, const QColor& ground, double enough)
{
    const QColor end = luminance(ground) > 0.18 ? Qt::black : Qt::white;
    constexpr double kStep = 0.08;
    for (double share = kStep; contrast(colour, ground) < enough && share <= 1; share += kStep)
        colour = mixed(colour, end, kStep);
    return contrast(colour, ground) < enough ? end : colour;
}

} // namespace

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    constexpr double kFlare = 0.05;
    return (std::max(x, y) + kFlare) / (std::min(x, y) + kFlare);
}

const Theme& Theme::now()
{
    return current();
}

CodeColour colourOf(const std::string& stored, const Theme& theme)
{
    const QColor named = QColor::fromString(fromUtf8(stored));
    const QColor colour = named.isValid() ? named : theme.muted;
    const QColor base = theme.palette.color(QPalette::Base);
    const QColor text = theme.palette.color(QPalette::Text);
    CodeColour shown;
    shown.mark = standingOut(colour, base, kMarks);
    shown.background = mixed(base, colour, theme.dark ? 0.38 : 0.24);
    shown.text = standingOut(text, shown.background, kWords);
    shown.name = standingOut(colour, base, kWords);
    return shown;
}

ThemeSwitch& ThemeSwitch::instance()
{
    // Lives as long as the application, whose palette it sets.
    static auto* const theme = new ThemeSwitch;
    return *theme;
}

ThemeSwitch::ThemeSwitch()
    : QObject(qApp)
    , m_usualFontSize(QApplication::font().pointSizeF())
{
    QApplication::setStyle(new RoomyStyle);
    askDesktop();
    QDBusConnection::sessionBus().connect(kPortal,
                                          kPortalPath,
                                          kPortalSettings,
                                          QStringLiteral("SettingChanged"),
                                          this,
                                          SLOT(desktopChanged(QString, QString)));
    apply();
}

// Asks the desktop without waiting for it; a desktop without a portal says nothing, then its
// palette tells.
void ThemeSwitch::askDesktop()
{
    m_desktopIsDark =
        luminance(QApplication::style()->standardPalette().color(QPalette::Window)) < 0.18;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage question = QDBusMessage::createMethodCall(
        kPortal, kPortalPath, kPortalSettings, QStringLiteral("Read"));
    question << kAppearance << kColourScheme;
    bus.callWithCallback(question, this, SLOT(desktopAnswered(QDBusMessage)));
}

void ThemeSwitch::desktopAnswered(const QDBusMessage& answer)
{
    if (answer.arguments().isEmpty())
        return;
    // The portal wraps the value twice.
    QVariant value = answer.arguments().constFirst();
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    m_desktopIsDark = value.toUInt() == kPreferDark;
    apply();
}

void ThemeSwitch::desktopChanged(const QString& group, const QString& key)
{
    if (group == kAppearance && key == kColourScheme)
        askDesktop();
}

void ThemeSwitch::choose(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void ThemeSwitch::setFontSize(int points)
{
    m_fontSize = points;
    apply();
}

void ThemeSwitch::apply()
{
    const bool isDark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_desktopIsDark);
    current() = isDark ? dark() : light();
    // A new style sheet takes the fonts away that widgets were given: bold heads, zoomed texts.
    std::vector<std::pair<QPointer<QWidget>, QFont>> own;
    for (QWidget* widget : QApplication::allWidgets())
        if (widget->testAttribute(Qt::WA_SetFont))
            own.emplace_back(widget, widget->font());
    QApplication::setPalette(current().palette);
    QFont font = QApplication::font();
    font.setPointSizeF(m_fontSize > 0 ? m_fontSize : m_usualFontSize);
    QApplication::setFont(font);
    qApp->setStyleSheet(sheet(current()));
    for (const auto& [widget, kept] : own)
        if (widget != nullptr)
            widget->setFont(kept);
    Q_EMIT changed();
}

} // namespace crosscase::gui
