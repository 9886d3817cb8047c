// SPDX-License-Identifier: GPL-3.0-or-later
// A graph as a value, its layout and its drawing: what factor maps and networks share.
#pragma once

#include "core/picture/canvas.h"
#include "core/picture/frame.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::picture {

struct GraphNode {
    std::string name{};             // clean; shown in the box, wrapped
    std::string title{};            // the whole of what it is, for those who point at it
    std::optional<Colour> colour{}; // a mark at its side
    double weight = 0;              // 0..1: how large it is beside the others
    std::vector<model::AnyId> objects{};
};

struct GraphEdge {
    std::size_t from = 0; // nodes
    std::size_t to = 0;
    std::string label{}; // clean; may be empty
    std::string title{};
    Colour colour{};
    double width = 1.2; // of the line
    Dash dash = Dash::Solid;
    bool directed = true;
    std::vector<model::AnyId> objects{};
};

struct Graph {
    std::vector<GraphNode> nodes{};
    std::vector<GraphEdge> edges{};
    std::optional<std::size_t> centre; // the node in the middle
};

// How wide and high a node's box is drawn, and the lines in it.
struct NodeShape {
    double width = 0;
    double height = 0;
    Font font;
    std::vector<std::string> lines{};
};
[[nodiscard]] std::vector<NodeShape> shapesOf(const Graph& graph);

// Where the boxes stand: centres, in an area `width` wide that begins at (0, 0) and is as high as
// need be (also wider, for very many). With a centre the others stand around it, those that are
// linked beside each other; without one by Kamada and Kawai (1989), or beyond 150 nodes by
// Fruchterman and Reingold (1991), as igraph has them, with a fixed seed. Boxes do not overlap
// afterwards. The same graph always gives the same places.
[[nodiscard]] std::vector<Point>
layOut(const Graph& graph, const std::vector<NodeShape>& shapes, double width);

// Draws the graph below frame.y with hit areas for nodes and edges; several edges of one pair bow
// apart, lines go around boxes that they would cross. Makes the frame wider if need be, so the
// title is drawn here as well. Beyond 60 edges the labels are left out, which a note says.
void drawGraph(Frame& frame, const Graph& graph);

} // namespace crosscase::picture
