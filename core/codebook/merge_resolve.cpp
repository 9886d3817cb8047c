// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/merge_resolve.h"

#include "core/codebook/merge_texts.h"
#include "core/codebook/problems.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace crosscase::codebook::merging {

namespace {

// The name of theirs where both codes are kept.
std::string splitName(const Sides& sides, const Pair& pair, const Question& question)
{
    if (!isBlank(question.row.value))
        return std::string(text::trimBlanks(question.row.value));
    const std::string& theirs = sides.theirs.at(pair.theirs).name();
    if (sides.mine.keys[pair.mine] != sides.theirs.keys[pair.theirs])
        return theirs;
    return fmt::format("{} ({})", theirs, sides.given.theirName);
}

class Outcomes {
public:
    Outcomes(const Sides& sides, const Plan& plan)
        : m_sides(sides)
        , m_plan(plan)
    {}

    Outcome run()
    {
        const std::size_t count = m_plan.nodes.size();
        m_out.parents.assign(count, kNoParent);
        m_out.isGone.assign(count, 0);
        m_out.into.assign(count, kGone);
        m_out.through.assign(count, kGone);
        m_out.isAsTheirs.assign(count, 0);
        m_out.isOpen.assign(count, 0);
        m_out.lives.assign(count, nullptr);
        for (const Node& node : m_plan.nodes)
            m_out.names.push_back(node.mine == kGone ? m_sides.theirs.at(node.theirs).name()
                                                     : m_sides.mine.at(node.mine).name());
        for (std::size_t i = 0; i < count; ++i)
            start(i);
        for (const Question& question : m_plan.questions)
            apply(question);
        followMerges();
        for (std::size_t i = 0; i < count; ++i)
            place(i);
        mergeChildren();
        return std::move(m_out);
    }

private:
    void start(std::size_t index)
    {
        const Node& node = m_plan.nodes[index];
        m_out.isAsTheirs[index] = node.mine == kGone ? 1 : 0;
        // Deleted here, and no row says otherwise.
        if (node.mine == kGone && node.isDeletedElsewhere()) {
            m_out.isGone[index] = 1;
            m_out.into[index] = node.into;
        }
    }

    void apply(const Question& question)
    {
        const Node& node = m_plan.nodes[question.node];
        const DecisionRow& row = question.row;
        if (question.field == Field::Added || question.field == Field::Removed) {
            live(question);
            return;
        }
        if (node.theirs == kGone) { // two codes of a pair
            if (isSplitting(question)) {
                const Pair& pair = m_sides.matches.pairs[question.pair];
                m_out.names[m_plan.nodeOfTheirs[pair.theirs]] = splitName(m_sides, pair, question);
                m_out.lives[m_plan.nodeOfTheirs[pair.theirs]] = &question;
            }
            return;
        }
        if (row.decision == Choice::None)
            return;
        if (question.field == Field::Moved)
            m_out.isAsTheirs[question.node] = row.decision == Choice::Theirs ? 1 : 0;
        if (question.field == Field::Renamed || question.field == Field::NearDuplicate) {
            if (!isBlank(row.value))
                m_out.names[question.node] = text::trimBlanks(row.value);
            else if (row.decision == Choice::Theirs)
                m_out.names[question.node] = m_sides.theirs.at(node.theirs).name();
        }
    }

    void live(const Question& question)
    {
        const DecisionRow& row = question.row;
        const bool isMine = m_plan.nodes[question.node].mine != kGone;
        const Choice gone = question.field == Field::Added ? Choice::Skip
                            : isMine                       ? Choice::Theirs
                                                           : Choice::Mine;
        const bool isMerged = row.decision == Choice::Merge;
        m_out.lives[question.node] = &question;
        m_out.isGone[question.node] = isMerged || row.decision == gone ? 1 : 0;
        m_out.into[question.node] = isMerged ? m_plan.nodes[question.node].into : kGone;
        m_out.isOpen[question.node] = row.decision == Choice::None ? 1 : 0;
        if (question.field == Field::Added && !isBlank(row.value))
            m_out.names[question.node] = text::trimBlanks(row.value);
    }

    // What is merged into one that is merged itself belongs to the last one.
    void followMerges()
    {
        std::vector<std::size_t> ends = m_out.into;
        for (std::size_t i = 0; i < ends.size(); ++i)
            if (ends[i] != kGone)
                ends[i] = endOf(i);
        m_out.into = std::move(ends);
    }

    std::size_t endOf(std::size_t index) const
    {
        std::size_t at = index;
        for (std::size_t steps = 0; m_out.into[at] != kGone; ++steps) {
            if (steps > m_out.into.size())
                return index; // a circle
            at = m_out.into[at];
        }
        return at;
    }

    void place(std::size_t index)
    {
        const std::size_t parent = ownParentOf(index);
        const bool isMerged = parent != kNoParent && m_out.into[parent] != kGone;
        m_out.parents[index] = isMerged ? m_out.into[parent] : parent;
        m_out.through[index] = isMerged ? parent : kGone;
    }

    // What stood below a code that was merged meets a sibling of its name: they become one.
    void mergeChildren()
    {
        using Place = std::pair<std::size_t, std::string>;
        const auto placeOf = [&](std::size_t node) {
            return Place(m_out.parents[node], text::foldKey(m_out.names[node]));
        };
        const std::vector<char> isMoving = comingAlong();
        std::map<Place, std::size_t> there;
        for (std::size_t i = 0; i < isMoving.size(); ++i)
            if (m_out.isGone[i] == 0 && isMoving[i] == 0)
                there.emplace(placeOf(i), i);
        for (std::size_t i = 0; i < isMoving.size(); ++i) { // the upper ones first
            if (m_out.isGone[i] != 0 || isMoving[i] == 0)
                continue;
            place(i);
            if (const auto [found, isNew] = there.emplace(placeOf(i), i); !isNew) {
                m_out.into[i] = found->second;
                m_out.isGone[i] = 1;
            }
        }
    }

    // Those of one side alone that stand below a code that was merged.
    std::vector<char> comingAlong() const
    {
        std::vector<char> is(m_plan.nodes.size(), 0);
        for (std::size_t i = 0; i < is.size(); ++i) {
            const Node& node = m_plan.nodes[i];
            const std::size_t parent = ownParentOf(i);
            if (parent != kNoParent && (node.mine == kGone || node.theirs == kGone))
                is[i] = m_out.into[parent] != kGone || is[parent] != 0 ? 1 : 0;
        }
        return is;
    }

    // The node above it on the side whose place it has.
    std::size_t ownParentOf(std::size_t index) const
    {
        const Node& node = m_plan.nodes[index];
        const bool isAsTheirs = m_out.isAsTheirs[index] != 0;
        const std::size_t parent =
            isAsTheirs ? m_sides.theirs.parents[node.theirs] : m_sides.mine.parents[node.mine];
        if (parent == kNoParent)
            return kNoParent;
        return isAsTheirs ? m_plan.nodeOfTheirs[parent] : m_plan.nodeOfMine[parent];
    }

    const Sides& m_sides;
    const Plan& m_plan;
    Outcome m_out;
};

// One round of settling: finds what does not go together.
class Settler {
public:
    Settler(const Sides& sides, Plan& plan)
        : m_sides(sides)
        , m_plan(plan)
        , m_out(outcomeOf(sides, plan))
    {
        m_rows.resize(plan.nodes.size());
        for (std::size_t i = 0; i < plan.questions.size(); ++i)
            m_rows[plan.questions[i].node].push_back(i);
    }

    // True: something was taken back, so look again.
    Result<bool> round()
    {
        findLostMerges();
        if (m_taken.empty() && m_problems.empty())
            findCircles();
        if (m_taken.empty() && m_problems.empty())
            findOrphans();
        if (m_taken.empty() && m_problems.empty())
            findRepeatedNames();
        if (!m_problems.empty())
            return tl::unexpected(m_problems.toError());
        return !m_taken.empty();
    }

private:
    Question* rowAbout(std::size_t node, Field field)
    {
        for (const std::size_t row : m_rows[node])
            if (m_plan.questions[row].field == field)
                return &m_plan.questions[row];
        return nullptr;
    }

    // The row becomes one for a person; or it is the person who decided it so.
    void takeBack(Question& question, const std::string& why)
    {
        DecisionRow& row = question.row;
        if (question.isExplicit) {
            m_problems.add(question.node,
                           fmt::format("{} of `{}` and `{}`", row.field, row.id, row.otherId),
                           why);
            return;
        }
        row.decision = Choice::None;
        row.value.clear();
        if (question.wasAccepted || row.field == "moved" || row.field == "renamed") {
            row.proposed = Choice::None;
            row.proposedValue.clear();
        }
        row.note.append(row.note.empty() ? "" : "; ").append(why);
        m_taken.insert(question.node);
    }

    std::string pathOf(std::size_t node) const
    {
        const Node& n = m_plan.nodes[node];
        return model::joinPath(n.mine == kGone ? m_sides.theirs.at(n.theirs).path
                                               : m_sides.mine.at(n.mine).path);
    }

    // --- codes merged into one that is not there
    // --------------------------------------------------
    void findLostMerges()
    {
        for (std::size_t i = 0; i < m_plan.nodes.size(); ++i) {
            const std::size_t into = m_out.into[i];
            Question* row = into == kGone ? nullptr : rowAbout(i, Field::Removed);
            if (row == nullptr || row->row.decision != Choice::Merge)
                continue;
            if (into == i)
                takeBack(*row, "codes would become part of each other");
            else if (m_out.isGone[into] != 0)
                takeBack(*row, fmt::format("`{}` is not there", pathOf(into)));
        }
    }

    // The row that merged what the node stood below.
    Question* mergeAbove(std::size_t node)
    {
        const std::size_t merged = m_out.through[node];
        return merged == kGone ? nullptr : rowAbout(merged, Field::Removed);
    }

    // --- codes below each other ------------------------------------------------------------------
    void findCircles()
    {
        enum class State : char { New, OnTheWay, Done };
        std::vector<State> states(m_plan.nodes.size(), State::New);
        for (std::size_t start = 0; start < states.size(); ++start) {
            std::vector<std::size_t> way;
            std::size_t at = start;
            for (; at != kNoParent && states[at] == State::New; at = m_out.parents[at]) {
                states[at] = State::OnTheWay;
                way.push_back(at);
            }
            if (at != kNoParent && states[at] == State::OnTheWay)
                openCircle(std::ranges::find(way, at), way.end());
            for (const std::size_t passed : way)
                states[passed] = State::Done;
        }
    }

    void openCircle(std::vector<std::size_t>::iterator at, std::vector<std::size_t>::iterator end)
    {
        std::string names;
        for (auto node = at; node != end; ++node)
            names.append(pathOf(*node)).append(" < ");
        names += pathOf(*at);
        std::vector<Question*> moves;
        for (auto node = at; node != end; ++node)
            if (Question* move = rowAbout(*node, Field::Moved);
                move != nullptr && m_out.isAsTheirs[*node] != 0)
                moves.push_back(move);
        for (auto node = at; node != end && moves.empty(); ++node)
            if (Question* merge = mergeAbove(*node))
                moves.push_back(merge);
        // A person's own moves stay, as long as there are others to take back.
        const bool anyOurs = std::ranges::any_of(moves, [](auto* m) { return !m->isExplicit; });
        for (Question* move : moves)
            if (!anyOurs || !move->isExplicit)
                takeBack(*move, fmt::format("the code would be below itself: {}", names));
    }

    // --- codes below one that is gone ------------------------------------------------------------
    void findOrphans()
    {
        for (std::size_t i = 0; i < m_plan.nodes.size(); ++i) {
            const std::size_t parent = m_out.parents[i];
            if (m_out.isGone[i] == 0 && parent != kNoParent && m_out.isGone[parent] != 0)
                withoutParent(i, parent);
        }
    }

    void withoutParent(std::size_t node, std::size_t parent)
    {
        Question* life = rowAbout(node, Field::Added);
        Question* move = rowAbout(node, Field::Moved);
        Question* end = rowAbout(parent, Field::Removed);
        const std::string why =
            fmt::format("`{}` is to stay below `{}`, which is not", pathOf(node), pathOf(parent));
        if (life != nullptr && !life->isExplicit) {
            life->row.decision = Choice::Skip;
            m_taken.insert(node);
        } else if (move != nullptr && m_out.isAsTheirs[node] != 0 && !move->isExplicit) {
            takeBack(*move, why);
        } else if (end != nullptr && !end->isExplicit) {
            takeBack(*end, why);
        } else {
            const Question* decided = life != nullptr                             ? life
                                      : move != nullptr && m_out.isAsTheirs[node] ? move
                                                                                  : end;
            m_problems.add(node,
                           decided == nullptr ? pathOf(node)
                                              : fmt::format("{} of `{}` and `{}`",
                                                            decided->row.field,
                                                            decided->row.id,
                                                            decided->row.otherId),
                           why);
        }
    }

    // --- siblings of one name --------------------------------------------------------------------
    void findRepeatedNames()
    {
        std::map<std::pair<std::size_t, std::string>, std::vector<std::size_t>> places;
        for (std::size_t i = 0; i < m_plan.nodes.size(); ++i)
            if (m_out.isGone[i] == 0 && m_out.isOpen[i] == 0)
                places[{m_out.parents[i], text::foldKey(m_out.names[i])}].push_back(i);
        for (const auto& [place, nodes] : places)
            if (nodes.size() > 1 && !wereRepeated(Side::Mine, nodes)
                && !wereRepeated(Side::Theirs, nodes))
                openNames(nodes);
    }

    // Were they siblings of one name on that side already?
    bool wereRepeated(Side side, const std::vector<std::size_t>& nodes) const
    {
        const bool isMine = side == Side::Mine;
        const Sheet& sheet = isMine ? m_sides.mine : m_sides.theirs;
        const auto entry = [&](std::size_t node) {
            return isMine ? m_plan.nodes[node].mine : m_plan.nodes[node].theirs;
        };
        const std::size_t first = entry(nodes.front());
        return std::ranges::all_of(nodes, [&](std::size_t node) {
            const std::size_t own = entry(node);
            return first != kGone && own != kGone && sheet.parents[own] == sheet.parents[first]
                   && sheet.keys[own] == sheet.keys[first];
        });
    }

    // Every row that brought one of them here is to be decided anew, the person's own last.
    void openNames(const std::vector<std::size_t>& nodes)
    {
        std::vector<Question*> rows;
        for (const std::size_t node : nodes)
            if (Question* row = broughtBy(node))
                rows.push_back(row);
        const bool anyOurs = std::ranges::any_of(rows, [](auto* row) { return !row->isExplicit; });
        for (Question* row : rows)
            if (!anyOurs || !row->isExplicit)
                openName(*row, nodes);
        if (rows.empty()) // cannot be: mine alone stand where they stood
            m_problems.add(nodes.front(), pathOf(nodes.front()), "a sibling has this name");
    }

    // The row by which the node has its name or place, if not from mine.
    Question* broughtBy(std::size_t node)
    {
        if (const Question* life = m_out.lives[node]; life != nullptr)
            return m_plan.nodes[node].mine != kGone
                       ? nullptr
                       : &m_plan
                              .questions[static_cast<std::size_t>(life - m_plan.questions.data())];
        if (Question* move = rowAbout(node, Field::Moved);
            move != nullptr && m_out.isAsTheirs[node] != 0)
            return move;
        for (const Field field : {Field::Renamed, Field::NearDuplicate})
            if (Question* row = rowAbout(node, field);
                row != nullptr
                && m_out.names[node] != m_sides.mine.at(m_plan.nodes[node].mine).name())
                return row;
        return mergeAbove(node);
    }

    void openName(Question& question, const std::vector<std::size_t>& nodes)
    {
        std::string paths;
        for (const std::size_t node : nodes)
            paths.append(paths.empty() ? "`" : ", `").append(pathOf(node)).append("`");
        const bool wasAccepted = question.wasAccepted;
        takeBack(question, fmt::format("siblings would have one name: {}", paths));
        if (question.field == Field::Added && !question.isExplicit && !wasAccepted) {
            question.row.proposed = Choice::Add;
            question.row.proposedValue =
                fmt::format("{} ({})",
                            m_sides.theirs.at(m_plan.nodes[question.node].theirs).name(),
                            m_sides.given.theirName);
        } else if (question.field == Field::Renamed && !question.isExplicit && !wasAccepted) {
            question.row.proposed = Choice::Mine;
        }
    }

    const Sides& m_sides;
    Plan& m_plan;
    Outcome m_out;
    std::vector<std::vector<std::size_t>> m_rows; // of each node
    std::set<std::size_t> m_taken;                // nodes whose rows were taken back
    Problems m_problems;
};

} // namespace

bool isSplitting(const Question& question)
{
    const Choice decision = question.row.decision;
    if (question.field == Field::Definition)
        return decision == Choice::Add;
    return decision == Choice::Both
           && (question.field == Field::NearDuplicate || question.field == Field::Renamed
               || question.field == Field::Moved);
}

Outcome outcomeOf(const Sides& sides, const Plan& plan)
{
    return Outcomes(sides, plan).run();
}

Result<void> settle(const Sides& sides, Plan& plan)
{
    for (;;) {
        const Result<bool> again = Settler(sides, plan).round();
        if (!again)
            return tl::unexpected(again.error());
        if (!*again)
            return {};
    }
}

} // namespace crosscase::codebook::merging
