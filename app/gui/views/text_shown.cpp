// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/text_shown.h"

#include "app/gui/bridge/strings.h"

namespace crosscase::gui {

namespace {

// Paler until the window's own words can be read on it.
QColor readableGround(const CodeColour& colour)
{
    const QColor base = Theme::now().palette.color(QPalette::Base);
    const QColor words = Theme::now().palette.color(QPalette::Text);
    constexpr double kEnough = 4.5;
    constexpr int kSteps = 10;
    QColor ground = colour.background;
    for (int step = 1; step <= kSteps && contrast(words, ground) < kEnough; ++step) {
        const auto part = [&](int from, int to) { return from + (to - from) * step / kSteps; };
        ground = QColor(part(colour.background.red(), base.red()),
                        part(colour.background.green(), base.green()),
                        part(colour.background.blue(), base.blue()));
    }
    return ground;
}

} // namespace

const ShownText::Look& ShownText::look(model::Id<model::Code> code) const
{
    const auto known = m_looks.find(code);
    if (known != m_looks.end())
        return known->second;
    const auto row = session == nullptr ? std::nullopt : session->corpus().find(code);
    const CodeColour colour = colourOf(row ? row->colour : std::string());
    Look look{row ? fromUtf8(row->name) : QString(), colour, readableGround(colour)};
    return m_looks.emplace(code, std::move(look)).first->second;
}

} // namespace crosscase::gui
