// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/portrait.h"

#include "core/base/number.h"
#include "core/picture/frame.h"
#include "core/picture/portrait_data.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::picture {

namespace {

constexpr std::size_t kStripes = 6;
constexpr std::size_t kGridColumns = 48;
constexpr std::size_t kGridCells = 576;
constexpr std::size_t kRowCells = 240;

class Drawing {
public:
    Drawing(const model::Corpus& corpus, const PortraitOptions& options)
        : m_single(options.documents.size() == 1)
        , m_data(portraitData(corpus, options, m_single ? kGridCells : kRowCells))
        , m_frame(options.style, title(corpus, options))
    {}
    Picture draw();

private:
    static std::string title(const model::Corpus& corpus, const PortraitOptions& options)
    {
        return options.documents.size() == 1
                   ? "Portrait of " + corpus.get(options.documents.front()).name
                   : "Document portraits";
    }
    void drawGrid();
    void drawRow(std::size_t row, double names);
    void drawRows();
    void drawStripes(const Box& box, const PortraitCell& cell);
    void drawCodes();
    void drawTheme(std::size_t first, std::size_t last);
    void addArea(const Box& box, std::size_t row, std::vector<model::AnyId> codings);

    bool m_single;
    PortraitData m_data;
    Frame m_frame;
    bool m_crowded = false; // somewhere more codes than stripes
};

void Drawing::drawStripes(const Box& box, const PortraitCell& cell)
{
    const std::size_t count = std::min(cell.codes.size(), kStripes);
    m_crowded = m_crowded || cell.codes.size() > kStripes;
    const double height = box.height / static_cast<double>(count);
    // Each reaches to the lower end, so that no seams show.
    for (std::size_t i = 0; i < count; ++i) {
        const double top = box.y + height * static_cast<double>(i);
        m_frame.canvas.rect({box.x, top, box.width, box.bottom() - top},
                            {.fill = m_data.codes[cell.codes[i]].colour});
    }
}

void Drawing::addArea(const Box& box, std::size_t row, std::vector<model::AnyId> codings)
{
    if (codings.size() > kPortraitCodings)
        codings.resize(kPortraitCodings);
    m_frame.picture.areas.push_back({box.corners(), row, {}, std::move(codings)});
}

void Drawing::drawGrid()
{
    const PortraitRow& row = m_data.rows.front();
    const double size = m_frame.inner() / static_cast<double>(kGridColumns);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto column = static_cast<double>(i % kGridColumns);
        const auto line = static_cast<double>(i / kGridColumns);
        const Box box{m_frame.left() + column * size + 0.5,
                      m_frame.y + line * size + 0.5,
                      size - 1,
                      size - 1};
        if (row.cells[i].codes.empty()) {
            m_frame.canvas.rect(box, {.fill = m_frame.palette.wash});
            continue;
        }
        drawStripes(box, row.cells[i]);
        addArea(box, 0, row.cells[i].codings);
    }
    const std::size_t lines = (row.cells.size() + kGridColumns - 1) / kGridColumns;
    m_frame.y += size * static_cast<double>(lines) + 8;
    m_frame.drawNotes({fmt::format(
        "Read from left to right, line by line: a cell is about {} of {} characters. Coded: {} %.",
        formatNumber(static_cast<double>(row.length)
                         / static_cast<double>(std::max<std::size_t>(row.cells.size(), 1)),
                     0),
        row.length,
        formatNumber(row.coded * 100, 0))});
}

void Drawing::drawRow(std::size_t index, double names)
{
    constexpr double kHeight = 17;
    const PortraitRow& row = m_data.rows[index];
    const double share = 40;
    const Box strip{
        m_frame.left() + names, m_frame.y + 2, m_frame.inner() - names - share, kHeight};
    m_frame.canvas.fittedText(
        {m_frame.left(), strip.y + 12.5}, row.name, m_frame.words(kLabelFont), names - 10);
    m_frame.canvas.rect(strip, {.fill = m_frame.palette.wash});
    m_frame.picture.areas.push_back(
        {Box{m_frame.left(), m_frame.y, names, 21}.corners(), index, {}, {row.document}});
    const double step =
        strip.width / static_cast<double>(std::max<std::size_t>(row.cells.size(), 1));
    for (std::size_t first = 0; first < row.cells.size();) {
        // Neighbours with the same codes are drawn as one.
        std::size_t last = first + 1;
        std::vector<model::AnyId> codings = row.cells[first].codings;
        for (; last < row.cells.size() && row.cells[last].codes == row.cells[first].codes; ++last)
            for (const model::AnyId coding : row.cells[last].codings)
                if (std::find(codings.begin(), codings.end(), coding) == codings.end())
                    codings.push_back(coding);
        const Box box{strip.x + step * static_cast<double>(first),
                      strip.y,
                      step * static_cast<double>(last - first),
                      strip.height};
        if (!row.cells[first].codes.empty()) {
            drawStripes(box, row.cells[first]);
            addArea(box, index, std::move(codings));
        }
        first = last;
    }
    m_frame.canvas.text({m_frame.right(), strip.y + 12.5},
                        row.length == 0 ? "no text" : formatNumber(row.coded * 100, 0) + " %",
                        m_frame.faintWords(kNoteFont, Anchor::End));
    m_frame.y += 22;
}

void Drawing::drawRows()
{
    double names = 0;
    for (const PortraitRow& row : m_data.rows)
        names = std::max(names, widthOf(row.name, kLabelFont));
    names = std::min(names, m_frame.inner() * 0.3) + 12;
    m_frame.canvas.text(
        {m_frame.right(), m_frame.y + 8}, "coded", m_frame.faintWords(kNoteFont, Anchor::End));
    m_frame.y += 12;
    for (std::size_t row = 0; row < m_data.rows.size(); ++row)
        drawRow(row, names);
    const double left = m_frame.left() + names;
    const double width = m_frame.inner() - names - 40;
    for (int quarter = 0; quarter <= 4; ++quarter) {
        const double x = left + width * quarter / 4;
        m_frame.canvas.line({x, m_frame.y}, {x, m_frame.y + 4}, {m_frame.palette.line, 0.75});
        m_frame.canvas.text({x, m_frame.y + 15},
                            fmt::format("{} %", quarter * 25),
                            m_frame.faintWords(kNoteFont, Anchor::Middle));
    }
    m_frame.y += 32;
}

// One after another where all are themes, else a line or more for each theme.
void Drawing::drawCodes()
{
    const bool themesOnly =
        std::all_of(m_data.codes.begin(), m_data.codes.end(), [](const PortraitCode& code) {
            return code.code == code.theme;
        });
    std::vector<LegendEntry> entries;
    for (const PortraitCode& code : m_data.codes)
        entries.push_back({code.name, code.colour});
    if (themesOnly)
        return drawLegend(m_frame, entries);
    for (std::size_t first = 0; first < m_data.codes.size();) {
        std::size_t last = first;
        while (last < m_data.codes.size() && m_data.codes[last].theme == m_data.codes[first].theme)
            ++last;
        drawTheme(first, last);
        first = last;
    }
}

// Its name, with a square if it is coded itself, then the codes below it.
void Drawing::drawTheme(std::size_t first, std::size_t last)
{
    const double inner = m_frame.inner();
    const double themes = std::min(150.0, inner * 0.28);
    const double left = m_frame.left() + themes;
    const bool coded = m_data.codes[first].code == m_data.codes[first].theme;
    if (coded)
        m_frame.canvas.rect(
            {m_frame.left(), m_frame.y + 2, 10, 10}, {.fill = m_data.codes[first].colour}, 1.5);
    m_frame.canvas.fittedText({m_frame.left() + 15, m_frame.y + 11},
                              m_data.codes[first].themeName,
                              m_frame.words({kValueFont.size, true}),
                              themes - 24);
    Point at{left, m_frame.y};
    for (std::size_t i = coded ? first + 1 : first; i < last; ++i) {
        const PortraitCode& code = m_data.codes[i];
        const double room = inner - themes - 16;
        const double wide = 15 + std::min(widthOf(code.name, kValueFont), room) + 14;
        if (at.x > left && at.x + wide - 14 > m_frame.right())
            at = {left, at.y + 17};
        m_frame.canvas.rect({at.x, at.y + 2, 10, 10}, {.fill = code.colour}, 1.5);
        m_frame.canvas.fittedText(
            {at.x + 15, at.y + 11}, code.name, m_frame.words(kValueFont), room);
        at.x += wide;
    }
    m_frame.y = at.y + 18;
}

Picture Drawing::draw()
{
    m_frame.drawTitle();
    if (m_data.codes.empty()) {
        m_frame.drawNothing("There is nothing to show: none of these codes is on a document.");
        return m_frame.finish("Document portrait without codings.");
    }
    if (m_single)
        drawGrid();
    else
        drawRows();
    m_frame.y += 8;
    drawCodes();
    if (m_crowded)
        m_frame.picture.notes.push_back(
            fmt::format("Where more than {} codes meet, {} are shown.", kStripes, kStripes));
    if (!m_data.without.empty()) {
        std::string names;
        for (const std::string& name : m_data.without)
            names += (names.empty() ? "" : ", ") + name;
        m_frame.picture.notes.push_back("Without these codes: " + names + ".");
    }
    m_frame.drawNotes(m_frame.picture.notes);
    return m_frame.finish(fmt::format("Document portrait of {} with {}.",
                                      counted(m_data.rows.size(), "document", "documents"),
                                      counted(m_data.codes.size(), "code", "codes")));
}

} // namespace

Result<Picture> portrait(const model::Corpus& corpus, const PortraitOptions& options)
{
    return Drawing(corpus, options).draw();
}

} // namespace crosscase::picture
