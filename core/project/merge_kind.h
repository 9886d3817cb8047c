// SPDX-License-Identifier: GPL-3.0-or-later
// All objects of one kind of mine and theirs, put together.
#pragma once

#include "core/project/merge_keys.h"
#include "core/project/merge_unite.h"

#include <algorithm>
#include <deque>

namespace crosscase::project::merging {

// The objects of one kind in another project, by identity.
template <typename Row>
[[nodiscard]] std::unordered_map<Uuid, const Row*> byUuid(const model::Corpus& corpus)
{
    std::unordered_map<Uuid, const Row*> found;
    corpus.rows<Row>().forEach([&](const Row& row) { found.emplace(row.uuid, &row); });
    return found;
}

// Those of mine: by the identities that are known, then by what makes them one; each once.
template <typename Row>
class Finder {
public:
    explicit Finder(const Work& work)
        : m_work(work)
    {
        for (const Row& row : work.mine().rows<Row>()) {
            m_byUuid.emplace(row.uuid, row.id);
            m_byKey.emplace(keyOf(row), row.id);
        }
    }

    [[nodiscard]] model::Id<Row> byIdentity(const Uuid& theirs) const
    {
        if (const auto found = m_byUuid.find(m_work.hereOf(theirs)); found != m_byUuid.end())
            return found->second;
        const auto found = m_byUuid.find(theirs);
        return found == m_byUuid.end() ? model::Id<Row>{} : found->second;
    }
    [[nodiscard]] model::Id<Row> byKey(const Row& asHere) const
    {
        const auto range = m_byKey.equal_range(keyOf(asHere));
        for (auto one = range.first; one != range.second; ++one)
            if (!m_taken.contains(one->second))
                return one->second;
        return {};
    }
    void take(model::Id<Row> id) { m_taken.insert(id); }
    [[nodiscard]] bool isTaken(model::Id<Row> id) const { return m_taken.contains(id); }
    // Is there an object like it, be it taken or not?
    [[nodiscard]] bool hasKey(const Row& asHere) const { return m_byKey.contains(keyOf(asHere)); }

private:
    const Work& m_work;
    std::unordered_map<Uuid, model::Id<Row>> m_byUuid;
    std::unordered_multimap<std::string, model::Id<Row>> m_byKey;
    std::unordered_set<model::Id<Row>> m_taken;
};

// What a kind does in its own way.
template <typename Row>
struct Ways {
    // Known already which of mine it is? (found before; the ids are in the work)
    bool isMatched = false;
    // Does a row of the report speak of what is added or removed?
    bool isTold = false;
    // May there be only one for each key?
    bool isOneByKey = false;
    // Is the object (of this state) passed over?
    std::function<bool(const model::Corpus&, const Row&)> isLeftAlone = {};
    // One that is the same by its key alone, with another id: false keeps both.
    std::function<bool(const Row& mine, const Row& theirs)> isOne = {};
    // An addition before it comes in.
    std::function<Result<void>(Row& asHere, const Row& theirs)> adding = {};
    // A pair before its fields are put together: mine, theirs, base.
    std::function<void(Row& mine, Row& theirs, const Row* base)> uniting = {};
    std::function<void(const Row& mine, typename Union<Row>::Side)> united = {};
    // What tells two in one place apart.
    std::function<std::string(const Row&)> inWords = {};
    // What else hangs on one that was deleted on one side; true: a person decides.
    std::function<bool(const Row& row, bool isMine)> isDoubtful = {};
    // More words for a report's row of an addition or a removal.
    std::function<std::string(const Row& row, bool isMine)> noteOn = {};
};

template <typename Row>
class Kind {
public:
    Kind(Work& work, Ways<Row> ways)
        : m_work(work)
        , m_ways(std::move(ways))
        , m_finder(work)
    {}

    Result<void> run()
    {
        if (m_work.base)
            m_bases = byUuid<Row>(m_work.base->corpus);
        findPairs();
        reserveAll(); // pairs may refer to what comes in
        removeAll();
        uniteAll();
        if (auto added = addAll(); !added)
            return added;
        if (m_ways.isOneByKey)
            settleDoubles();
        return {};
    }

private:
    bool isLeftAlone(const model::Corpus& corpus, const Row& row) const
    {
        return m_ways.isLeftAlone && m_ways.isLeftAlone(corpus, row);
    }

    void findPairs()
    {
        std::vector<const Row*> open;
        for (const Row& row : m_work.theirs.corpus.rows<Row>()) {
            if (isLeftAlone(m_work.theirs.corpus, row))
                continue;
            if (const std::int32_t known = m_work.theirs.here(row.id.value); known != 0) {
                take(row, {known});
                continue;
            }
            const model::Id<Row> id =
                m_ways.isMatched ? model::Id<Row>{} : m_finder.byIdentity(row.uuid);
            if (id && !m_finder.isTaken(id))
                take(row, id);
            else
                open.push_back(&row);
        }
        for (const Row* row : open)
            findByKey(*row);
        mapBase();
    }

    void findByKey(const Row& row)
    {
        if (!m_ways.isMatched) {
            // Places move with their texts only as far as ids are known here.
            const Row asHere = merging::asHere(m_work.theirs, row);
            if (const model::Id<Row> id = m_finder.byKey(asHere);
                id && (!m_ways.isOne || m_ways.isOne(m_work.mine().get(id), row))) {
                take(row, id);
                return;
            }
        }
        m_new.push_back(&row);
    }

    void take(const Row& theirs, model::Id<Row> id)
    {
        m_finder.take(id);
        m_work.pair(m_work.mine().get(id), theirs);
        m_pairs.push_back({id, &theirs});
    }

    // Objects of the base are those that theirs, or else mine, know by their id, or by what they
    // are.
    void mapBase()
    {
        if (!m_work.base)
            return;
        std::unordered_map<Uuid, model::Id<Row>> hereByTheirs;
        for (const auto& [id, theirs] : m_pairs)
            hereByTheirs.emplace(theirs->uuid, id);
        for (const Row& row : m_work.base->corpus.rows<Row>()) {
            if (m_work.base->here(row.id.value) != 0)
                continue;
            model::Id<Row> id;
            if (const auto found = hereByTheirs.find(row.uuid); found != hereByTheirs.end())
                id = found->second;
            else
                id = m_finder.byIdentity(row.uuid);
            if (id)
                m_work.base->put(row.id, id);
        }
        for (const auto& [uuid, row] : m_bases)
            if (const std::int32_t here = m_work.base->here(row->id.value); here != 0)
                m_baseOfMine.emplace(here, row);
    }

    const Row* baseOf(model::Id<Row> mine) const
    {
        const auto found = m_baseOfMine.find(mine.value);
        return found == m_baseOfMine.end() ? nullptr : found->second;
    }
    // Of one of theirs that mine does not have.
    const Row* baseOfTheirs(const Row& theirs) const
    {
        if (const auto found = m_bases.find(theirs.uuid); found != m_bases.end())
            return found->second;
        const auto found = m_bases.find(m_work.hereOf(theirs.uuid));
        return found == m_bases.end() ? nullptr : found->second;
    }

    void uniteAll()
    {
        for (const auto& [id, theirs] : m_pairs) {
            const Row before = m_work.mine().get(id);
            Row mine = before;
            Row other = merging::asHere(m_work.theirs, *theirs);
            std::optional<Row> base;
            if (const Row* row = baseOf(id))
                base = merging::asHere(*m_work.base, *row);
            if (m_ways.uniting)
                m_ways.uniting(mine, other, base ? &*base : nullptr);
            Union<Row> both(m_work, mine, other, base ? &*base : nullptr, theirs->uuid);
            const Row now = both.run();
            if (m_ways.united)
                m_ways.united(now, both.textSide());
            if (now == before)
                continue;
            ++m_work.count(kindWords<Row>().many).changed;
            m_work.edit.change(now);
        }
    }

    // --- only theirs have it
    // ----------------------------------------------------------------------
    void reserveAll()
    {
        for (const Row* row : m_new)
            if (comesIn(*row))
                m_coming.push_back(row);
        // One may stand before the one it hangs on.
        for (bool more = true; more;) {
            more = false;
            for (const Row*& row : m_silent)
                if (row != nullptr && m_work.hangsOnBroughtBack(*row)) {
                    m_work.broughtBack.insert(row->id.value);
                    m_coming.push_back(row);
                    row = nullptr;
                    more = true;
                }
        }
        const std::int32_t first = m_work.edit.reserveIds(m_coming.size());
        for (std::size_t i = 0; i < m_coming.size(); ++i) {
            const model::Id<Row> id{first + static_cast<std::int32_t>(i)};
            m_work.theirs.put(m_coming[i]->id, id);
            if (const Row* base = baseOfTheirs(*m_coming[i]))
                m_work.base->put(base->id, id);
        }
    }

    Result<void> addAll()
    {
        std::vector<Row> rows;
        for (const Row* row : m_coming) {
            Row now = merging::asHere(m_work.theirs, *row);
            if (!canBeHere(now)) {
                m_work.theirs.ids.erase(row->id.value);
                continue;
            }
            now.id = m_work.theirs.here(row->id);
            if (auto added = add(now, *row); !added)
                return added;
            rows.push_back(std::move(now));
        }
        m_work.count(kindWords<Row>().many).added += static_cast<std::int64_t>(rows.size());
        m_work.edit.restore(std::move(rows));
        return {};
    }

    Result<void> add(Row& now, const Row& theirs)
    {
        if (m_finder.byIdentity(now.uuid))
            now.uuid = m_work.edit.newUuid(); // the identity is that of another one here
        if (now.uuid != theirs.uuid)
            m_work.memory.aliases[theirs.uuid] = now.uuid;
        return m_ways.adding ? m_ways.adding(now, theirs) : Result<void>{};
    }

    bool comesIn(const Row& row)
    {
        const Row* base = baseOfTheirs(row);
        return base == nullptr ? isAdded(row) : isBroughtBack(row, *base);
    }

    bool isAdded(const Row& row)
    {
        if (!m_ways.isTold)
            return true;
        codebook::DecisionRow question =
            rowFor(kindWords<Row>().kind, std::nullopt, row.uuid, "added");
        question.theirs = nameOf(m_work.theirs.corpus, row.id);
        question.choices = {codebook::Choice::Add, codebook::Choice::Skip};
        question.decision = codebook::Choice::Add;
        noteFor(question, row, false);
        return m_work.ask(std::move(question)).choice == codebook::Choice::Add;
    }

    // What the base has was deleted here.
    bool isBroughtBack(const Row& row, const Row& base)
    {
        const bool isChanged = !saysTheSame(base, row);
        const bool isInDoubt = isChanged || m_work.isUsedThere(row.id)
                               || (m_ways.isDoubtful && m_ways.isDoubtful(row, false));
        const bool comesAlong = m_work.hangsOnBroughtBack(row);
        if (!isInDoubt) {
            if (comesAlong)
                m_work.broughtBack.insert(row.id.value);
            else
                m_silent.push_back(&row);
            return comesAlong;
        }
        codebook::DecisionRow question =
            rowFor(kindWords<Row>().kind, std::nullopt, row.uuid, "removed");
        question.base = question.theirs = nameOf(m_work.theirs.corpus, row.id);
        question.choices = {codebook::Choice::Mine, codebook::Choice::Theirs};
        question.note = isChanged ? "deleted here, changed there" : "deleted here, used there";
        if (comesAlong)
            question.decision = codebook::Choice::Theirs;
        noteFor(question, row, false);
        const bool isTaken = m_work.ask(std::move(question)).choice == codebook::Choice::Theirs;
        if (isTaken)
            m_work.broughtBack.insert(row.id.value);
        return isTaken;
    }

    // Of two states of theirs, or of mine: nothing to tell apart but what is of no weight?
    bool saysTheSame(const Row& base, const Row& theirs) const
    {
        const Row a = merging::asHere(*m_work.base, base);
        const Row b = merging::asHere(m_work.theirs, theirs);
        return isAlike(a, b);
    }
    static bool isAlike(const Row& a, const Row& b)
    {
        bool alike = true;
        model::forEachColumn<Row>([&](const auto& column) {
            const FieldRule rule = ruleOf(model::Schema<Row>::kTable, column.name);
            if (rule != FieldRule::Mine && rule != FieldRule::Follow && rule != FieldRule::Earlier
                && rule != FieldRule::Later)
                alike = alike && a.*column.member == b.*column.member;
        });
        return alike;
    }

    void noteFor(codebook::DecisionRow& question, const Row& row, bool isMine) const
    {
        const std::string more = m_ways.noteOn ? m_ways.noteOn(row, isMine) : std::string();
        if (!more.empty())
            question.note.append(question.note.empty() ? "" : "; ").append(more);
    }

    // --- only mine has it
    // -------------------------------------------------------------------------
    void removeAll()
    {
        if (!m_work.base)
            return;
        for (const auto& [here, base] : m_baseOfMine) {
            const model::Id<Row> id{here};
            if (m_finder.isTaken(id) || isLeftAlone(m_work.base->corpus, *base))
                continue;
            const Row mine = m_work.mine().get(id);
            if (!goes(mine, merging::asHere(*m_work.base, *base))) {
                m_work.keptHere.insert(here);
                continue;
            }
            ++m_work.count(kindWords<Row>().many).removed;
            m_work.removed.insert(id);
        }
    }

    bool goes(const Row& mine, const Row& base)
    {
        const bool isChanged = !isAlike(mine, base);
        const bool isInDoubt = isChanged || m_work.isUsedHere(mine.id)
                               || (m_ways.isDoubtful && m_ways.isDoubtful(mine, true));
        const bool stays = m_work.hangsOnKept(mine);
        if (!isInDoubt && (stays || !m_ways.isTold))
            return !stays;
        codebook::DecisionRow row =
            rowFor(kindWords<Row>().kind, mine.uuid, std::nullopt, "removed");
        row.mine = nameOf(m_work.mine(), mine.id);
        row.base = row.mine;
        row.choices = {codebook::Choice::Mine, codebook::Choice::Theirs};
        if (stays)
            row.decision = codebook::Choice::Mine;
        else if (!isInDoubt)
            row.decision = codebook::Choice::Theirs;
        if (isInDoubt)
            row.note = isChanged ? "changed here, deleted there" : "used here, deleted there";
        noteFor(row, mine, true);
        return m_work.ask(std::move(row)).choice == codebook::Choice::Theirs;
    }

    // --- two in one place
    // ------------------------------------------------------------------------- What was apart came
    // together: codes or cases that are one now.
    void settleDoubles()
    {
        std::unordered_map<std::string, model::Id<Row>> first;
        std::vector<std::pair<Row, Row>> doubles;
        for (const Row& row : m_work.mine().rows<Row>()) {
            if (m_work.isRemoved(row.id))
                continue;
            const auto [place, isNew] = first.emplace(keyOf(row), row.id);
            if (!isNew)
                doubles.emplace_back(m_work.mine().get(place->second), row);
        }
        for (const auto& [kept, other] : doubles)
            settle(kept, other);
    }

    void settle(const Row& kept, const Row& other)
    {
        bool takesOther = false;
        if (!isAlike(kept, other)) {
            codebook::DecisionRow row =
                rowFor(kindWords<Row>().kind, kept.uuid, other.uuid, "near-duplicate");
            row.mine = m_ways.inWords ? m_ways.inWords(kept) : nameOf(m_work.mine(), kept.id);
            row.theirs = m_ways.inWords ? m_ways.inWords(other) : nameOf(m_work.mine(), other.id);
            row.note = nameOf(m_work.mine(), kept.id) + ": two that stand in one place now";
            row.choices = {codebook::Choice::Mine, codebook::Choice::Theirs};
            takesOther = m_work.ask(std::move(row)).choice == codebook::Choice::Theirs;
        }
        const Row& stays = takesOther ? other : kept;
        const Row& goes = takesOther ? kept : other;
        m_work.removed.insert(goes.id);
        for (auto& [there, here] : m_work.theirs.ids)
            if (here == goes.id.value)
                here = stays.id.value;
    }

    struct Pair {
        model::Id<Row> mine;
        const Row* theirs;
    };
    Work& m_work;
    Ways<Row> m_ways;
    Finder<Row> m_finder;
    std::unordered_map<Uuid, const Row*> m_bases;
    std::map<std::int32_t, const Row*> m_baseOfMine;
    std::vector<Pair> m_pairs;
    std::vector<const Row*> m_new;
    std::vector<const Row*> m_coming; // of them
    std::vector<const Row*> m_silent; // of them: deleted here, and nobody needs it
};

} // namespace crosscase::project::merging
