// SPDX-License-Identifier: GPL-3.0-or-later
// Codebooks to merge, made at random as two people change them.
#pragma once

#include "core/codebook/merge.h"
#include "core/model/trees.h"
#include "tests/core/codebook/samples.h"

#include <algorithm>
#include <rapidcheck.h>
#include <set>
#include <string>
#include <vector>

namespace crosscase::codebook::samples {

// An answer to a row, as a line of a decisions file.
inline Decision answerTo(const DecisionRow& row, Choice choice, const std::string& value = {})
{
    return {0, row.kind, row.id, row.otherId, row.field, choice, value};
}

// A codebook as a tree whose nodes can be changed; indices are places in `nodes`.
struct Tree {
    struct Node {
        Entry entry; // its path is made when the tree is written
        std::string name;
        std::size_t parent = kNoParent;
        bool isGone = false;
    };
    std::vector<Node> nodes;

    bool isWithin(std::size_t node, std::size_t ancestor) const
    {
        for (std::size_t at = node; at != kNoParent; at = nodes[at].parent)
            if (at == ancestor)
                return true;
        return false;
    }

    bool isFree(const std::string& name, std::size_t parent) const
    {
        return std::ranges::none_of(nodes, [&](const Node& node) {
            return !node.isGone && node.parent == parent && node.name == name;
        });
    }

    Codebook codebook() const
    {
        Codebook out;
        std::vector<std::pair<std::size_t, std::vector<std::string>>> stack{{kNoParent, {}}};
        while (!stack.empty()) {
            const auto [at, path] = stack.back();
            stack.pop_back();
            if (at != kNoParent) {
                out.entries.push_back(nodes[at].entry);
                out.entries.back().path = path;
            }
            for (std::size_t i = nodes.size(); i-- > 0;)
                if (!nodes[i].isGone && nodes[i].parent == at) {
                    auto below = path;
                    below.push_back(nodes[i].name);
                    stack.emplace_back(i, std::move(below));
                }
        }
        return out;
    }
};

inline std::string someWords()
{
    return *rc::gen::element<std::string>("",
                                          "income and what it costs",
                                          "being alone in a room by choice",
                                          "help from persons or groups",
                                          "a quiet place to work in",
                                          "what it takes\n\nand gives");
}

inline std::string someName()
{
    return *rc::gen::element<std::string>("Trust",
                                          "Trusts",
                                          "Support",
                                          "Suport",
                                          "Money",
                                          "Finances",
                                          "Isolation",
                                          "Work > space",
                                          "Belonging",
                                          "Time",
                                          "\u05D0\u05DE\u05D5\u05DF");
}

inline Entry someFields(bool withId)
{
    Entry entry{.definition = someWords(),
                .include = someWords(),
                .exclude = someWords(),
                .memo = someWords(),
                .colour = *rc::gen::element<std::string>("", "#112233", "#aabbcc"),
                .codable = *rc::gen::arbitrary<bool>()};
    if (*rc::gen::arbitrary<bool>())
        entry.examples = {someWords() + "!", "an example"};
    if (withId)
        entry.id = Uuid::make();
    return entry;
}

inline void addSomewhere(Tree& tree, bool withId)
{
    const std::size_t place = *rc::gen::inRange<std::size_t>(0, tree.nodes.size() + 1);
    const std::size_t parent =
        place == tree.nodes.size() || tree.nodes[place].isGone ? kNoParent : place;
    const std::string name = someName();
    if (tree.isFree(name, parent))
        tree.nodes.push_back({someFields(withId), name, parent});
}

// Siblings have different names.
inline Tree someTree(bool withIds, int most = 8)
{
    Tree tree;
    for (int n = *rc::gen::inRange(0, most); n > 0; --n)
        addSomewhere(tree, withIds);
    return tree;
}

// What one person does to a codebook. Without deletions nothing is lost.
inline void changeSomewhere(Tree& tree, bool withDeletions)
{
    if (tree.nodes.empty())
        return addSomewhere(tree, true);
    const std::size_t at = *rc::gen::inRange<std::size_t>(0, tree.nodes.size());
    Tree::Node& node = tree.nodes[at];
    if (node.isGone)
        return;
    switch (*rc::gen::inRange(0, withDeletions ? 6 : 5)) {
    case 0:
        node.entry.definition = "changed to " + someWords();
        break;
    case 1:
        node.entry.memo += " more";
        node.entry.examples.push_back("one more " + someWords());
        break;
    case 2: {
        const std::string name = someName();
        if (tree.isFree(name, node.parent))
            node.name = name;
        break;
    }
    case 3: {
        const std::size_t to = *rc::gen::inRange<std::size_t>(0, tree.nodes.size());
        const std::size_t parent = to == at || tree.nodes[to].isGone ? kNoParent : to;
        if (!tree.isWithin(parent, at) && tree.isFree(node.name, parent))
            node.parent = parent;
        break;
    }
    case 4:
        addSomewhere(tree, true);
        break;
    default:
        for (std::size_t i = 0; i < tree.nodes.size(); ++i)
            if (tree.isWithin(i, at))
                tree.nodes[i].isGone = true;
        break;
    }
}

inline Tree changed(Tree tree, bool withDeletions)
{
    for (int n = *rc::gen::inRange(0, 6); n > 0; --n)
        changeSomewhere(tree, withDeletions);
    return tree;
}

// The entries in an order that does not depend on who merged whom.
inline std::vector<Entry> sorted(Codebook codebook)
{
    std::ranges::sort(codebook.entries, {}, [](const Entry& entry) {
        return std::pair(model::joinPath(entry.path), entry.definition);
    });
    for (Entry& entry : codebook.entries) {
        std::ranges::sort(entry.examples);
        std::ranges::sort(entry.counterexamples);
    }
    return std::move(codebook.entries);
}

} // namespace crosscase::codebook::samples
