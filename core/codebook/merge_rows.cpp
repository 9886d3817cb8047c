// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/merge_rows.h"

#include "core/codebook/merge_texts.h"
#include "core/model/trees.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::codebook::merging {

namespace {

constexpr std::string_view kKind = "code";

// Passages in common from which on a code of one side may have been split off the other.
constexpr double kPartOfPassages = 0.2;

// The codings of an entry; 0 where nothing is known.
std::int64_t codingsOf(const Sides& sides, Side side, std::size_t entry)
{
    const auto& codings = sides.given.use.codings;
    return codings && entry != kGone ? codings(side, entry) : 0;
}

std::int64_t unknownOf(const Sides& sides, Side side, std::size_t entry)
{
    const auto& unknown = sides.given.use.unknown;
    return unknown ? unknown(side, entry) : codingsOf(sides, side, entry);
}

std::string counted(std::int64_t codings)
{
    return fmt::format("{} coding{}", codings, codings == 1 ? "" : "s");
}

std::string noteOnUse(const Sides& sides, std::size_t mine, std::size_t theirs)
{
    if (!sides.given.use.codings)
        return {};
    if (mine == kGone)
        return counted(codingsOf(sides, Side::Theirs, theirs)) + " there";
    if (theirs == kGone)
        return counted(codingsOf(sides, Side::Mine, mine));
    return fmt::format("{} here, {} there",
                       counted(codingsOf(sides, Side::Mine, mine)),
                       codingsOf(sides, Side::Theirs, theirs));
}

void addNote(DecisionRow& row, const std::string& note)
{
    if (!note.empty())
        row.note.append(row.note.empty() ? "" : "; ").append(note);
}

std::string pathOf(const Sheet& sheet, std::size_t entry)
{
    return model::joinPath(sheet.at(entry).path);
}

// Do two entries say the same of themselves, names included?
bool saysTheSame(const Entry& a, const Entry& b)
{
    return a.name() == b.name() && sameWords(a.definition, b.definition)
           && sameWords(a.include, b.include) && sameWords(a.exclude, b.exclude)
           && sameWords(a.memo, b.memo) && a.examples == b.examples
           && a.counterexamples == b.counterexamples && a.colour == b.colour
           && a.codable == b.codable;
}

class Planner {
public:
    Planner(const Sides& sides, const Answers& answers)
        : m_sides(sides)
        , m_answers(answers)
    {}

    Plan run()
    {
        makeNodes();
        m_moves.assign(m_sides.matches.pairs.size(), Choice::Mine);
        for (std::size_t i = 0; i < m_sides.matches.pairs.size(); ++i)
            askAboutPair(i);
        findNeeded();
        for (std::size_t i = 0; i < m_plan.nodes.size(); ++i)
            askAboutLife(i);
        std::ranges::stable_sort(m_plan.questions, [](const Question& a, const Question& b) {
            return std::tie(a.node, a.field) < std::tie(b.node, b.field);
        });
        return std::move(m_plan);
    }

private:
    const Matches& matches() const { return m_sides.matches; }

    std::size_t baseOf(const Pair& pair) const
    {
        const std::size_t mine = matches().baseOfMine[pair.mine];
        const std::size_t theirs = matches().baseOfTheirs[pair.theirs];
        if (mine != kGone && theirs != kGone && mine != theirs)
            return kGone; // of two codes before: there is no common one
        return mine != kGone ? mine : theirs;
    }

    // A person keeps two codes of a pair?
    bool isSplit(const Pair& pair) const
    {
        const auto to = [&](Field field) {
            return m_answers.to(
                m_sides.mine.questions[pair.mine], m_sides.theirs.questions[pair.theirs], field);
        };
        return to(Field::NearDuplicate) == Choice::Both || to(Field::Renamed) == Choice::Both
               || to(Field::Moved) == Choice::Both || to(Field::Definition) == Choice::Add;
    }

    // Of a pair that becomes two nodes: did it never come of one code?
    bool wereTwo(const Pair& pair) const
    {
        return baseOf(pair) == kGone
               || matches().baseOfMine[pair.mine] != matches().baseOfTheirs[pair.theirs];
    }

    void makeNodes()
    {
        m_plan.nodeOfMine.resize(m_sides.mine.size());
        m_plan.nodeOfTheirs.assign(m_sides.theirs.size(), kGone);
        for (std::size_t i = 0; i < m_sides.mine.size(); ++i) {
            Node node{.mine = i, .base = matches().baseOfMine[i], .pair = matches().pairOfMine[i]};
            node.isAlone = node.pair == kGone;
            m_plan.nodeOfMine[i] = m_plan.nodes.size();
            if (node.pair != kGone) {
                const Pair& pair = matches().pairs[node.pair];
                if (!isSplit(pair)) {
                    node.base = baseOf(pair);
                    node.theirs = pair.theirs;
                    m_plan.nodeOfTheirs[pair.theirs] = m_plan.nodes.size();
                } else {
                    node.isAlone = wereTwo(pair);
                }
            }
            m_plan.nodes.push_back(node);
        }
        for (std::size_t i = 0; i < m_sides.theirs.size(); ++i)
            if (m_plan.nodeOfTheirs[i] == kGone) {
                Node node{.theirs = i,
                          .base = matches().baseOfTheirs[i],
                          .pair = matches().pairOfTheirs[i]};
                node.isAlone = node.pair == kGone || wereTwo(matches().pairs[node.pair]);
                m_plan.nodeOfTheirs[i] = m_plan.nodes.size();
                m_plan.nodes.push_back(node);
            }
        for (Node& node : m_plan.nodes)
            node.into = intoOf(node);
    }

    // The node that the other side merged it into.
    std::size_t intoOf(const Node& node) const
    {
        if (node.pair != kGone)
            return kGone;
        const std::size_t entry = node.theirs == kGone ? matches().intoOfMine[node.mine]
                                                       : matches().intoOfTheirs[node.theirs];
        if (entry == kGone)
            return kGone;
        return node.theirs == kGone ? m_plan.nodeOfTheirs[entry] : m_plan.nodeOfMine[entry];
    }

    // The node that stands for it where merges of the other side are done here.
    std::size_t merged(std::size_t index) const
    {
        return index == kNoParent || m_plan.nodes[index].into == kGone ? index
                                                                       : m_plan.nodes[index].into;
    }

    // --- of a pair -------------------------------------------------------------------------------
    void askAboutPair(std::size_t index)
    {
        const Pair& pair = matches().pairs[index];
        const std::size_t base = baseOf(pair);
        std::vector<Question> questions;
        if (pair.by == Known::NearName)
            questions.push_back(nearDuplicate(pair, base));
        else if (m_sides.mine.at(pair.mine).name() != m_sides.theirs.at(pair.theirs).name())
            if (auto question = renamed(pair, base))
                questions.push_back(std::move(*question));
        if (auto question = moved(pair, base)) {
            const Choice answer =
                m_answers.to(question->row.id, question->row.otherId, Field::Moved);
            m_moves[index] = answer == Choice::None ? question->row.decision : answer;
            questions.push_back(std::move(*question));
        }
        std::ranges::move(fieldQuestions(m_sides, pair, base), std::back_inserter(questions));
        for (Question& question : questions) {
            question.node = m_plan.nodeOfMine[pair.mine];
            question.pair = index;
            m_plan.questions.push_back(std::move(question));
        }
    }

    Question withPaths(Field field, const Pair& pair, std::size_t base) const
    {
        Question question = questionFor(m_sides, field, pair.mine, pair.theirs);
        question.row.mine = pathOf(m_sides.mine, pair.mine);
        question.row.theirs = pathOf(m_sides.theirs, pair.theirs);
        if (base != kGone)
            question.row.base = pathOf(*m_sides.base, base);
        return question;
    }

    // Did we leave the name as it was before?
    bool isOldName(std::size_t mine, std::size_t base) const
    {
        return base != kGone && m_sides.base->at(base).name() == m_sides.mine.at(mine).name();
    }

    Question nearDuplicate(const Pair& pair, std::size_t base) const
    {
        Question question = withPaths(Field::NearDuplicate, pair, base);
        question.row.choices = {Choice::Merge, Choice::Both};
        const std::string& mine = m_sides.mine.at(pair.mine).definition;
        const std::string& theirs = m_sides.theirs.at(pair.theirs).definition;
        if (isBlank(mine) || isBlank(theirs) || definitionLikeness(mine, theirs) >= 0.5) {
            question.row.proposed = Choice::Merge;
            question.row.proposedValue = isOldName(pair.mine, base)
                                             ? m_sides.theirs.at(pair.theirs).name()
                                             : m_sides.mine.at(pair.mine).name();
        }
        return question;
    }

    std::optional<Question> renamed(const Pair& pair, std::size_t base) const
    {
        Question question = withPaths(Field::Renamed, pair, base);
        DecisionRow& row = question.row;
        row.choices = {Choice::Mine, Choice::Theirs, Choice::Both};
        const std::string& theirs = m_sides.theirs.at(pair.theirs).name();
        if (pair.isGuess()) {
            row.proposed = isOldName(pair.mine, base) ? Choice::Theirs : Choice::Mine;
            addNote(row, reasonOf(pair));
        } else if (pair.by == Known::Twin
                   || (base == kGone
                       && m_sides.mine.keys[pair.mine] == m_sides.theirs.keys[pair.theirs])) {
            row.decision = Choice::Mine; // kept as a second code; upper and lower case
        } else if (base == kGone) {
            row.proposed = Choice::Mine;
        } else if (m_sides.base->at(base).name() == theirs) {
            return std::nullopt; // we alone renamed it
        } else if (isOldName(pair.mine, base)) {
            row.decision = Choice::Theirs;
        }
        return question;
    }

    static std::string reasonOf(const Pair& pair)
    {
        if (pair.by == Known::Passages)
            return fmt::format("the passages are alike ({:.2f})", pair.likeness);
        return pair.likeness == 1
                   ? "the definitions are the same"
                   : fmt::format("the definitions are alike ({:.2f})", pair.likeness);
    }

    // The node above an entry; kNoParent for none.
    std::size_t nodeAbove(Side side, std::size_t entry) const
    {
        const bool isMine = side == Side::Mine;
        const std::size_t parent = (isMine ? m_sides.mine : m_sides.theirs).parents[entry];
        if (parent == kNoParent)
            return kNoParent;
        return (isMine ? m_plan.nodeOfMine : m_plan.nodeOfTheirs)[parent];
    }

    // Is an entry below what `base` was below?
    bool isInPlace(Side side, std::size_t entry, std::size_t base) const
    {
        const bool isMine = side == Side::Mine;
        const std::size_t parent = (isMine ? m_sides.mine : m_sides.theirs).parents[entry];
        const std::size_t before = m_sides.base->parents[base];
        if (parent == kNoParent || before == kNoParent)
            return parent == before;
        return (isMine ? matches().baseOfMine : matches().baseOfTheirs)[parent] == before;
    }

    // Do the two stand below one code, of which a person keeps two?
    bool isBelowSplit(const Pair& pair) const
    {
        const std::size_t mine = m_sides.mine.parents[pair.mine];
        const std::size_t theirs = m_sides.theirs.parents[pair.theirs];
        return mine != kNoParent && theirs != kNoParent && matches().pairOfMine[mine] != kGone
               && matches().pairOfMine[mine] == matches().pairOfTheirs[theirs];
    }

    std::optional<Question> moved(const Pair& pair, std::size_t base) const
    {
        const std::size_t above = nodeAbove(Side::Mine, pair.mine);
        const std::size_t aboveThere = nodeAbove(Side::Theirs, pair.theirs);
        if (above == aboveThere)
            return std::nullopt;
        Question question = withPaths(Field::Moved, pair, base);
        DecisionRow& row = question.row;
        row.choices = {Choice::Mine, Choice::Theirs, Choice::Both};
        const bool mineStays = base != kGone && isInPlace(Side::Mine, pair.mine, base);
        const bool theirsStays = base != kGone && isInPlace(Side::Theirs, pair.theirs, base);
        if (pair.isGuess()) {
            if (pair.by == Known::Name)
                addNote(row, "no other code has this name");
            if (mineStays)
                row.proposed = Choice::Theirs;
        } else if (pair.by == Known::Twin || (pair.by == Known::Id && isBelowSplit(pair))
                   || merged(aboveThere) == above) {
            row.decision = Choice::Mine;
        } else if (theirsStays && !mineStays) {
            return std::nullopt; // we alone moved it
        } else if ((mineStays && !theirsStays) || merged(above) == aboveThere) {
            row.decision = Choice::Theirs; // they alone moved it, or merged what it was below
        }
        return question;
    }

    // --- of what only one side has ---------------------------------------------------------------
    // Where the node stands as far as is known: below which node.
    std::size_t nodeAbove(std::size_t index) const
    {
        const Node& node = m_plan.nodes[index];
        const bool isTheirs =
            node.mine == kGone || (node.theirs != kGone && m_moves[node.pair] == Choice::Theirs);
        return isTheirs ? nodeAbove(Side::Theirs, node.theirs) : nodeAbove(Side::Mine, node.mine);
    }

    // Deleted on the one side, and on the other neither used nor changed.
    bool isUntouched(const Node& node) const
    {
        if (node.base == kGone)
            return false;
        const Side side = node.mine == kGone ? Side::Theirs : Side::Mine;
        const std::size_t entry = node.mine == kGone ? node.theirs : node.mine;
        const Sheet& sheet = node.mine == kGone ? m_sides.theirs : m_sides.mine;
        return unknownOf(m_sides, side, entry) == 0 && isInPlace(side, entry, node.base)
               && saysTheSame(sheet.at(entry), m_sides.base->at(node.base));
    }

    // What stays needs all that is above it.
    void findNeeded()
    {
        m_isNeeded.assign(m_plan.nodes.size(), false);
        for (std::size_t i = 0; i < m_plan.nodes.size(); ++i)
            if (!m_plan.nodes[i].isDeletedElsewhere() || !isUntouched(m_plan.nodes[i]))
                for (std::size_t at = neededBy(i); at != kNoParent && !m_isNeeded[at];
                     at = neededBy(at))
                    m_isNeeded[at] = true;
    }

    std::size_t neededBy(std::size_t index) const
    {
        const std::size_t into = m_plan.nodes[index].into;
        return into != kGone ? into : nodeAbove(index);
    }

    // About a node that only one side has.
    Question lifeQuestion(std::size_t index, Field field) const
    {
        const Node& node = m_plan.nodes[index];
        Question question = questionFor(m_sides, field, node.mine, node.theirs);
        question.node = index;
        if (node.mine != kGone)
            question.row.mine = pathOf(m_sides.mine, node.mine);
        else
            question.row.theirs = pathOf(m_sides.theirs, node.theirs);
        if (node.base != kGone)
            question.row.base = pathOf(*m_sides.base, node.base);
        return question;
    }

    void askAboutLife(std::size_t index)
    {
        const Node& node = m_plan.nodes[index];
        if (!node.isAlone || (node.pair != kGone && node.base == kGone))
            return; // of two codes that are kept the row speaks that keeps them
        if (node.into != kGone) {
            askAboutMerge(index);
            return;
        }
        const bool isMine = node.theirs == kGone;
        const bool isKnown = node.base != kGone;
        if (isMine && m_sides.base && !isKnown)
            return; // new here
        const bool isAdded = !isMine && !isKnown;
        Question question = lifeQuestion(index, isAdded ? Field::Added : Field::Removed);
        DecisionRow& row = question.row;
        row.choices = isAdded ? std::vector{Choice::Add, Choice::Skip}
                              : std::vector{Choice::Mine, Choice::Theirs};
        const bool isIdle = isUntouched(node) && !m_isNeeded[index];
        if (isIdle && !isMine)
            return; // deleted here
        if (isAdded) {
            row.decision = Choice::Add;
        } else if (!isKnown) {
            row.decision = Choice::Mine; // nothing is deleted unasked
        } else if (isIdle) {
            row.decision = Choice::Theirs;
        } else {
            row.proposed = isMine ? Choice::Mine : Choice::Theirs;
            addNote(row,
                    isUntouched(node) ? "codes below it stay"
                                      : "changed or used since the other side deleted it");
        }
        addNote(row, noteOnPassages(node));
        m_plan.questions.push_back(std::move(question));
    }

    // A code that the other side merged into another one.
    void askAboutMerge(std::size_t index)
    {
        const Node& node = m_plan.nodes[index];
        const bool isMine = node.theirs == kGone;
        if (!isMine && isUntouched(node))
            return; // merged here
        Question question = lifeQuestion(index, Field::Removed);
        DecisionRow& row = question.row;
        const Node& into = m_plan.nodes[node.into];
        (isMine ? row.theirs : row.mine) =
            isMine ? pathOf(m_sides.theirs, into.theirs) : pathOf(m_sides.mine, into.mine);
        row.choices = {Choice::Merge, Choice::Mine, Choice::Theirs};
        addNote(row,
                isMine ? fmt::format("merged into `{}` there", row.theirs)
                       : fmt::format("merged into `{}` here", row.mine));
        if (into.into == index)
            addNote(row, "and the other way round on the other side");
        else if (isUntouched(node))
            row.decision = Choice::Merge;
        else
            row.proposed = Choice::Merge;
        m_plan.questions.push_back(std::move(question));
    }

    // What the passages tell: one code became several, or several one.
    std::string noteOnPassages(const Node& node) const
    {
        const auto& likeness = m_sides.given.use.likeness;
        const bool isMine = node.theirs == kGone;
        if (!likeness
            || codingsOf(
                   m_sides, isMine ? Side::Mine : Side::Theirs, isMine ? node.mine : node.theirs)
                   == 0)
            return {};
        const Sheet& others = isMine ? m_sides.theirs : m_sides.mine;
        double best = 0;
        std::size_t place = kGone;
        for (std::size_t i = 0; i < others.size(); ++i)
            if (const double found = isMine ? likeness(node.mine, i) : likeness(i, node.theirs);
                found > best) {
                best = found;
                place = i;
            }
        if (best < kPartOfPassages)
            return {};
        return fmt::format("its passages are coded as `{}` {} ({:.2f}): {} there?",
                           pathOf(others, place),
                           isMine ? "there" : "here",
                           best,
                           isMine ? "merged" : "split");
    }

    const Sides& m_sides;
    const Answers& m_answers;
    Plan m_plan;
    std::vector<Choice> m_moves;  // for each pair: whose place it has
    std::vector<bool> m_isNeeded; // for each node: something below it stays
};

} // namespace

std::string_view nameOf(Field field)
{
    switch (field) {
    case Field::NearDuplicate:
        return "near-duplicate";
    case Field::Renamed:
        return "renamed";
    case Field::Moved:
        return "moved";
    case Field::Added:
        return "added";
    case Field::Removed:
        return "removed";
    case Field::Definition:
        return "definition";
    case Field::Include:
        return "include";
    case Field::Exclude:
        return "exclude";
    case Field::Examples:
        return "examples";
    case Field::Counterexamples:
        return "counterexamples";
    case Field::Memo:
        return "memo";
    case Field::Colour:
        return "colour";
    case Field::Codable:
        return "codable";
    }
    return {};
}

Sides::Sides(const Merging& merging)
    : given(merging)
    , mine(merging.mine)
    , theirs(merging.theirs)
{
    if (merging.base != nullptr)
        base = std::make_unique<const Sheet>(*merging.base);
    matches = match(mine, theirs, base.get(), merging.use, merging.mergedHere, merging.mergedThere);
}

Answers::Answers(const Decisions& decisions)
{
    for (const Decision& decision : decisions)
        if (decision.kind == kKind)
            m_choices[{decision.id, decision.otherId, decision.field}] = decision.decision;
}

Choice Answers::to(const std::string& id, const std::string& otherId, Field field) const
{
    const auto found = m_choices.find({id, otherId, std::string(nameOf(field))});
    return found == m_choices.end() ? Choice::None : found->second;
}

bool Answers::has(const DecisionRow& row) const
{
    const auto found = m_choices.find({row.id, row.otherId, row.field});
    return found != m_choices.end() && found->second != Choice::None;
}

Plan planOf(const Sides& sides, const Answers& answers)
{
    return Planner(sides, answers).run();
}

Question questionFor(const Sides& sides, Field field, std::size_t mine, std::size_t theirs)
{
    Question question;
    question.field = field;
    DecisionRow& row = question.row;
    row.kind = kKind;
    row.field = nameOf(field);
    const auto& quotes = sides.given.use.quotes;
    if (mine != kGone) {
        row.id = sides.mine.questions[mine];
        if (quotes)
            row.mineQuotes = quotes(Side::Mine, mine);
    }
    if (theirs != kGone) {
        row.otherId = sides.theirs.questions[theirs];
        if (quotes)
            row.theirsQuotes = quotes(Side::Theirs, theirs);
    }
    row.note = noteOnUse(sides, mine, theirs);
    return question;
}

} // namespace crosscase::codebook::merging
