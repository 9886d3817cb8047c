// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/icons.h"
#include "app/gui/bridge/theme.h"
#include "app/gui/views/commands.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <vector>

namespace crosscase::gui {

namespace {

constexpr double kWords = 4.5;
constexpr double kMarks = 3.0;

std::vector<Theme> bothThemes()
{
    std::vector<Theme> themes;
    for (const ThemeChoice choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
        ThemeSwitch::instance().choose(choice);
        themes.push_back(Theme::now());
    }
    return themes;
}

} // namespace

TEST_CASE("words are readable on every ground, in light and dark")
{
    for (const Theme& theme : bothThemes()) {
        INFO((theme.dark ? "dark" : "light"));
        const auto of = [&](QPalette::ColorRole role) { return theme.palette.color(role); };
        for (const QColor& ground : {of(QPalette::Base),
                                     of(QPalette::Window),
                                     of(QPalette::AlternateBase),
                                     of(QPalette::Button),
                                     theme.card,
                                     theme.rail,
                                     theme.hit,
                                     theme.shade}) {
            INFO(ground.name().toStdString());
            CHECK(contrast(of(QPalette::Text), ground) >= kWords);
        }
        for (const QColor& ground : {of(QPalette::Base), of(QPalette::Window), theme.card}) {
            INFO(ground.name().toStdString());
            CHECK(contrast(theme.muted, ground) >= kWords);
            CHECK(contrast(theme.warning, ground) >= kWords);
            CHECK(contrast(theme.error, ground) >= kWords);
            CHECK(contrast(of(QPalette::Link), ground) >= kWords);
            CHECK(contrast(of(QPalette::PlaceholderText), ground) >= kWords);
            CHECK(contrast(theme.selectedCoding, ground) >= kMarks);
        }
        for (const QColor& ground : {of(QPalette::Base), of(QPalette::Window)})
            CHECK(contrast(theme.edge, ground) >= kMarks);
        CHECK(contrast(of(QPalette::HighlightedText), of(QPalette::Highlight)) >= kWords);
    }
}

TEST_CASE("whatever colour a code has, its name and its text can be read")
{
    const std::vector<Theme> themes = bothThemes();
    const bool held = rc::check("contrast of code colours", [&] {
        const std::string stored = fmt::format("#{:06x}", *rc::gen::inRange(0, 0x1000000));
        for (const Theme& theme : themes) {
            const CodeColour shown = colourOf(stored, theme);
            const QColor base = theme.palette.color(QPalette::Base);
            RC_ASSERT(contrast(shown.mark, base) >= kMarks);
            RC_ASSERT(contrast(shown.name, base) >= kWords);
            RC_ASSERT(contrast(shown.text, shown.background) >= kWords);
        }
    });
    CHECK(held);
}

TEST_CASE("the contrast of black on white is 21, of a colour on itself 1")
{
    CHECK(contrast(Qt::black, Qt::white) == Approx(21));
    CHECK(contrast(Qt::red, Qt::red) == Approx(1));
    CHECK(contrast(QColor(0x77, 0x77, 0x77), Qt::white) == Approx(4.48).margin(0.01));
}

TEST_CASE("every icon that a command names is there")
{
    for (const CommandText& text : commands()) {
        INFO(text.text);
        CHECK((*text.icon == '\0' || !icon(QString::fromLatin1(text.icon)).isNull()));
    }
}

} // namespace crosscase::gui
