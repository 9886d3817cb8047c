// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/edge_route.h"
#include "core/picture/graph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::picture {

namespace {

constexpr std::size_t kLabelled = 60; // edges; with more, labels would cover the picture
constexpr Font kEdgeFont{9.5, false};
constexpr double kLabelWidth = 112;

class Drawing {
public:
    Drawing(Frame& frame, const Graph& graph)
        : m_frame(frame)
        , m_graph(graph)
    {}
    void draw();

private:
    void place();
    void measureLabels();
    void drawEdge(std::size_t edge);
    void drawLabel(std::size_t edge);
    void drawNode(std::size_t node);
    void addStrip(std::size_t edge);

    Frame& m_frame;
    const Graph& m_graph;
    std::vector<NodeShape> m_shapes;
    std::vector<Box> m_boxes;
    std::vector<Route> m_routes;
    std::vector<std::vector<std::string>> m_words; // of the labels, line by line
    std::vector<Box> m_sizes;                      // and their sizes
    std::vector<Box> m_labels;
};

// Settles the places, which settle the width, on which the title depends.
void Drawing::place()
{
    m_shapes = shapesOf(m_graph);
    const auto centres = layOut(m_graph, m_shapes, m_frame.inner());
    double right = 0;
    double bottom = 0;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        m_boxes.push_back(Box::around(centres[i], m_shapes[i].width, m_shapes[i].height));
        right = std::max(right, m_boxes.back().right());
    }
    m_frame.width = std::max(m_frame.width, std::ceil(right + 2 * Canvas::kMargin));
    m_frame.drawTitle();
    for (Box& box : m_boxes) {
        box.x += m_frame.left();
        box.y += m_frame.y + 6;
        bottom = std::max(bottom, box.bottom());
    }
    m_routes = routesOf(m_graph, m_boxes, m_sizes);
    // Lines may bow beyond the boxes: then all moves down or to the right.
    double above = 0;
    double before = 0;
    for (const Route& route : m_routes)
        for (int i = 0; i <= 20; ++i) {
            const Point at = route.at(i / 20.0);
            above = std::max(above, m_frame.y - at.y);
            before = std::max(before, m_frame.left() - at.x);
            bottom = std::max(bottom, at.y);
            right = std::max(right, at.x + Canvas::kMargin);
        }
    for (Box& box : m_boxes) {
        box.x += before;
        box.y += above;
    }
    for (Route& route : m_routes)
        for (Point* point : {&route.from, &route.control, &route.to})
            *point = *point + Point{before, above};
    m_frame.width = std::max(m_frame.width, std::ceil(right + before));
    m_frame.y = bottom + above + 4;
}

void Drawing::measureLabels()
{
    m_sizes.resize(m_graph.edges.size());
    m_words.resize(m_graph.edges.size());
    const bool labelled = m_graph.edges.size() <= kLabelled;
    for (std::size_t i = 0; i < m_graph.edges.size() && labelled; ++i) {
        m_words[i] = wrapped(m_graph.edges[i].label, kEdgeFont, kLabelWidth, 2);
        for (const std::string& line : m_words[i])
            m_sizes[i].width = std::max(m_sizes[i].width, widthOf(line, kEdgeFont) + 6);
        m_sizes[i].height = 12.0 * static_cast<double>(m_words[i].size()) + 2;
    }
    if (!labelled)
        m_frame.picture.notes.push_back(
            fmt::format("The names of the {} lines are left out.", m_graph.edges.size()));
}

// What a person who points at the line hits: the curve, 10 units wide.
void Drawing::addStrip(std::size_t edge)
{
    constexpr int kPieces = 10;
    std::vector<Point> corners;
    std::vector<Point> back;
    for (int i = 0; i <= kPieces; ++i) {
        const double share = i / double(kPieces);
        const Point at = m_routes[edge].at(share);
        const Point way = m_routes[edge].at(std::min(share + 0.02, 1.0))
                          - m_routes[edge].at(std::max(share - 0.02, 0.0));
        const double length = std::max(std::hypot(way.x, way.y), 1e-6);
        const Point aside = Point{-way.y, way.x} * (5 / length);
        corners.push_back(at + aside);
        back.push_back(at - aside);
    }
    corners.insert(corners.end(), back.rbegin(), back.rend());
    m_frame.picture.areas.push_back({std::move(corners), {}, {}, m_graph.edges[edge].objects});
}

void Drawing::drawEdge(std::size_t index)
{
    const GraphEdge& edge = m_graph.edges[index];
    const Route& route = m_routes[index];
    m_frame.canvas.open(edge.title);
    const Stroke stroke{edge.colour, edge.width, edge.dash};
    if (!edge.directed) {
        m_frame.canvas.curve(route.from, route.control, route.to, stroke);
    } else {
        const Point way = route.to - route.at(0.96);
        const double length = std::max(std::hypot(way.x, way.y), 1e-6);
        const Point ahead = way * (1 / length);
        const double size = 7 + edge.width;
        const Point neck = route.to - ahead * size;
        const Point aside = Point{-ahead.y, ahead.x} * (size * 0.42);
        m_frame.canvas.curve(route.from, route.control, neck + ahead * 1.5, stroke);
        const std::array<Point, 3> head{route.to, neck + aside, neck - aside};
        m_frame.canvas.polygon(head, {.fill = edge.colour});
    }
    m_frame.canvas.close();
    addStrip(index);
}

void Drawing::drawLabel(std::size_t index)
{
    if (m_words[index].empty())
        return;
    const Box& box = m_labels[index];
    m_frame.canvas.open(m_graph.edges[index].title);
    m_frame.canvas.rect(box, {.fill = m_frame.palette.paper});
    m_frame.canvas.lines({box.centre().x, box.y + 10},
                         m_words[index],
                         m_frame.faintWords(kEdgeFont, Anchor::Middle),
                         12);
    m_frame.canvas.close();
    m_frame.picture.areas.push_back({box.corners(), {}, {}, m_graph.edges[index].objects});
}

void Drawing::drawNode(std::size_t index)
{
    const GraphNode& node = m_graph.nodes[index];
    const NodeShape& shape = m_shapes[index];
    const Box& box = m_boxes[index];
    const Palette& palette = m_frame.palette;
    const bool centre = m_graph.centre == index;
    const Colour fill = centre ? palette.accent : palette.wash;
    m_frame.canvas.open(node.title);
    m_frame.canvas.rect(
        box, {.fill = fill, .stroke = Stroke{centre ? fill : palette.line, 0.9}}, 4);
    if (node.colour && !centre)
        m_frame.canvas.rect(
            {box.x + 3.5, box.y + 4, 3, box.height - 8}, {.fill = *node.colour}, 1.5);
    const double step = shape.font.size * 1.24;
    const double above = (box.height - step * static_cast<double>(shape.lines.size())) / 2;
    TextStyle style{shape.font, centre ? palette.inkOn(fill) : palette.ink, Anchor::Middle};
    m_frame.canvas.lines(
        {box.centre().x + (node.colour && !centre ? 2 : 0), box.y + above + shape.font.size * 0.97},
        shape.lines,
        style,
        step);
    m_frame.canvas.close();
    m_frame.picture.areas.push_back({box.corners(), {}, {}, node.objects});
}

void Drawing::draw()
{
    measureLabels();
    place();
    m_labels = placeLabels(m_routes, m_boxes, m_sizes, m_frame.width);
    for (const Box& label : m_labels)
        m_frame.y = std::max(m_frame.y, label.bottom());
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
        drawEdge(i);
    for (std::size_t i = 0; i < m_graph.edges.size(); ++i)
        drawLabel(i);
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i)
        drawNode(i);
}

} // namespace

std::vector<NodeShape> shapesOf(const Graph& graph)
{
    std::vector<NodeShape> shapes;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const GraphNode& node = graph.nodes[i];
        const bool centre = graph.centre == i;
        const double weight = std::clamp(node.weight, 0.0, 1.0);
        NodeShape shape;
        shape.font = {centre ? 13 : 10.5 + 1.5 * weight, centre};
        shape.lines = wrapped(node.name, shape.font, centre ? 128 : 104 + 16 * weight, 4);
        double widest = 24;
        for (const std::string& line : shape.lines)
            widest = std::max(widest, widthOf(line, shape.font));
        const double more = centre ? 1 : weight;
        shape.width = std::ceil(widest + 20 + 8 * more);
        const double lines = std::max(static_cast<double>(shape.lines.size()), 1.0);
        shape.height = std::ceil(lines * shape.font.size * 1.24 + 10 + 8 * more);
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

void drawGraph(Frame& frame, const Graph& graph)
{
    Drawing(frame, graph).draw();
}

} // namespace crosscase::picture
