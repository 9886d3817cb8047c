// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/frame.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::picture {

namespace {

constexpr std::size_t kNoteLines = 12;

double widthWithin(double wanted)
{
    return std::isfinite(wanted) ? std::clamp(wanted, kSmallestWidth, kLargestWidth) : 720;
}

} // namespace

Frame::Frame(const Style& style, std::string_view ownTitle)
    : palette(paletteOf(style.tone))
    , width(widthWithin(style.width))
    , m_title(cleaned(style.title.empty() ? ownTitle : std::string_view(style.title)))
{
    canvas.setPaper(palette.paper);
}

void Frame::drawTitle()
{
    if (m_title.empty())
        return;
    const auto lines = wrapped(m_title, kTitleFont, inner(), 2);
    const bool shortened = lines.back().ends_with("…") && !m_title.ends_with("…");
    if (shortened)
        canvas.open(m_title);
    canvas.lines({left(), y + kTitleFont.size}, lines, words(kTitleFont), 20);
    if (shortened)
        canvas.close();
    y += 20.0 * static_cast<double>(lines.size()) + 12;
}

void Frame::drawNotes(const std::vector<std::string>& notes)
{
    std::size_t room = kNoteLines;
    y += notes.empty() ? 0 : 10;
    for (const std::string& note : notes) {
        if (room == 0)
            break;
        const auto lines = wrapped(cleaned(note), kNoteFont, inner(), room);
        room -= lines.size();
        canvas.lines({left(), y + kNoteFont.size}, lines, faintWords(kNoteFont), 13);
        y += 13.0 * static_cast<double>(lines.size()) + 2;
    }
}

void Frame::drawNothing(std::string_view sentence)
{
    const std::string clean = cleaned(sentence);
    const auto lines = wrapped(clean, kLabelFont, inner() - 40, 6);
    const double height = 48 + 17.0 * static_cast<double>(lines.size());
    canvas.rect(
        {left(), y, inner(), height}, {.fill = palette.wash, .stroke = Stroke{palette.hair, 1}}, 4);
    canvas.lines({width / 2, y + 24 + 12}, lines, faintWords(kLabelFont, Anchor::Middle), 17);
    y += height;
    picture.notes.push_back(clean);
}

Picture Frame::finish(std::string_view description)
{
    picture.width = width;
    picture.height = std::ceil(y + Canvas::kMargin);
    picture.svg =
        canvas.finish(picture.width,
                      picture.height,
                      m_title.empty() ? description.substr(0, description.find('.')) : m_title,
                      description);
    return std::move(picture);
}

void drawLegend(Frame& frame, const std::vector<LegendEntry>& entries)
{
    if (entries.empty())
        return;
    constexpr double kSquare = 10;
    constexpr double kStep = 18;
    Point at{frame.left(), frame.y};
    for (const LegendEntry& entry : entries) {
        const double room = frame.inner() - kSquare - 6;
        const double wide = kSquare + 6 + std::min(widthOf(entry.words, kValueFont), room) + 16;
        if (at.x > frame.left() && at.x + wide - 16 > frame.right())
            at = {frame.left(), at.y + kStep};
        frame.canvas.rect({at.x, at.y + 2, kSquare, kSquare}, {.fill = entry.colour}, 1.5);
        frame.canvas.fittedText(
            {at.x + kSquare + 6, at.y + 11}, entry.words, frame.words(kValueFont), room);
        at.x += wide;
    }
    frame.y = at.y + kStep + 6;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

} // namespace crosscase::picture
