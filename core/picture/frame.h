// SPDX-License-Identifier: GPL-3.0-or-later
// What all figures have in common: title above, notes below, sizes of words, nothing to show.
#pragma once

#include "core/picture/canvas.h"
#include "core/picture/palette.h"
#include "core/picture/picture.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::picture {

inline constexpr Font kTitleFont{15, true};
inline constexpr Font kLabelFont{11.5, false};
inline constexpr Font kValueFont{11, false};
inline constexpr Font kNoteFont{9.5, false};

// A figure being drawn: from the top down, `y` is where the next part begins.
class Frame {
public:
    // `ownTitle` is used when the style has none. A width beyond the limits of picture.h is
    // brought within them.
    Frame(const Style& style, std::string_view ownTitle);

    Canvas canvas;
    const Palette& palette;
    double width; // of the whole picture; a figure may make it larger before it draws
    double y = Canvas::kMargin;
    Picture picture; // areas and notes are filled by the figure

    [[nodiscard]] static double left() { return Canvas::kMargin; }
    [[nodiscard]] double right() const { return width - Canvas::kMargin; }
    [[nodiscard]] double inner() const { return width - 2 * Canvas::kMargin; }
    [[nodiscard]] TextStyle words(Font font, Anchor anchor = Anchor::Start) const
    {
        return {font, palette.ink, anchor};
    }
    [[nodiscard]] TextStyle faintWords(Font font, Anchor anchor = Anchor::Start) const
    {
        return {font, palette.faint, anchor};
    }

    // The title, at most two lines. To be called when `width` is settled.
    void drawTitle();
    // Notes as small words below what was drawn, at most twelve lines.
    void drawNotes(const std::vector<std::string>& notes);
    // In place of a figure without content.
    void drawNothing(std::string_view sentence);
    // `description` for those who cannot see it. Nothing may be drawn afterwards.
    [[nodiscard]] Picture finish(std::string_view description);

private:
    std::string m_title;
};

struct LegendEntry {
    std::string words; // clean
    Colour colour;
};
// Squares with words in as many lines as they need; moves frame.y below them.
void drawLegend(Frame& frame, const std::vector<LegendEntry>& entries);

// "1 case", "3 cases".
[[nodiscard]] std::string counted(std::size_t number, std::string_view one, std::string_view many);

} // namespace crosscase::picture
