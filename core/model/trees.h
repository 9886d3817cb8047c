// SPDX-License-Identifier: GPL-3.0-or-later
// The codebook as a tree and the cases as a forest: order, depth, paths, descendants.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::model {

// Of Code or Case. Built in one pass over a snapshot; rows whose parent is missing, and one row
// of every circle (a damaged file), are taken as roots, so that nothing is left out.
template <typename Row>
class Tree {
public:
    explicit Tree(const Corpus& corpus);

    // Depth first, siblings by position, then name.
    [[nodiscard]] const std::vector<Id<Row>>& inOrder() const { return m_order; }
    [[nodiscard]] const std::vector<Id<Row>>& roots() const { return childrenOf({}); }
    [[nodiscard]] const std::vector<Id<Row>>& childrenOf(Id<Row> id) const;
    [[nodiscard]] Id<Row> parentOf(Id<Row> id) const;
    [[nodiscard]] Id<Row> rootOf(Id<Row> id) const;
    [[nodiscard]] int depthOf(Id<Row> id) const;                     // 0: a root
    [[nodiscard]] bool isWithin(Id<Row> id, Id<Row> ancestor) const; // also id == ancestor
    // `id` and all below it, in order.
    [[nodiscard]] std::vector<Id<Row>> subtree(Id<Row> id) const;
    // Names from the root, joined by " > "; a " > " inside a name is written " \> ".
    [[nodiscard]] std::string pathOf(Id<Row> id) const;

private:
    struct Node {
        Id<Row> parent;
        int depth = 0;
        std::size_t first = 0; // place in m_order
        std::size_t last = 0;  // place behind the last descendant
        std::string name;
    };
    [[nodiscard]] Id<Row> circleAbove(Id<Row> id) const;
    void walk(const std::unordered_map<Id<Row>, std::vector<Id<Row>>>& children, Id<Row> root);

    std::unordered_map<Id<Row>, Node> m_nodes;
    std::unordered_map<Id<Row>, std::vector<Id<Row>>> m_children; // of {}: the roots
    std::vector<Id<Row>> m_order;
};

using CodeTree = Tree<Code>;
using CaseTree = Tree<Case>;

// "a > b" -> its names; " \> " within a name is " > ". Outer blanks of names go.
[[nodiscard]] std::vector<std::string> splitPath(std::string_view path);
[[nodiscard]] std::string joinPath(const std::vector<std::string>& names);

} // namespace crosscase::model
