// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/factor_map.h"

#include "core/picture/graph.h"
#include "core/picture/object_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

namespace crosscase::picture {

using model::AnyId;
using model::Case;
using model::Id;
using model::Link;

namespace {

// Stands for the case of every link, which over several cases is one node.
constexpr AnyId kCentre{-1};

struct Line {
    std::set<Id<Case>> cases; // of those in the map
    bool everywhere = false;  // a link within no case
    std::vector<AnyId> links;
    std::vector<std::string> memos;
};

using Ends = std::tuple<AnyId, AnyId, Id<model::RelationType>>;

class Builder {
public:
    Builder(const model::Corpus& corpus, const FactorMapOptions& options)
        : m_corpus(corpus)
        , m_options(options)
        , m_codes(corpus)
        , m_caseTree(corpus)
        , m_cases(chosenCases())
        , m_relations(options.relations.begin(), options.relations.end())
        , m_frame(options.style, titleOfAll())
    {}
    Picture draw();

private:
    [[nodiscard]] std::vector<Id<Case>> chosenCases() const;
    void collect();
    void add(const Link& link, const std::vector<Id<Case>>& cases);
    [[nodiscard]] std::vector<Id<Case>> casesOf(const Link& link) const;
    [[nodiscard]] bool isOwnCase(const Link& link, AnyId end) const;
    [[nodiscard]] bool single() const { return m_cases.size() == 1; }
    std::size_t nodeFor(AnyId object);
    void weighNodes();
    void buildEdges();
    [[nodiscard]] GraphEdge edgeOf(const Ends& ends, const Line& line) const;
    [[nodiscard]] std::string titleOfAll() const;
    void tellWhatIsLeftOut();

    const model::Corpus& m_corpus;
    const FactorMapOptions& m_options;
    model::CodeTree m_codes;
    model::CaseTree m_caseTree;
    std::vector<Id<Case>> m_cases;
    std::unordered_set<Id<model::RelationType>> m_relations; // none: all
    Frame m_frame;
    std::unordered_set<AnyId> m_evident; // links with evidence
    std::vector<Ends> m_order;           // as they were first met
    std::map<Ends, Line> m_lines;
    std::map<AnyId, std::size_t> m_nodeOf;
    Graph m_graph;
    std::size_t m_leftOut = 0;
};

std::vector<Id<Case>> Builder::chosenCases() const
{
    if (m_options.cases.empty())
        return m_caseTree.roots();
    std::vector<Id<Case>> once;
    for (const Id<Case> unit : m_options.cases)
        if (std::find(once.begin(), once.end(), unit) == once.end())
            once.push_back(unit);
    return once;
}

std::vector<Id<Case>> Builder::casesOf(const Link& link) const
{
    std::vector<Id<Case>> cases;
    for (const Id<Case> unit : m_cases)
        if (link.unit && m_caseTree.isWithin(link.unit, unit))
            cases.push_back(unit);
    return cases;
}

// The case that the link was made within, or one above it.
bool Builder::isOwnCase(const Link& link, AnyId end) const
{
    return link.unit && m_corpus.cases().contains(Id<Case>{end.value})
           && m_caseTree.isWithin(link.unit, Id<Case>{end.value});
}

void Builder::add(const Link& link, const std::vector<Id<Case>>& cases)
{
    const auto endOf = [&](AnyId end) {
        const bool centre = single() ? end == AnyId(m_cases.front()) : isOwnCase(link, end);
        return centre ? kCentre : end;
    };
    AnyId from = endOf(link.from);
    AnyId to = endOf(link.to);
    const auto relation = m_corpus.find(link.relation);
    // Either end may stand first where there is no direction; the one in the middle does.
    if (relation && !relation->directed && to < from)
        std::swap(from, to);
    const Ends ends{from, to, link.relation};
    if (!m_lines.contains(ends))
        m_order.push_back(ends);
    Line& line = m_lines[ends];
    line.cases.insert(cases.begin(), cases.end());
    line.everywhere = line.everywhere || !link.unit;
    line.links.push_back(link.id);
    if (!link.memo.empty())
        line.memos.push_back(link.memo);
}

void Builder::collect()
{
    for (const model::Evidence& evidence : m_corpus.rows<model::Evidence>())
        if (m_corpus.rows<Link>().contains(Id<Link>{evidence.owner.value}))
            if (const auto coding = m_corpus.find(evidence.coding); coding && !coding->orphan)
                m_evident.insert(evidence.owner);
    for (const Link& link : m_corpus.rows<Link>()) {
        if (!m_relations.empty() && !m_relations.contains(link.relation))
            continue;
        const auto cases = casesOf(link);
        if (link.unit && cases.empty())
            continue;
        if (m_options.withoutEvidence || m_evident.contains(link.id))
            add(link, cases);
        else
            ++m_leftOut;
    }
}

std::size_t Builder::nodeFor(AnyId object)
{
    const auto [found, isNew] = m_nodeOf.try_emplace(object, m_graph.nodes.size());
    if (!isNew)
        return found->second;
    GraphNode node;
    if (object == kCentre) {
        m_graph.centre = found->second;
        const auto unit = single() ? m_corpus.find(m_cases.front()) : std::nullopt;
        node.name = cleaned(unit ? unit->name : m_options.centre);
        node.title = node.name;
        node.objects.assign(m_cases.begin(), m_cases.end());
    } else {
        const ObjectName name = nameOf(m_corpus, m_codes, m_caseTree, object);
        node.name = name.name;
        node.title = name.whole;
        node.objects = {object};
        if (const auto code = m_corpus.find(Id<model::Code>{object.value}))
            if (const auto colour = colourFromText(code->colour))
                node.colour = m_frame.palette.visible(*colour, 1.6);
    }
    m_graph.nodes.push_back(std::move(node));
    return found->second;
}

GraphEdge Builder::edgeOf(const Ends& ends, const Line& line) const
{
    const auto& [from, to, type] = ends;
    const auto relation = m_corpus.find(type);
    GraphEdge edge;
    edge.from = m_nodeOf.at(from);
    edge.to = m_nodeOf.at(to);
    edge.directed = !relation || relation->directed;
    edge.label = cleaned(relation ? relation->name : std::string());
    edge.title =
        m_graph.nodes[edge.from].name + " – " + edge.label + " – " + m_graph.nodes[edge.to].name;
    if (!single()) {
        const std::size_t found = line.everywhere ? m_cases.size() : line.cases.size();
        const std::string share = fmt::format("{} of {}", found, m_cases.size());
        edge.label += (edge.label.empty() ? "" : " · ") + share;
        edge.width = 0.9
                     + 1.8 * static_cast<double>(found)
                           / static_cast<double>(std::max<std::size_t>(m_cases.size(), 1));
        std::string names;
        for (const Id<Case> unit : m_cases)
            if (line.cases.contains(unit))
                names += (names.empty() ? "" : ", ") + m_corpus.get(unit).name;
        edge.title += ", " + share + (names.empty() ? "" : ": " + names);
    }
    for (const std::string& memo : line.memos)
        edge.title += "; " + memo;
    const auto colour = relation ? colourFromText(relation->colour) : std::nullopt;
    edge.colour = colour ? m_frame.palette.visible(*colour, 1.8) : m_frame.palette.line;
    if (relation && relation->line == "dashed")
        edge.dash = Dash::Dashed;
    else if (relation && relation->line == "dotted")
        edge.dash = Dash::Dotted;
    edge.objects = line.links;
    return edge;
}

// Larger the more cases a node is found in; in one case, the more lines it has.
void Builder::weighNodes()
{
    std::vector<std::set<Id<Case>>> cases(m_graph.nodes.size());
    std::vector<double> size(m_graph.nodes.size());
    for (const Ends& ends : m_order)
        for (const AnyId end : {std::get<0>(ends), std::get<1>(ends)}) {
            const std::size_t node = m_nodeOf.at(end);
            const auto& found = m_lines.at(ends).cases;
            cases[node].insert(found.begin(), found.end());
            size[node] += 1;
        }
    double most = 1;
    for (std::size_t i = 0; i < size.size(); ++i) {
        if (!single())
            size[i] = static_cast<double>(cases[i].size());
        if (m_graph.centre != i)
            most = std::max(most, size[i]);
    }
    for (std::size_t i = 0; i < size.size(); ++i)
        m_graph.nodes[i].weight = std::max(size[i] - 1, 0.0) / std::max(most - 1, 1.0);
}

void Builder::buildEdges()
{
    if (single() && !m_order.empty())
        nodeFor(kCentre);
    for (const Ends& ends : m_order) {
        nodeFor(std::get<0>(ends));
        nodeFor(std::get<1>(ends));
    }
    for (const Ends& ends : m_order)
        m_graph.edges.push_back(edgeOf(ends, m_lines.at(ends)));
    // A case that nothing is linked with does not stand in the middle.
    const bool linked =
        std::any_of(m_graph.edges.begin(), m_graph.edges.end(), [&](const GraphEdge& edge) {
            return m_graph.centre == edge.from || m_graph.centre == edge.to;
        });
    if (!linked && m_graph.centre) {
        m_graph.nodes.erase(m_graph.nodes.begin());
        m_graph.centre.reset();
        for (GraphEdge& edge : m_graph.edges) {
            --edge.from;
            --edge.to;
        }
        m_nodeOf.erase(kCentre);
        for (auto& [object, node] : m_nodeOf)
            --node;
    }
    weighNodes();
}

void Builder::tellWhatIsLeftOut()
{
    if (m_leftOut > 0)
        m_frame.picture.notes.push_back(fmt::format("{} without evidence {} left out.",
                                                    counted(m_leftOut, "link", "links"),
                                                    m_leftOut == 1 ? "is" : "are"));
}

std::string Builder::titleOfAll() const
{
    if (single())
        return "Factor map: " + m_corpus.get(m_cases.front()).name;
    return fmt::format("Factor map over {}", counted(m_cases.size(), "case", "cases"));
}

Picture Builder::draw()
{
    collect();
    buildEdges();
    if (m_graph.edges.empty()) {
        m_frame.drawTitle();
        m_frame.drawNothing(m_leftOut > 0
                                ? "No link has evidence: attach codings to the links, or show "
                                  "all links."
                                : "There is no link to show.");
        tellWhatIsLeftOut();
        return m_frame.finish("Factor map without links.");
    }
    drawGraph(m_frame, m_graph);
    tellWhatIsLeftOut();
    m_frame.drawNotes(m_frame.picture.notes);
    std::string description = "Factor map.";
    for (const GraphEdge& edge : m_graph.edges)
        description += " " + edge.title + ".";
    return m_frame.finish(description);
}

} // namespace

std::vector<Id<model::Coding>> evidenceOf(const model::Corpus& corpus, Id<Link> link)
{
    std::vector<Id<model::Coding>> codings;
    for (const model::Evidence& evidence : corpus.rows<model::Evidence>())
        if (evidence.owner == AnyId(link))
            if (const auto coding = corpus.find(evidence.coding); coding && !coding->orphan)
                codings.push_back(evidence.coding);
    return codings;
}

Result<Picture> factorMap(const model::Corpus& corpus, const FactorMapOptions& options)
{
    return Builder(corpus, options).draw();
}

} // namespace crosscase::picture
