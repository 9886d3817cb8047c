// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/bars.h"

#include "core/picture/frame.h"
#include "core/picture/ticks.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::picture {

namespace {

constexpr double kBar = 11;
constexpr double kGap = 10;         // between rows
constexpr std::size_t kColours = 6; // more columns are told apart by words

class Drawing {
public:
    Drawing(const table::Table& table, const BarsOptions& options)
        : m_table(table)
        , m_parts(partsOf(table, options.totals))
        , m_frame(options.style, table.title)
    {}
    Result<Picture> draw();

private:
    void chooseSeries();
    void measure();
    void drawAxis(double top, double bottom);
    void drawRow(std::size_t row);
    void drawBar(std::size_t row, std::size_t series);
    [[nodiscard]] double xOf(double value) const
    {
        return m_left + (value - m_ticks.front()) / (m_ticks.back() - m_ticks.front()) * m_across;
    }
    // Too many columns for colours: each bar has its name, each row a heading.
    [[nodiscard]] bool listed() const { return m_series.size() > kColours; }
    [[nodiscard]] double barStep() const { return listed() ? 15 : kBar; }
    [[nodiscard]] double headHeight() const { return listed() ? 20 : 0; }
    [[nodiscard]] double rowHeight() const
    {
        return headHeight() + barStep() * static_cast<double>(m_series.size()) + kGap;
    }
    [[nodiscard]] std::string seriesName(std::size_t series) const
    {
        return cleaned(table::headLine(m_table.columns[m_series[series]]));
    }
    [[nodiscard]] std::string headingOf(std::size_t row) const;
    void drawHeading(std::size_t row);
    void drawNames(std::size_t row, double height);

    const table::Table& m_table;
    TableParts m_parts;
    Frame m_frame;
    std::vector<std::size_t> m_series; // columns
    bool m_words = false;
    double m_least = 0;
    double m_most = 0;
    NameWidths m_names;
    std::vector<double> m_ticks;
    double m_left = 0;
    double m_across = 0;
};

// Columns with a number, sums apart.
void Drawing::chooseSeries()
{
    for (const std::size_t column : m_parts.values) {
        bool numbers = m_table.columns[column].kind != table::Kind::Text;
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            const table::Value& cell = cellOf(m_table, row, column);
            const auto value = numberOf(cell);
            numbers = numbers || value.has_value();
            m_words = m_words || std::holds_alternative<std::string>(cell);
            if (!value || m_parts.totalRows[row] || m_parts.totalColumns[column])
                continue;
            m_least = std::min(m_least, *value);
            m_most = std::max(m_most, *value);
        }
        if (numbers && !m_parts.totalColumns[column])
            m_series.push_back(column);
    }
}

void Drawing::measure()
{
    double valueWidth = 0;
    for (std::size_t row = 0; row < m_table.rows.size(); ++row)
        for (const std::size_t column : m_series)
            valueWidth =
                std::max(valueWidth, widthOf(wordsOf(cellOf(m_table, row, column)), kNoteFont));
    valueWidth = std::min(std::max(valueWidth, widthOf("no value", kNoteFont)), 90.0);
    const double most = m_frame.inner() * 0.36;
    if (listed()) {
        double widest = 0;
        for (std::size_t series = 0; series < m_series.size(); ++series)
            widest = std::max(widest, widthOf(seriesName(series), kValueFont));
        for (std::size_t row = 0; row < m_table.rows.size(); ++row)
            widest = std::max(widest, widthOf(headingOf(row), {kLabelFont.size, true}) - kIndent);
        m_names = {{}, std::min(widest + kIndent, most) + 12};
    } else {
        m_names = nameWidths(m_table, m_parts, kLabelFont, most);
    }
    // A value stands beyond its bar's end, on either side.
    const double before = m_least < 0 ? valueWidth + 6 : 0;
    m_left = m_frame.left() + m_names.sum + before;
    m_across = std::max(m_frame.right() - m_left - valueWidth - 8, 80.0);
    m_frame.width = std::max(m_frame.width, m_left + m_across + valueWidth + 8 + Canvas::kMargin);
    m_ticks = ticksFor(m_least, m_most, 5);
    if (m_least == 0 && m_most == 0)
        m_ticks = {0, 1};
}

void Drawing::drawAxis(double top, double bottom)
{
    for (const double tick : m_ticks) {
        const bool zero = tick == 0;
        const double x = xOf(tick);
        m_frame.canvas.line(
            {x, top},
            {x, bottom},
            {zero ? m_frame.palette.line : m_frame.palette.hair, zero ? 1.0 : 0.75});
        m_frame.canvas.text({x, bottom + 13},
                            wordsOf(table::Decimal{tick, 2}),
                            m_frame.faintWords(kNoteFont, Anchor::Middle));
    }
}

void Drawing::drawBar(std::size_t row, std::size_t series)
{
    const std::size_t column = m_series[series];
    const table::Value& cell = cellOf(m_table, row, column);
    const auto value = numberOf(cell);
    const double top =
        m_frame.y + headHeight() + kGap / 2 + barStep() * static_cast<double>(series);
    const Colour colour = m_frame.palette.kind(listed() ? 0 : series);
    const double from = xOf(0);
    const bool barless = m_parts.totalRows[row] || !value;
    const double to = barless ? from : xOf(*value);
    const double baseline = top + kBar / 2 + kNoteFont.size * 0.36;
    Box box{std::min(from, to), top + 0.5, std::abs(to - from), kBar - 1};
    if (box.width > 0)
        m_frame.canvas.rect(box, {.fill = colour});
    if (listed())
        m_frame.canvas.fittedText({m_frame.left() + kIndent, baseline},
                                  seriesName(series),
                                  m_frame.words(kValueFont),
                                  m_names.sum - 10 - kIndent);
    const std::string words = wordsOf(cell);
    TextStyle style = value ? m_frame.words({kNoteFont.size, m_parts.totalRows[row]})
                            : m_frame.faintWords(kNoteFont);
    style.italic = !value;
    const bool leftwards = !barless && *value < 0;
    style.anchor = leftwards ? Anchor::End : Anchor::Start;
    m_frame.canvas.fittedText(
        {to + (leftwards ? -4 : 4), baseline}, words.empty() ? "no value" : words, style, 90);
    box.width = std::max(box.width, 4.0);
    m_frame.picture.areas.push_back({box.corners(), row, column, {}});
}

// All names of the row in one line.
std::string Drawing::headingOf(std::size_t row) const
{
    std::string heading;
    for (const std::size_t column : m_parts.names) {
        const std::string words = wordsOf(cellOf(m_table, row, column));
        heading += (heading.empty() || words.empty() ? "" : ", ") + words;
    }
    return heading;
}

void Drawing::drawHeading(std::size_t row)
{
    m_frame.canvas.fittedText({m_frame.left(), m_frame.y + kGap / 2 + 13},
                              headingOf(row),
                              m_frame.words({kLabelFont.size, true}),
                              m_frame.inner());
}

void Drawing::drawNames(std::size_t row, double height)
{
    double x = m_frame.left();
    for (std::size_t i = 0; i < m_parts.names.size(); ++i) {
        const double indent = i == 0 ? std::min(kIndent * std::max(m_table.rows[row].indent, 0),
                                                m_names.widths[0] / 2)
                                     : 0;
        const Font font{kLabelFont.size, m_parts.totalRows[row]};
        m_frame.canvas.fittedText({x + indent, m_frame.y + height / 2 + kLabelFont.size * 0.36},
                                  wordsOf(cellOf(m_table, row, m_parts.names[i])),
                                  i == 0 ? m_frame.words(font) : m_frame.faintWords(font),
                                  m_names.widths[i] - 10 - indent);
        x += m_names.widths[i];
    }
}

void Drawing::drawRow(std::size_t row)
{
    const double height = rowHeight();
    if (listed())
        drawHeading(row);
    else
        drawNames(row, height);
    m_frame.picture.areas.push_back(
        {Box{m_frame.left(), m_frame.y, std::max(m_names.sum, 1.0), height}.corners(),
         row,
         {},
         {}});
    for (std::size_t series = 0; series < m_series.size(); ++series)
        drawBar(row, series);
    m_frame.y += height;
}

Result<Picture> Drawing::draw()
{
    chooseSeries();
    if (m_table.rows.empty() || m_parts.values.empty()) {
        m_frame.drawTitle();
        m_frame.drawNothing("There is nothing to show: the table has no rows or no columns.");
        return m_frame.finish("Bars of an empty table.");
    }
    if (m_series.empty())
        return fail(ErrorCode::Refused,
                    "bars need numbers, and this table holds none: choose another measure, such as "
                    "references");
    measure();
    m_frame.drawTitle();
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < m_series.size() && !listed(); ++i)
        entries.push_back({seriesName(i), m_frame.palette.kind(i)});
    drawLegend(m_frame, entries);
    const double height = rowHeight() * static_cast<double>(m_table.rows.size());
    drawAxis(m_frame.y, m_frame.y + height);
    for (std::size_t row = 0; row < m_table.rows.size(); ++row)
        drawRow(row);
    m_frame.y += 18;
    m_frame.drawNotes(m_table.notes);
    return m_frame.finish(fmt::format("Bars of {} in {}.",
                                      counted(m_series.size(), "measure", "measures"),
                                      counted(m_table.rows.size(), "row", "rows")));
}

} // namespace

Result<Picture> bars(const table::Table& table, const BarsOptions& options)
{
    return Drawing(table, options).draw();
}

} // namespace crosscase::picture
