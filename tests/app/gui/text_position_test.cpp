// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bridge/text_position.h"

#include <QString>

#include <catch2/catch.hpp>

namespace gui = crosscase::gui;

TEST_CASE("the bridge counts as QString does")
{
    const std::string utf8 = "a\xF0\x9F\x98\x80\xC3\xA4z";
    const crosscase::text::OffsetMap map(utf8);
    const QString text = QString::fromStdString(utf8);
    CHECK(gui::documentPosition(map, map.codePoints()) == text.size());
    CHECK(text.mid(gui::documentPosition(map, 2), 1) == QString::fromUtf8("ä"));
    CHECK(gui::codePoint(map, 3) == 2);
    CHECK(gui::codePoint(map, 2) == 1); // inside the pair
}
