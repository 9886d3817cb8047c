// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trees.h"

#include "core/text/fold.h"

#include <algorithm>
#include <unordered_set>

namespace crosscase::model {

namespace {

constexpr std::string_view kArrow = " > ";

// A word of a name that reads like the separator: any number of backslashes, then '>'.
bool isArrowWord(std::string_view word)
{
    return !word.empty() && word.back() == '>' && word.find_first_not_of('\\') == word.size() - 1;
}

// Calls change(word) on each arrow word of `name` and returns the name with its results.
template <typename Change>
std::string withArrowWords(std::string_view name, Change&& change)
{
    std::string out;
    std::size_t at = 0;
    for (;;) {
        const std::size_t end = std::min(name.find(' ', at), name.size());
        const std::string_view word = name.substr(at, end - at);
        out += isArrowWord(word) ? change(word) : std::string(word);
        if (end == name.size())
            return out;
        out += ' ';
        at = end + 1;
    }
}

std::string escapedName(std::string_view name)
{
    return withArrowWords(name, [](std::string_view word) { return "\\" + std::string(word); });
}

std::string unescapedName(std::string_view name)
{
    return withArrowWords(name, [](std::string_view word) {
        return std::string(word.substr(word.size() > 1 ? 1 : 0));
    });
}

} // namespace

std::vector<std::string> splitPath(std::string_view path)
{
    std::vector<std::string> names;
    for (;;) {
        const std::size_t at = path.find(kArrow);
        const std::string_view name = path.substr(0, at);
        names.push_back(unescapedName(text::trimBlanks(name)));
        if (at == std::string_view::npos)
            return names;
        path.remove_prefix(at + kArrow.size());
    }
}

std::string joinPath(const std::vector<std::string>& names)
{
    std::string path;
    for (const std::string& name : names) {
        if (!path.empty())
            path += kArrow;
        path += escapedName(name);
    }
    return path;
}

template <typename Row>
Tree<Row>::Tree(const Corpus& corpus)
{
    const auto& rows = corpus.rows<Row>();
    std::vector<const Row*> sorted;
    sorted.reserve(rows.size());
    for (const Row& row : rows)
        sorted.push_back(&row);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Row* a, const Row* b) {
        if (a->position != b->position)
            return a->position < b->position;
        return text::compareNames(a->name, b->name) < 0;
    });
    for (const Row* row : sorted) {
        const Id<Row> parent = rows.contains(row->parent) ? row->parent : Id<Row>{};
        m_children[parent].push_back(row->id);
        m_nodes[row->id] = {parent, 0, 0, 0, row->name};
    }
    const std::vector<Id<Row>> roots = m_children[Id<Row>{}];
    for (const Id<Row> root : roots)
        walk(m_children, root);
    // Whatever was not reached stands in a circle or hangs from one: open the circle.
    for (const Row* row : sorted) {
        if (m_nodes[row->id].last != 0)
            continue;
        const Id<Row> member = circleAbove(row->id);
        auto& siblings = m_children[m_nodes[member].parent];
        std::erase(siblings, member);
        m_nodes[member].parent = {};
        m_children[Id<Row>{}].push_back(member);
        walk(m_children, member);
    }
}

// The first row that comes up twice on the way up from `id`.
template <typename Row>
Id<Row> Tree<Row>::circleAbove(Id<Row> id) const
{
    std::unordered_set<Id<Row>> passed;
    while (passed.insert(id).second)
        id = m_nodes.at(id).parent;
    return id;
}

template <typename Row>
void Tree<Row>::walk(const std::unordered_map<Id<Row>, std::vector<Id<Row>>>& children,
                     Id<Row> root)
{
    struct Step {
        Id<Row> id;
        bool leaving;
    };
    std::vector<Step> stack{{root, false}};
    while (!stack.empty()) {
        const Step step = stack.back();
        stack.pop_back();
        Node& node = m_nodes[step.id];
        if (step.leaving) {
            node.last = m_order.size();
            continue;
        }
        node.depth = node.parent ? m_nodes[node.parent].depth + 1 : 0;
        node.first = m_order.size();
        m_order.push_back(step.id);
        stack.push_back({step.id, true});
        const auto below = children.find(step.id);
        if (below != children.end())
            for (auto child = below->second.rbegin(); child != below->second.rend(); ++child)
                stack.push_back({*child, false});
    }
}

template <typename Row>
const std::vector<Id<Row>>& Tree<Row>::childrenOf(Id<Row> id) const
{
    static const std::vector<Id<Row>> kNone;
    const auto found = m_children.find(id);
    return found == m_children.end() ? kNone : found->second;
}

template <typename Row>
Id<Row> Tree<Row>::parentOf(Id<Row> id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? Id<Row>{} : found->second.parent;
}

template <typename Row>
Id<Row> Tree<Row>::rootOf(Id<Row> id) const
{
    while (const Id<Row> parent = parentOf(id))
        id = parent;
    return id;
}

template <typename Row>
int Tree<Row>::depthOf(Id<Row> id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? 0 : found->second.depth;
}

template <typename Row>
bool Tree<Row>::isWithin(Id<Row> id, Id<Row> ancestor) const
{
    const auto inner = m_nodes.find(id);
    const auto outer = m_nodes.find(ancestor);
    return inner != m_nodes.end() && outer != m_nodes.end()
           && outer->second.first <= inner->second.first
           && inner->second.first < outer->second.last;
}

template <typename Row>
std::vector<Id<Row>> Tree<Row>::subtree(Id<Row> id) const
{
    const auto found = m_nodes.find(id);
    if (found == m_nodes.end())
        return {};
    return {m_order.begin() + static_cast<std::ptrdiff_t>(found->second.first),
            m_order.begin() + static_cast<std::ptrdiff_t>(found->second.last)};
}

template <typename Row>
std::string Tree<Row>::pathOf(Id<Row> id) const
{
    std::vector<std::string> names;
    for (auto node = m_nodes.find(id); node != m_nodes.end();
         node = m_nodes.find(node->second.parent))
        names.push_back(node->second.name);
    std::reverse(names.begin(), names.end());
    return joinPath(names);
}

template class Tree<Code>;
template class Tree<Case>;

} // namespace crosscase::model
