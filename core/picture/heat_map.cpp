// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/heat_map.h"

#include "core/picture/column_heads.h"
#include "core/picture/frame.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::picture {

namespace {

constexpr std::size_t kCellsWithTitles = 2500; // more would only make the file large
constexpr double kSmallestCell = 11;
constexpr double kLargestCell = 96;

struct Range {
    double least = 0;    // the smallest value
    double most = 0;     // the largest
    double smallest = 0; // the smallest above zero
    bool numbers = false;
    bool words = false;
    bool zeros = false;
    bool gaps = false;
};

class Drawing {
public:
    Drawing(const table::Table& table, const HeatMapOptions& options)
        : m_table(table)
        , m_levels(options.levels)
        , m_parts(partsOf(table, options.totals, options.levels))
        , m_frame(options.style, table.title)
    {}

    Result<Picture> draw();

private:
    void measureValues();
    void measureLayout();
    void drawHeads();
    void drawRows();
    void drawNames(std::size_t row);
    void drawCell(std::size_t row, std::size_t column, const Box& box);
    void drawGap(const Box& box);
    void drawBar(Point at, double length);
    double drawSample(Point at, bool gap, std::string_view words);
    void drawLegendLine();
    [[nodiscard]] std::optional<std::size_t> levelOf(const table::Value& value) const;
    [[nodiscard]] std::optional<Colour> shadeOf(const table::Value& value) const;
    [[nodiscard]] Colour shadeOf(double value) const;
    [[nodiscard]] double columnLeft(std::size_t i) const
    {
        return m_frame.left() + m_names.sum + static_cast<double>(i) * m_cell;
    }

    const table::Table& m_table;
    const std::vector<std::string>& m_levels;
    TableParts m_parts;
    Frame m_frame;
    Range m_range;
    NameWidths m_names;
    ColumnHeads m_heads;
    double m_cell = 0;
    double m_row = 24;
    Font m_font = kLabelFont;
    bool m_valuesFit = false;
};

std::optional<std::size_t> Drawing::levelOf(const table::Value& value) const
{
    const auto* words = std::get_if<std::string>(&value);
    if (words == nullptr)
        return std::nullopt;
    const auto found = std::find(m_levels.begin(), m_levels.end(), *words);
    return found == m_levels.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_levels.begin()));
}

void Drawing::measureValues()
{
    bool first = true;
    for (std::size_t row = 0; row < m_table.rows.size(); ++row)
        for (const std::size_t column : m_parts.values) {
            const table::Value& cell = cellOf(m_table, row, column);
            const auto value = numberOf(cell);
            if (m_parts.totalRows[row] || m_parts.totalColumns[column])
                continue;
            if (value) {
                m_range.least = first ? *value : std::min(m_range.least, *value);
                m_range.most = first ? *value : std::max(m_range.most, *value);
                if (*value > 0 && (m_range.smallest == 0 || *value < m_range.smallest))
                    m_range.smallest = *value;
                first = false;
                m_range.numbers = true;
                m_range.zeros = m_range.zeros || *value == 0;
            } else if (!levelOf(cell)) {
                const bool gap = wordsOf(cell).empty();
                m_range.gaps = m_range.gaps || gap;
                m_range.words = m_range.words || !gap;
            } else {
                m_range.numbers = true;
            }
        }
}

Colour Drawing::shadeOf(double value) const
{
    return value < 0 ? m_frame.palette.negative(value / m_range.least)
                     : m_frame.palette.quantity(value / m_range.most);
}

std::optional<Colour> Drawing::shadeOf(const table::Value& value) const
{
    if (const auto number = numberOf(value))
        return *number == 0 ? std::nullopt : std::optional(shadeOf(*number));
    if (const auto level = levelOf(value))
        return m_frame.palette.quantity(
            static_cast<double>(*level)
            / static_cast<double>(std::max<std::size_t>(m_levels.size() - 1, 1)));
    return std::nullopt;
}

void Drawing::measureLayout()
{
    const std::size_t rows = m_table.rows.size();
    m_row = rows <= 30 ? 25 : rows <= 80 ? 19 : 13;
    m_font.size = std::min(m_font.size, m_row - 4);
    m_names = nameWidths(m_table, m_parts, m_font, m_frame.inner() * 0.42);
    const auto columns = static_cast<double>(m_parts.values.size());
    m_heads = ColumnHeads(m_table, m_parts.values);
    for (double overhang = 0;;) {
        m_cell = std::clamp(
            (m_frame.inner() - m_names.sum - overhang) / columns, kSmallestCell, kLargestCell);
        m_heads.measure(m_cell);
        if (m_heads.overhang() <= overhang + 0.5)
            break;
        overhang = m_heads.overhang();
    }
    const double needed = m_names.sum + m_cell * columns + m_heads.overhang();
    m_frame.width = std::max(m_frame.width, std::ceil(needed + 2 * Canvas::kMargin));
    double widest = 0;
    for (std::size_t row = 0; row < rows; ++row)
        for (const std::size_t column : m_parts.values)
            if (const table::Value& cell = cellOf(m_table, row, column);
                numberOf(cell) || levelOf(cell))
                widest =
                    std::max(widest, widthOf(wordsOf(cell), {m_font.size, m_parts.totalRows[row]}));
    m_valuesFit = widest + 5 <= m_cell;
}

void Drawing::drawHeads()
{
    for (std::size_t i = 0; i < m_parts.names.size(); ++i) {
        double x = m_frame.left();
        for (std::size_t before = 0; before < i; ++before)
            x += m_names.widths[before];
        const std::string head = cleaned(table::headLine(m_table.columns[m_parts.names[i]]));
        m_frame.canvas.fittedText({x, m_frame.y + m_heads.height() - 7},
                                  head,
                                  m_frame.faintWords(m_font),
                                  m_names.widths[i] - 8);
    }
    m_heads.draw(m_frame, m_frame.left() + m_names.sum, m_parts);
}

void Drawing::drawNames(std::size_t row)
{
    const bool total = m_parts.totalRows[row];
    double x = m_frame.left();
    for (std::size_t i = 0; i < m_parts.names.size(); ++i) {
        const double indent = i == 0 ? std::min(kIndent * std::max(m_table.rows[row].indent, 0),
                                                m_names.widths[0] / 2)
                                     : 0;
        const Font font{m_font.size, total};
        m_frame.canvas.fittedText({x + indent, m_frame.y + m_row / 2 + m_font.size * 0.36},
                                  wordsOf(cellOf(m_table, row, m_parts.names[i])),
                                  i == 0 ? m_frame.words(font) : m_frame.faintWords(font),
                                  m_names.widths[i] - 10 - indent);
        x += m_names.widths[i];
    }
    m_frame.picture.areas.push_back(
        {Box{m_frame.left(), m_frame.y, std::max(m_names.sum, 1.0), m_row}.corners(), row, {}, {}});
}

void Drawing::drawGap(const Box& box)
{
    const Stroke thin{m_frame.palette.line, 0.75};
    const double reach = std::min(box.width, box.height) * 0.22;
    const Point c = box.centre();
    m_frame.canvas.line({c.x - reach, c.y + reach}, {c.x + reach, c.y - reach}, thin);
}

void Drawing::drawCell(std::size_t row, std::size_t column, const Box& box)
{
    const table::Value& value = cellOf(m_table, row, column);
    const bool total = m_parts.totalRows[row] || m_parts.totalColumns[column];
    const std::string words = wordsOf(value);
    const auto shade = total ? std::nullopt : shadeOf(value);
    const Palette& palette = m_frame.palette;
    Canvas& canvas = m_frame.canvas;
    const bool isValue = numberOf(value).has_value() || levelOf(value).has_value();
    const bool shown = isValue ? m_valuesFit : box.width >= 30;
    const bool titled =
        !shown && !words.empty() && m_table.rows.size() * m_parts.values.size() <= kCellsWithTitles;
    if (titled)
        canvas.open(words);
    if (shade)
        canvas.rect(box, {.fill = *shade});
    else if (!total)
        canvas.rect(box.grown(-0.25), {.stroke = Stroke{palette.hair, 0.5}});
    if (!total && words.empty())
        drawGap(box);
    TextStyle style = m_frame.words({m_font.size, total}, Anchor::Middle);
    style.colour = shade ? palette.inkOn(*shade) : isValue && !total ? palette.faint : palette.ink;
    style.italic = !isValue;
    if (shown)
        canvas.fittedText(
            {box.centre().x, box.centre().y + m_font.size * 0.36}, words, style, box.width - 3);
    else if (!isValue && !words.empty())
        drawGap(box);
    if (titled)
        canvas.close();
}

void Drawing::drawRows()
{
    const double across = m_names.sum + m_cell * static_cast<double>(m_parts.values.size());
    for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
        const bool firstTotal = m_parts.totalRows[row] && (row == 0 || !m_parts.totalRows[row - 1]);
        if (firstTotal)
            m_frame.canvas.line({m_frame.left(), m_frame.y + 1},
                                {m_frame.left() + across, m_frame.y + 1},
                                {m_frame.palette.line, 0.75});
        m_frame.y += firstTotal ? 2 : 0;
        drawNames(row);
        const double gap = m_row > 15 ? 0.75 : 0.25;
        for (std::size_t i = 0; i < m_parts.values.size(); ++i) {
            const Box box{columnLeft(i) + gap, m_frame.y + gap, m_cell - 2 * gap, m_row - 2 * gap};
            drawCell(row, m_parts.values[i], box);
            m_frame.picture.areas.push_back({box.corners(), row, m_parts.values[i], {}});
        }
        m_frame.y += m_row;
    }
}

// Shades from the smallest to the largest; each piece reaches to the end, so no seams show.
void Drawing::drawBar(Point at, double length)
{
    const double from = m_range.least < 0 ? m_range.least : m_range.smallest;
    constexpr int kPieces = 48;
    for (int i = 0; i < kPieces; ++i) {
        const double value = from + (m_range.most - from) * (i + 0.5) / kPieces;
        const double x = at.x + length * i / kPieces;
        m_frame.canvas.rect({x, at.y, at.x + length - x, 10}, {.fill = shadeOf(value)});
    }
}

double Drawing::drawSample(Point at, bool gap, std::string_view words)
{
    const Box box{at.x, at.y, 16, 10};
    m_frame.canvas.rect(box, {.stroke = Stroke{m_frame.palette.line, 0.5}});
    if (gap)
        drawGap(box);
    m_frame.canvas.text({at.x + 21, at.y + 9}, words, m_frame.faintWords(kNoteFont));
    return 21 + widthOf(words, kNoteFont) + 18;
}

void Drawing::drawLegendLine()
{
    m_frame.y += 12;
    if (!m_levels.empty()) {
        std::vector<LegendEntry> entries;
        for (const std::string& level : m_levels)
            entries.push_back({cleaned(level), *shadeOf(table::Value(level))});
        drawLegend(m_frame, entries);
    }
    Point at{m_frame.left(), m_frame.y};
    const auto number = [](double value) { return wordsOf(table::Decimal{value, 2}); };
    const double from = m_range.least < 0 ? m_range.least : m_range.smallest;
    if (m_range.most > 0 || m_range.least < 0) {
        const std::string low = number(from);
        const bool one = from == m_range.most;
        const double length = one ? 16 : 120;
        if (!one) {
            m_frame.canvas.text({at.x, at.y + 9}, low, m_frame.faintWords(kNoteFont));
            at.x += widthOf(low, kNoteFont) + 6;
        }
        drawBar(at, length);
        const std::string high = number(m_range.most);
        m_frame.canvas.text({at.x + length + 6, at.y + 9}, high, m_frame.faintWords(kNoteFont));
        at.x += length + 6 + widthOf(high, kNoteFont) + 18;
    }
    if (m_range.zeros)
        at.x += drawSample(at, false, "0");
    if (m_range.gaps || (m_range.words && m_cell < 30))
        at.x += drawSample(at, true, m_range.gaps ? "no value" : "words");
    m_frame.y += at.x > m_frame.left() ? 14 : 0;
}

Result<Picture> Drawing::draw()
{
    const std::string summary = fmt::format("Heat map with {} and {}.",
                                            counted(m_table.rows.size(), "row", "rows"),
                                            counted(m_parts.values.size(), "column", "columns"));
    if (m_table.rows.empty() || m_parts.values.empty()) {
        m_frame.drawTitle();
        m_frame.drawNothing("There is nothing to show: the table has no rows or no columns.");
        return m_frame.finish("Heat map of an empty table.");
    }
    measureValues();
    if (!m_range.numbers && m_range.words)
        return fail(
            ErrorCode::Refused,
            "a heat map needs numbers or ratings, and this table holds words: choose another "
            "measure, such as references");
    measureLayout();
    m_frame.drawTitle();
    drawHeads();
    drawRows();
    drawLegendLine();
    m_frame.drawNotes(m_table.notes);
    return m_frame.finish(summary);
}

} // namespace

Result<Picture> heatMap(const table::Table& table, const HeatMapOptions& options)
{
    return Drawing(table, options).draw();
}

} // namespace crosscase::picture
