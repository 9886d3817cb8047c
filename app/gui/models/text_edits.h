// SPDX-License-Identifier: GPL-3.0-or-later
// What a person types in a text that is being corrected, as pieces of the stored text and new
// words: what was not touched is given back byte for byte.
#pragma once

#include "app/gui/bridge/display_text.h"

#include <QString>

#include <string>
#include <vector>

namespace crosscase::gui {

class TextEdits {
public:
    // A text that is shown in `size` units.
    explicit TextEdits(int size)
        : m_pieces{{.from = 0, .length = size}}
    {}
    // `removed` units at `place` of what is shown now gave way to `added`.
    void replace(int place, int removed, int added);
    [[nodiscard]] bool any() const { return m_any; }
    // `shown` is what the widget holds now, with paragraph separators as line ends.
    [[nodiscard]] std::string text(std::string_view utf8,
                                   const text::OffsetMap& offsets,
                                   const DisplayText& display,
                                   const QString& shown) const;

private:
    static constexpr int kTyped = -1;
    struct Piece {
        int from = kTyped; // in what was shown at first
        int length = 0;
    };
    // The piece that begins at a place; cuts the one that holds it.
    std::size_t cutAt(int place);

    std::vector<Piece> m_pieces;
    bool m_any = false;
};

} // namespace crosscase::gui
