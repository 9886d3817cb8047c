// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/gioia.h"

#include "core/picture/frame.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::picture {

using model::Code;
using model::Id;

namespace {

constexpr double kLine = 14;
constexpr double kBetweenConcepts = 5;
constexpr double kBetweenThemes = 14;
constexpr double kBetweenDimensions = 26;
constexpr Font kConceptFont{10.5, false};
constexpr Font kThemeFont{11.5, false};
constexpr Font kDimensionFont{12, true};

// A box with its words; `middle` is where its line arrives and leaves.
struct Item {
    Id<Code> code;
    std::vector<std::string> lines;
    Box box;
    std::string whole;
    bool shortened = false;
    [[nodiscard]] double middle() const { return box.y + box.height / 2; }
};

class Drawing {
public:
    Drawing(const model::Corpus& corpus, const GioiaStructure& structure, const Style& style)
        : m_corpus(corpus)
        , m_structure(structure)
        , m_frame(style, "Data structure")
    {}
    Picture draw();

private:
    [[nodiscard]] Item itemOf(Id<Code> code, std::size_t column, Font font) const;
    [[nodiscard]] double columnLeft(std::size_t column) const
    {
        return m_frame.left() + static_cast<double>(column - m_first) * (m_width + m_gap);
    }
    [[nodiscard]] bool anyConcept() const;
    void drawHeads();
    void drawDimension(const GioiaDimension& dimension);
    Item drawTheme(const GioiaTheme& theme);
    void drawBox(const Item& item, std::size_t column);
    void drawLines(const std::vector<Item>& from, const Item& to);

    const model::Corpus& m_corpus;
    const GioiaStructure& m_structure;
    Frame m_frame;
    std::size_t m_first = 0; // column: 1 without concepts
    double m_gap = 0;
    double m_width = 0;
};

Item Drawing::itemOf(Id<Code> code, std::size_t column, Font font) const
{
    Item item;
    item.code = code;
    const auto row = m_corpus.find(code);
    item.whole = cleaned(row ? row->name : std::string());
    item.lines = wrapped(item.whole, font, m_width - 20, column == 0 ? 3 : 5);
    item.shortened =
        !item.lines.empty() && item.lines.back().ends_with("…") && !item.whole.ends_with("…");
    const double lines = std::max(static_cast<double>(item.lines.size()), 1.0);
    item.box = {columnLeft(column), 0, m_width, lines * kLine + (column == 0 ? 9 : 17)};
    return item;
}

void Drawing::drawBox(const Item& item, std::size_t column)
{
    const Palette& palette = m_frame.palette;
    const Colour fill = column == 0   ? palette.paper
                        : column == 1 ? palette.wash
                                      : palette.quantities.front();
    const Font font = column == 0 ? kConceptFont : column == 1 ? kThemeFont : kDimensionFont;
    if (item.shortened)
        m_frame.canvas.open(item.whole);
    m_frame.canvas.rect(item.box, {.fill = fill, .stroke = Stroke{palette.line, 0.8}}, 3);
    TextStyle style{font, palette.inkOn(fill), column == 0 ? Anchor::Start : Anchor::Middle};
    double x = column == 0 ? item.box.x + 10 : item.box.centre().x;
    if (column == 0 && startsRightToLeft(item.whole)) {
        style.anchor = Anchor::End;
        x = item.box.right() - 10;
    }
    const double words = kLine * static_cast<double>(item.lines.size());
    m_frame.canvas.lines(
        {x, item.middle() - words / 2 + kLine * 0.5 + font.size * 0.36}, item.lines, style, kLine);
    if (item.shortened)
        m_frame.canvas.close();
    m_frame.picture.areas.push_back({item.box.corners(), {}, {}, {item.code}});
}

// From all boxes to a common upright, from there with one arrow head to the box they belong to.
void Drawing::drawLines(const std::vector<Item>& from, const Item& to)
{
    if (from.empty())
        return;
    const Stroke stroke{m_frame.palette.line, 1};
    const double spine = to.box.x - m_gap * 0.52;
    const double head = to.box.x - 1;
    double top = to.middle();
    double bottom = to.middle();
    for (const Item& item : from) {
        m_frame.canvas.line({item.box.right(), item.middle()}, {spine, item.middle()}, stroke);
        top = std::min(top, item.middle());
        bottom = std::max(bottom, item.middle());
    }
    if (bottom - top > 0.01)
        m_frame.canvas.line({spine, top - 0.5}, {spine, bottom + 0.5}, stroke);
    m_frame.canvas.line({spine, to.middle()}, {head - 6, to.middle()}, stroke);
    const std::array<Point, 3> arrow{
        {{head, to.middle()}, {head - 7.5, to.middle() - 3.2}, {head - 7.5, to.middle() + 3.2}}};
    m_frame.canvas.polygon(arrow, {.fill = m_frame.palette.line});
}

// The theme with its concepts from frame.y on.
Item Drawing::drawTheme(const GioiaTheme& theme)
{
    Item box = itemOf(theme.code, 1, kThemeFont);
    std::vector<Item> concepts;
    double height = 0;
    for (const Id<Code> code : theme.concepts) {
        concepts.push_back(itemOf(code, 0, kConceptFont));
        height += concepts.back().box.height + (concepts.size() > 1 ? kBetweenConcepts : 0);
    }
    const double whole = std::max(height, box.box.height);
    double y = m_frame.y + (whole - height) / 2;
    for (Item& item : concepts) {
        item.box.y = y;
        y += item.box.height + kBetweenConcepts;
        drawBox(item, 0);
    }
    // At the middle of its concepts, but whole on the picture.
    const double middle = concepts.empty()
                              ? m_frame.y + whole / 2
                              : (concepts.front().middle() + concepts.back().middle()) / 2;
    box.box.y = std::max(middle - box.box.height / 2, m_frame.y);
    drawBox(box, 1);
    drawLines(concepts, box);
    m_frame.y += whole;
    return box;
}

void Drawing::drawDimension(const GioiaDimension& dimension)
{
    Item box = itemOf(dimension.code, 2, kDimensionFont);
    const double top = m_frame.y;
    // Where the dimension is higher than its themes they stand in its middle.
    double height = 0;
    for (const GioiaTheme& theme : dimension.themes) {
        double concepts = 0;
        for (const Id<Code> code : theme.concepts)
            concepts += itemOf(code, 0, kConceptFont).box.height + kBetweenConcepts;
        height +=
            std::max(concepts - kBetweenConcepts, itemOf(theme.code, 1, kThemeFont).box.height)
            + kBetweenThemes;
    }
    height = std::max(height - kBetweenThemes, 0.0);
    m_frame.y += std::max((box.box.height - height) / 2, 0.0);
    std::vector<Item> themes;
    for (const GioiaTheme& theme : dimension.themes) {
        m_frame.y += themes.empty() ? 0 : kBetweenThemes;
        themes.push_back(drawTheme(theme));
    }
    const double whole = std::max(height, box.box.height);
    const double middle =
        themes.empty() ? top + whole / 2 : (themes.front().middle() + themes.back().middle()) / 2;
    box.box.y = std::max(middle - box.box.height / 2, top);
    drawBox(box, 2);
    drawLines(themes, box);
    m_frame.y = std::max(top + whole, box.box.bottom()) + kBetweenDimensions;
}

void Drawing::drawHeads()
{
    constexpr std::array<std::string_view, 3> kHeads{
        "1st-order concepts", "2nd-order themes", "Aggregate dimensions"};
    for (std::size_t column = m_first; column < 3; ++column)
        m_frame.canvas.fittedText({columnLeft(column) + m_width / 2, m_frame.y + 11},
                                  kHeads[column],
                                  m_frame.faintWords({kValueFont.size, true}, Anchor::Middle),
                                  m_width);
    m_frame.y += 26;
}

bool Drawing::anyConcept() const
{
    for (const GioiaDimension& dimension : m_structure.dimensions)
        for (const GioiaTheme& theme : dimension.themes)
            if (!theme.concepts.empty())
                return true;
    return false;
}

Picture Drawing::draw()
{
    m_gap = std::clamp(m_frame.inner() * 0.075, 24.0, 64.0);
    m_first = anyConcept() ? 0 : 1;
    m_width = std::min((m_frame.inner() - 2 * m_gap) / static_cast<double>(3 - m_first), 280.0);
    m_frame.drawTitle();
    if (m_structure.dimensions.empty()) {
        m_frame.drawNothing("There is nothing to show: the codebook has no codes.");
        return m_frame.finish("Data structure without codes.");
    }
    drawHeads();
    for (const GioiaDimension& dimension : m_structure.dimensions)
        drawDimension(dimension);
    m_frame.y -= kBetweenDimensions - 6;
    for (const GioiaWarning& warning : m_structure.warnings)
        m_frame.picture.notes.push_back(warning.sentence);
    std::size_t themes = 0;
    std::size_t concepts = 0;
    for (const GioiaDimension& dimension : m_structure.dimensions) {
        themes += dimension.themes.size();
        for (const GioiaTheme& theme : dimension.themes)
            concepts += theme.concepts.size();
    }
    return m_frame.finish(
        fmt::format("Data structure: {}, {}, {}.",
                    counted(concepts, "concept", "concepts"),
                    counted(themes, "theme", "themes"),
                    counted(m_structure.dimensions.size(), "dimension", "dimensions")));
}

} // namespace

Result<Picture>
gioia(const model::Corpus& corpus, const GioiaStructure& structure, const Style& style)
{
    return Drawing(corpus, structure, style).draw();
}

} // namespace crosscase::picture
