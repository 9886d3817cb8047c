// SPDX-License-Identifier: GPL-3.0-or-later
// How a stored text is shown: lines that are too long for Qt's layout are cut into blocks at seams,
// and a few characters that Qt keeps for itself have a substitute. What is shown is never stored.
#pragma once

#include "core/text/offset_map.h"

#include <QString>

#include <vector>

namespace crosscase::gui {

class DisplayText {
public:
    // UTF-16 units of a block; laying one out takes about ten milliseconds.
    static constexpr int kLongestBlock = 16'384;

    DisplayText() = default;
    // `offsets` are the text's own, and outlive this.
    DisplayText(std::string_view utf8, const text::OffsetMap& offsets);

    // What the widget gets; it is not kept here. A seam is a line end in it.
    [[nodiscard]] QString takeWords() { return std::move(m_words); }
    [[nodiscard]] int size() const { return m_size; }

    // Where a code point stands in the widget, and where a span that ends before it ends there:
    // they differ at a seam.
    [[nodiscard]] int startOf(text::CodePoint position) const;
    [[nodiscard]] int endOf(text::CodePoint position) const;
    // The code point at a place of the widget; both sides of a seam are one.
    [[nodiscard]] text::CodePoint codePointAt(int place) const;
    // Is the line end at this place of the widget a seam?
    [[nodiscard]] bool isSeam(int place) const;
    [[nodiscard]] std::size_t seams() const { return m_seams.size(); }

private:
    const text::OffsetMap* m_offsets = nullptr;
    QString m_words;
    int m_size = 0;
    std::vector<int> m_seams; // UTF-16 units of the text before each
};

} // namespace crosscase::gui
