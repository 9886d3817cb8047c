// SPDX-License-Identifier: GPL-3.0-or-later
// The merged codebook from its nodes: order, paths, ids, fields.
#include "core/codebook/merge_resolve.h"
#include "core/codebook/merge_texts.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::codebook::merging {

namespace {

class Builder {
public:
    Builder(const Sides& sides, const Plan& plan)
        : m_sides(sides)
        , m_plan(plan)
        , m_outcome(outcomeOf(sides, plan))
        , m_questions(plan.nodes.size())
        , m_parts(plan.nodes.size())
    {
        for (std::size_t i = 0; i < plan.nodes.size(); ++i)
            if (m_outcome.into[i] != kGone && m_outcome.into[i] != i)
                m_parts[m_outcome.into[i]].push_back(i);
        for (const Question& question : plan.questions)
            m_questions[question.node].push_back(&question);
    }

    Merged run()
    {
        for (const Question& question : m_plan.questions)
            m_merged.rows.push_back(question.row);
        inOrder();
        m_merged.mine = placesOf(m_plan.nodeOfMine);
        m_merged.theirs = placesOf(m_plan.nodeOfTheirs);
        return std::move(m_merged);
    }

private:
    // The children of a node (or the themes) as they will stand: mine in their order, each followed
    // by what theirs has behind it. What stands before the first of mine there comes before it.
    struct Family {
        std::vector<std::size_t> mine;
        std::vector<std::size_t> theirs; // all that they have there, also the common ones
    };

    std::vector<std::size_t> childrenOf(std::size_t parent)
    {
        const Family& family = m_families[parent];
        std::unordered_map<std::size_t, std::vector<std::size_t>> behind;
        std::vector<std::size_t> first;
        std::size_t last = kNoParent;
        for (const std::size_t node : family.theirs) {
            if (m_outcome.isAsTheirs[node] != 0 || isNewHere(node)) {
                (last == kNoParent ? first : behind[last]).push_back(node);
                continue;
            }
            last = node;
        }
        std::size_t anchor = kNoParent; // of mine, before which the first ones stand
        for (const std::size_t node : family.theirs)
            if (anchor == kNoParent && m_outcome.isAsTheirs[node] == 0)
                anchor = node;
        std::vector<std::size_t> children;
        for (const std::size_t node : family.mine) {
            if (node == anchor)
                children.insert(children.end(), first.begin(), first.end());
            children.push_back(node);
            if (const auto found = behind.find(node); found != behind.end())
                children.insert(children.end(), found->second.begin(), found->second.end());
        }
        if (anchor == kNoParent)
            children.insert(children.end(), first.begin(), first.end());
        return children;
    }

    bool isNewHere(std::size_t node) const { return m_plan.nodes[node].mine == kGone; }

    // The node that one of theirs became.
    std::size_t standingFor(std::size_t theirs) const
    {
        const std::size_t node = m_plan.nodeOfTheirs[theirs];
        return m_outcome.into[node] == kGone ? node : m_outcome.into[node];
    }

    void findFamilies()
    {
        for (std::size_t i = 0; i < m_sides.mine.size(); ++i) {
            const std::size_t node = m_plan.nodeOfMine[i];
            if (m_outcome.isGone[node] == 0 && m_outcome.isAsTheirs[node] == 0)
                m_families[m_outcome.parents[node]].mine.push_back(node);
        }
        for (std::size_t i = 0; i < m_sides.theirs.size(); ++i) {
            const std::size_t node = m_plan.nodeOfTheirs[i];
            const std::size_t above = m_sides.theirs.parents[i];
            const std::size_t parent = above == kNoParent ? kNoParent : standingFor(above);
            if (m_outcome.isGone[node] == 0 && m_outcome.parents[node] == parent)
                m_families[parent].theirs.push_back(node);
        }
    }

    void inOrder()
    {
        findFamilies();
        m_places.assign(m_plan.nodes.size(), kGone);
        const std::vector<std::size_t> themes = childrenOf(kNoParent);
        std::vector<std::size_t> stack(themes.rbegin(), themes.rend());
        std::vector<std::string> path;
        std::vector<std::size_t> depths(m_plan.nodes.size(), 0);
        while (!stack.empty()) {
            const std::size_t node = stack.back();
            stack.pop_back();
            path.resize(depths[node]);
            path.push_back(m_outcome.names[node]);
            add(node, path);
            const std::vector<std::size_t> children = childrenOf(node);
            for (const std::size_t child : children)
                depths[child] = path.size();
            stack.insert(stack.end(), children.rbegin(), children.rend());
        }
    }

    void add(std::size_t index, const std::vector<std::string>& path)
    {
        const Node& node = m_plan.nodes[index];
        Entry entry;
        if (node.mine == kGone)
            entry = m_sides.theirs.at(node.theirs);
        else if (node.theirs == kGone)
            entry = m_sides.mine.at(node.mine);
        else
            entry = joinedEntry(m_sides, node, m_questions[index]);
        for (const std::size_t part : m_parts[index])
            takeIn(entry, m_plan.nodes[part]);
        entry.path = path;
        entry.id = idOf(node);
        m_merged.ours.push_back(node.mine);
        m_places[index] = m_merged.codebook.entries.size();
        m_merged.codebook.entries.push_back(std::move(entry));
    }

    // What a code said of itself that became part of another one, and is not said there: texts as
    // notes, so that nothing is lost. What the other side had before its merge is in its own.
    void takeIn(Entry& into, const Node& part) const
    {
        const Entry& from =
            part.mine == kGone ? m_sides.theirs.at(part.theirs) : m_sides.mine.at(part.mine);
        const Entry before = part.base == kGone ? Entry() : m_sides.base->at(part.base);
        std::string note;
        const auto take = [&](std::string_view field, std::string Entry::*text) {
            const std::string line = fmt::format("{}: {}", field, text::trimBlanks(from.*text));
            if (sameWords(from.*text, before.*text) || sameWords(from.*text, into.*text)
                || holds(into.*text, from.*text) || holds(into.memo, line))
                return;
            if (isBlank(into.*text))
                into.*text = from.*text;
            else
                note += "\n" + line;
        };
        take("Definition", &Entry::definition);
        take("Include", &Entry::include);
        take("Exclude", &Entry::exclude);
        take("Memo", &Entry::memo);
        if (!note.empty())
            into.memo += fmt::format(
                "{}Merged from {}:{}", into.memo.empty() ? "" : "\n\n", from.name(), note);
        for (const auto texts : {&Entry::examples, &Entry::counterexamples})
            into.*texts = united(into.*texts, united(before.*texts, {}, from.*texts));
    }

    // Mine's, or else theirs. No id twice: of two codes that were one theirs has the twin's.
    std::optional<Uuid> idOf(const Node& node)
    {
        std::optional<Uuid> id;
        if (node.mine != kGone)
            id = m_sides.mine.at(node.mine).id;
        if (!id && node.theirs != kGone) {
            id = m_sides.theirs.at(node.theirs).id;
            if (id && idsOfMine().contains(*id))
                id = node.mine == kGone ? std::optional(twinOf(*id)) : std::nullopt;
        }
        if (id && !m_ids.insert(*id).second)
            id.reset();
        return id;
    }

    const std::unordered_set<Uuid>& idsOfMine()
    {
        if (m_idsOfMine.empty())
            for (const Entry& entry : m_sides.mine.book->entries)
                if (entry.id)
                    m_idsOfMine.insert(*entry.id);
        return m_idsOfMine;
    }

    std::vector<std::size_t> placesOf(const std::vector<std::size_t>& nodes) const
    {
        std::vector<std::size_t> places;
        places.reserve(nodes.size());
        for (const std::size_t node : nodes) {
            const std::size_t into = m_outcome.into[node];
            places.push_back(m_places[into == kGone ? node : into]);
        }
        return places;
    }

    const Sides& m_sides;
    const Plan& m_plan;
    Outcome m_outcome;
    std::vector<std::vector<const Question*>> m_questions; // of each node
    std::vector<std::vector<std::size_t>> m_parts;         // nodes that each takes in
    std::unordered_map<std::size_t, Family> m_families;
    std::vector<std::size_t> m_places; // of each node in the codebook
    std::unordered_set<Uuid> m_ids;
    std::unordered_set<Uuid> m_idsOfMine;
    Merged m_merged;
};

} // namespace

Merged build(const Sides& sides, const Plan& plan)
{
    return Builder(sides, plan).run();
}

} // namespace crosscase::codebook::merging
