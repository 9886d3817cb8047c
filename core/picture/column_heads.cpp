// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/column_heads.h"

#include <algorithm>

namespace crosscase::picture {

namespace {

constexpr double kLongest = 132;  // of a head that does not stand level
constexpr double kSlant = 0.7071; // sine and cosine of 45 degrees
constexpr std::size_t kLines = 4;
constexpr double kLine = 13.5;

} // namespace

ColumnHeads::ColumnHeads(const table::Table& table, const std::vector<std::size_t>& columns)
{
    for (const std::size_t column : columns) {
        const auto& heads = table.columns[column].heads;
        m_heads.push_back(heads.empty() ? std::string() : cleaned(heads.back()));
        std::string group;
        for (std::size_t level = 0; level + 1 < heads.size(); ++level)
            group += (group.empty() ? "" : " > ") + cleaned(heads[level]);
        m_groups.push_back(std::move(group));
    }
    m_groupHeight = std::any_of(m_groups.begin(),
                                m_groups.end(),
                                [](const std::string& group) { return !group.empty(); })
                        ? 22
                        : 0;
}

double ColumnHeads::shownWidth(std::size_t column) const
{
    return std::min(widthOf(m_heads[column], m_font), kLongest);
}

void ColumnHeads::measure(double cell)
{
    m_cell = cell;
    double widest = 0;
    std::size_t lines = 1;
    double longest = 0;
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        widest = std::max(widest, widestWord(m_heads[i], m_font));
        longest = std::max(longest, shownWidth(i));
        lines = std::max(lines, wrapped(m_heads[i], m_font, cell - 5, 99).size());
    }
    m_font.size = cell < 13 ? 9 : kLabelFont.size;
    if (widest <= cell - 5 && lines <= kLines) {
        m_stand = Stand::Level;
        m_height = static_cast<double>(lines) * kLine + 8;
        return;
    }
    m_stand = cell >= 18 && m_groupHeight == 0 ? Stand::Aslant : Stand::Upright;
    m_height = (m_stand == Stand::Aslant ? longest * kSlant : longest) + 14;
}

double ColumnHeads::overhang() const
{
    if (m_stand != Stand::Aslant)
        return 0;
    double reach = 0;
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        const double behind = m_cell * (static_cast<double>(m_heads.size() - i) - 0.5);
        reach = std::max(reach, shownWidth(i) * kSlant + 8 - behind);
    }
    return reach;
}

void ColumnHeads::drawGroups(Frame& frame, double left) const
{
    for (std::size_t first = 0; first < m_groups.size();) {
        std::size_t last = first + 1;
        while (last < m_groups.size() && m_groups[last] == m_groups[first])
            ++last;
        if (!m_groups[first].empty()) {
            const double x = left + m_cell * static_cast<double>(first);
            const double width = m_cell * static_cast<double>(last - first);
            frame.canvas.fittedText({x + width / 2, frame.y + 12},
                                    m_groups[first],
                                    frame.words({m_font.size, true}, Anchor::Middle),
                                    width - 4);
            frame.canvas.line(
                {x + 2, frame.y + 18}, {x + width - 2, frame.y + 18}, {frame.palette.line, 0.75});
        }
        first = last;
    }
}

void ColumnHeads::drawHead(Frame& frame, std::size_t column, double left, bool bold) const
{
    const double bottom = frame.y + height() - 7;
    const double middle = left + m_cell * (static_cast<double>(column) + 0.5);
    const std::string& head = m_heads[column];
    TextStyle style = frame.words({m_font.size, bold}, Anchor::Middle);
    if (m_stand != Stand::Level) {
        style.anchor = Anchor::Start;
        style.turn = m_stand == Stand::Aslant ? -45 : -90;
        const double aside = m_stand == Stand::Aslant ? 2 : m_font.size * 0.36;
        frame.canvas.fittedText({middle + aside, bottom}, head, style, kLongest);
        return;
    }
    const auto lines = wrapped(head, style.font, m_cell - 4, kLines);
    const double top = bottom - kLine * (static_cast<double>(lines.size()) - 1);
    frame.canvas.lines({middle, top}, lines, style, kLine);
}

void ColumnHeads::draw(Frame& frame, double left, const TableParts& parts) const
{
    drawGroups(frame, left);
    for (std::size_t i = 0; i < m_heads.size(); ++i) {
        drawHead(frame, i, left, parts.totalColumns[parts.values[i]]);
        const Box box{left + m_cell * static_cast<double>(i),
                      frame.y + m_groupHeight,
                      m_cell,
                      std::max(m_height, 1.0)};
        frame.picture.areas.push_back({box.corners(), {}, parts.values[i], {}});
    }
    frame.y += height();
}

} // namespace crosscase::picture
