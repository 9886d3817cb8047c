// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/graph.h"

#include <algorithm>
#include <cmath>
#include <igraph/igraph.h>
#include <map>
#include <mutex>
#include <numbers>

namespace crosscase::picture {

namespace {

constexpr double kApart = 22; // between boxes
constexpr std::size_t kKamadaKawai = 150;
constexpr std::size_t kReordered = 80; // beyond, the order on the ring is left as it is

using Centres = std::vector<Point>;

// --- around a centre -----------------------------------------------------------------------------

using Pair = std::pair<std::size_t, std::size_t>;

// How far apart the linked nodes stand on the ring, in places.
std::size_t spread(const std::vector<Pair>& chords, const std::vector<std::size_t>& placeOf)
{
    std::size_t sum = 0;
    const std::size_t count = placeOf.size();
    for (const auto& [a, b] : chords) {
        const std::size_t apart =
            placeOf[a] > placeOf[b] ? placeOf[a] - placeOf[b] : placeOf[b] - placeOf[a];
        sum += std::min(apart, count - apart);
    }
    return sum;
}

// Exchanges places on the ring as long as that brings linked nodes nearer to each other.
void bringTogether(std::vector<std::size_t>& placeOf, const std::vector<Pair>& chords)
{
    if (placeOf.size() > kReordered || chords.empty())
        return;
    std::size_t best = spread(chords, placeOf);
    for (bool better = true; better;) {
        better = false;
        for (std::size_t a = 0; a < placeOf.size(); ++a)
            for (std::size_t b = a + 1; b < placeOf.size(); ++b) {
                std::swap(placeOf[a], placeOf[b]);
                const std::size_t now = spread(chords, placeOf);
                better = better || now < best;
                if (now < best)
                    best = now;
                else
                    std::swap(placeOf[a], placeOf[b]);
            }
    }
}

// The others by their places on the ring.
std::vector<std::size_t> ringOf(const Graph& graph)
{
    std::vector<std::size_t> others;
    std::vector<std::size_t> indexOf(graph.nodes.size());
    for (std::size_t node = 0; node < graph.nodes.size(); ++node)
        if (node != *graph.centre) {
            indexOf[node] = others.size();
            others.push_back(node);
        }
    std::vector<Pair> chords;
    for (const GraphEdge& edge : graph.edges)
        if (edge.from != edge.to && edge.from != *graph.centre && edge.to != *graph.centre)
            chords.emplace_back(indexOf[edge.from], indexOf[edge.to]);
    std::vector<std::size_t> placeOf(others.size());
    for (std::size_t i = 0; i < placeOf.size(); ++i)
        placeOf[i] = i;
    bringTogether(placeOf, chords);
    std::vector<std::size_t> ring(others.size());
    for (std::size_t i = 0; i < others.size(); ++i)
        ring[placeOf[i]] = others[i];
    return ring;
}

// An ellipse by the length of the way along it, clockwise from its top.
class Ellipse {
public:
    Ellipse(double across, double down)
        : m_across(across)
        , m_down(down)
    {
        for (int step = 1; step <= kSteps; ++step) {
            const Point piece = at(step) - at(step - 1);
            m_lengths.push_back(m_lengths.back() + std::hypot(piece.x, piece.y));
        }
    }
    [[nodiscard]] double length() const { return m_lengths.back(); }
    [[nodiscard]] Point atLength(double way) const { return at(stepAt(way)); }
    // How much of the way a box takes there: its width where the way is level, else its height.
    [[nodiscard]] double taken(double way, const NodeShape& shape) const
    {
        const int step = stepAt(way);
        const Point piece = at(step + 1) - at(step - 1);
        const double length = std::hypot(piece.x, piece.y);
        return (std::abs(piece.x) * shape.width + std::abs(piece.y) * shape.height) / length;
    }

private:
    static constexpr int kSteps = 720;
    [[nodiscard]] Point at(int step) const
    {
        const double angle = 2 * std::numbers::pi * step / kSteps - std::numbers::pi / 2;
        return {m_across * std::cos(angle), m_down * std::sin(angle)};
    }
    [[nodiscard]] int stepAt(double way) const
    {
        const auto found = std::lower_bound(m_lengths.begin(), m_lengths.end(), way);
        return static_cast<int>(std::min<std::ptrdiff_t>(found - m_lengths.begin(), kSteps));
    }

    double m_across;
    double m_down;
    std::vector<double> m_lengths{0};
};

// Are these two joined by a line?
bool areLinked(const Graph& graph, std::size_t a, std::size_t b)
{
    return std::any_of(graph.edges.begin(), graph.edges.end(), [&](const GraphEdge& edge) {
        return (edge.from == a && edge.to == b) || (edge.from == b && edge.to == a);
    });
}

// Where the boxes of the ring stand along the ellipse, with equal room between them, and more
// where a line with its label runs. How much room a box takes depends on where it stands, so a
// few rounds settle it.
std::vector<double> alongRing(const Graph& graph,
                              const std::vector<NodeShape>& shapes,
                              const std::vector<std::size_t>& ring,
                              const Ellipse& ellipse)
{
    const std::size_t count = ring.size();
    std::vector<double> ways(count);
    for (std::size_t i = 0; i < count; ++i)
        ways[i] = ellipse.length() * static_cast<double>(i) / static_cast<double>(count);
    for (int round = 0; round < 6; ++round) {
        std::vector<double> steps(count); // from a box to the next
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t next = (i + 1) % count;
            steps[i] = (ellipse.taken(ways[i], shapes[ring[i]])
                        + ellipse.taken(ways[next], shapes[ring[next]]))
                           / 2
                       + (areLinked(graph, ring[i], ring[next]) ? 92 : 16);
            sum += steps[i];
        }
        // What is left over, or wanting, is shared out alike.
        const double spare = (ellipse.length() - sum) / static_cast<double>(count);
        for (std::size_t i = 1; i < count; ++i)
            ways[i] = std::clamp(ways[i - 1] + steps[i - 1] + spare, ways[i - 1], ellipse.length());
    }
    return ways;
}

Centres aroundCentre(const Graph& graph, const std::vector<NodeShape>& shapes, double width)
{
    double widest = 0;
    double sum = 0;
    for (const NodeShape& shape : shapes) {
        widest = std::max(widest, shape.width);
        sum += shape.height + kApart;
    }
    const std::vector<std::size_t> ring = ringOf(graph);
    const double across = (width - widest) / 2;
    const Ellipse ellipse(across, std::max({165.0, across * 0.66, sum / 4}));
    Centres centres(graph.nodes.size());
    const auto ways = alongRing(graph, shapes, ring, ellipse);
    for (std::size_t i = 0; i < ring.size(); ++i)
        centres[ring[i]] = ellipse.atLength(ways[i]);
    return centres;
}

// --- without a centre ----------------------------------------------------------------------------

// igraph's matrix and graph, given back whatever happens. Its error handler must not end the
// program, and its random numbers are one state for the whole program.
class Layouter {
public:
    explicit Layouter(const Graph& graph)
    {
        igraph_vector_int_t ends;
        igraph_vector_int_init(&ends, 0);
        for (const GraphEdge& edge : graph.edges) {
            if (edge.from == edge.to)
                continue;
            igraph_vector_int_push_back(&ends, static_cast<igraph_integer_t>(edge.from));
            igraph_vector_int_push_back(&ends, static_cast<igraph_integer_t>(edge.to));
        }
        igraph_create(&m_graph, &ends, static_cast<igraph_integer_t>(graph.nodes.size()), false);
        igraph_vector_int_destroy(&ends);
        igraph_matrix_init(&m_places, 0, 0);
    }
    Layouter(const Layouter&) = delete;
    Layouter(Layouter&&) = delete;
    Layouter& operator=(const Layouter&) = delete;
    Layouter& operator=(Layouter&&) = delete;
    ~Layouter()
    {
        igraph_matrix_destroy(&m_places);
        igraph_destroy(&m_graph);
    }

    Centres run(std::size_t nodes)
    {
        igraph_rng_seed(igraph_rng_default(), 42);
        const auto count = static_cast<igraph_integer_t>(nodes);
        igraph_layout_circle(&m_graph, &m_places, igraph_vss_all());
        const igraph_error_t done =
            nodes <= kKamadaKawai
                ? igraph_layout_kamada_kawai(&m_graph,
                                             &m_places,
                                             true,
                                             count * 50,
                                             0,
                                             static_cast<double>(nodes),
                                             nullptr,
                                             nullptr,
                                             nullptr,
                                             nullptr,
                                             nullptr)
                : igraph_layout_fruchterman_reingold(&m_graph,
                                                     &m_places,
                                                     true,
                                                     500,
                                                     std::sqrt(static_cast<double>(nodes)),
                                                     IGRAPH_LAYOUT_AUTOGRID,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr,
                                                     nullptr);
        if (done != IGRAPH_SUCCESS)
            igraph_layout_circle(&m_graph, &m_places, igraph_vss_all());
        Centres centres;
        for (igraph_integer_t i = 0; i < count; ++i)
            centres.push_back({MATRIX(m_places, i, 0), MATRIX(m_places, i, 1)});
        return centres;
    }

private:
    igraph_t m_graph{};
    igraph_matrix_t m_places{};
};

Centres byForces(const Graph& graph)
{
    static std::mutex once; // igraph's random numbers and error handler belong to the program
    const std::lock_guard lock(once);
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    return Layouter(graph).run(graph.nodes.size());
}

// Stretches places to an area of `width`, on average with room for the boxes.
void stretch(Centres& centres, const std::vector<NodeShape>& shapes, double width)
{
    double widest = 0;
    double area = 0;
    for (const NodeShape& shape : shapes) {
        widest = std::max(widest, shape.width);
        area += (shape.width + 2 * kApart) * (shape.height + 2 * kApart);
    }
    Point least = centres.front();
    Point most = least;
    for (const Point& at : centres) {
        least = {std::min(least.x, at.x), std::min(least.y, at.y)};
        most = {std::max(most.x, at.x), std::max(most.y, at.y)};
    }
    const double across = std::max(width - widest, widest);
    const double down =
        std::clamp(area * 2.2 / width,
                   std::min(across * 0.5, 80.0 * static_cast<double>(shapes.size())),
                   across * 1.1);
    for (Point& at : centres) {
        at.x = most.x - least.x < 1e-9 ? 0 : (at.x - least.x) / (most.x - least.x) * across;
        at.y = most.y - least.y < 1e-9 ? 0 : (at.y - least.y) / (most.y - least.y) * down;
    }
}

// --- both ----------------------------------------------------------------------------------------

// Pushes one pair of boxes apart along the shorter way; the fixed one stays.
bool pushApart(Centres& centres,
               const std::vector<NodeShape>& shapes,
               Pair pair,
               std::optional<std::size_t> fixed)
{
    const auto [a, b] = pair;
    const double across =
        (shapes[a].width + shapes[b].width) / 2 + kApart - std::abs(centres[a].x - centres[b].x);
    const double down =
        (shapes[a].height + shapes[b].height) / 2 + kApart - std::abs(centres[a].y - centres[b].y);
    if (across <= 0.01 || down <= 0.01)
        return false;
    const double shareOfA = fixed == a ? 0 : fixed == b ? 1 : 0.5;
    if (across < down) {
        const double side = centres[a].x <= centres[b].x ? -1 : 1;
        centres[a].x += side * across * shareOfA;
        centres[b].x -= side * across * (1 - shareOfA);
    } else {
        const double side = centres[a].y <= centres[b].y ? -1 : 1;
        centres[a].y += side * down * shareOfA;
        centres[b].y -= side * down * (1 - shareOfA);
    }
    return true;
}

void removeOverlaps(Centres& centres,
                    const std::vector<NodeShape>& shapes,
                    std::optional<std::size_t> fixed)
{
    const int rounds = centres.size() > 400 ? 60 : 400;
    for (int round = 0; round < rounds; ++round) {
        bool moved = false;
        for (std::size_t a = 0; a < centres.size(); ++a)
            for (std::size_t b = a + 1; b < centres.size(); ++b)
                moved = pushApart(centres, shapes, {a, b}, fixed) || moved;
        if (!moved)
            return;
    }
}

// So that the first box begins at (0, 0), and in the middle of `width` if there is room left.
void toOrigin(Centres& centres, const std::vector<NodeShape>& shapes, double width)
{
    double left = 1e9;
    double right = -1e9;
    double top = 1e9;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        left = std::min(left, centres[i].x - shapes[i].width / 2);
        right = std::max(right, centres[i].x + shapes[i].width / 2);
        top = std::min(top, centres[i].y - shapes[i].height / 2);
    }
    const double spare = std::max(width - (right - left), 0.0) / 2;
    for (Point& at : centres)
        at = at - Point{left - spare, top};
}

} // namespace

std::vector<Point> layOut(const Graph& graph, const std::vector<NodeShape>& shapes, double width)
{
    if (graph.nodes.empty())
        return {};
    Centres centres(graph.nodes.size());
    if (graph.centre) {
        centres = aroundCentre(graph, shapes, width);
    } else if (graph.nodes.size() > 1) {
        centres = byForces(graph);
        stretch(centres, shapes, width);
    }
    removeOverlaps(centres, shapes, graph.centre);
    toOrigin(centres, shapes, width);
    return centres;
}

} // namespace crosscase::picture
