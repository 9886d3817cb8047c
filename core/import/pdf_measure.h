// SPDX-License-Identifier: GPL-3.0-or-later
// The measures of a document's setting: how far apart lines stand and how far they reach.
#pragma once

#include "core/import/pdf_notes.h"

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace crosscase::importing::pdf {

// Letters so many times as high are larger than others; below that fonts differ by themselves.
constexpr double kLarger = 1.15;

// What a line has around it.
struct Room {
    bool apart = false; // stands off from the line before, or in letters of another size
    double right = 0;   // how far its neighbours reach
    double width = 0;   // from the column's left side to there
    double spare = 0;   // room on the line before, less the first word of this one; > 0: the line
                        // before was ended on purpose
    bool indented = false; // the line after it begins further to the left
};

class Measure {
public:
    // Sets the sides of the columns.
    Measure(std::vector<PageText>& pages, double usualHeight);

    // One for each line of the column.
    [[nodiscard]] std::vector<Room> roomsOf(const Column& column) const;
    // Letters of about the same size.
    [[nodiscard]] static bool alike(double height, double other);
    // Not clearly larger than the text.
    [[nodiscard]] bool isText(double height) const { return height < kLarger * m_usualHeight; }
    // What the first word takes on the line before, with a blank.
    [[nodiscard]] static double roomFor(const Line& line);
    // Paragraphs are told by their indented first line.
    [[nodiscard]] bool indents() const { return m_indents; }
    // Most paragraphs are told by that, by a gap, or by a label.
    [[nodiscard]] bool marks() const { return m_marks; }

private:
    void measurePitch(const std::vector<PageText>& pages);
    void measureMarks(const std::vector<PageText>& pages);
    [[nodiscard]] std::optional<double> pitchOf(double height) const;
    [[nodiscard]] bool isApart(const std::vector<Line>& lines, std::size_t at) const;

    double m_usualHeight;
    std::map<long, double> m_pitch; // by the letters' height in half points
    bool m_indents = false;
    bool m_marks = false;
};

} // namespace crosscase::importing::pdf
