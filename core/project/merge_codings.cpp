// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/trees.h"
#include "core/project/history.h"
#include "core/project/merge_kind.h"
#include "core/store/store.h"

namespace crosscase::project::merging {

namespace {

using codebook::Choice;
using model::Coding;
using model::Id;

// Where a coding stands in a snapshot that does not change.
struct Place {
    const model::Codings::Block* block = nullptr;
    std::size_t row = 0;
    [[nodiscard]] Coding coding() const { return block->at(row); }
};
using Index = std::unordered_map<Uuid, Place>;

Index indexOf(const model::Codings& codings)
{
    Index index;
    index.reserve(codings.size());
    for (const auto& block : codings.blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            index.emplace(block->uuid[row], Place{block.get(), row});
    return index;
}

// What makes two codings one: the same place, code and coder; orphans also need the same words.
struct Key {
    std::int32_t document;
    std::int32_t code;
    std::int32_t coder;
    text::Span span;
    std::int64_t orphanOf; // hash of the words of an orphan
    bool operator==(const Key&) const = default;
};
struct HashOfKey {
    std::size_t operator()(const Key& key) const noexcept
    {
        std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
        for (const std::uint64_t part : {static_cast<std::uint64_t>(key.document),
                                         static_cast<std::uint64_t>(key.code),
                                         static_cast<std::uint64_t>(key.coder),
                                         static_cast<std::uint64_t>(key.span.start),
                                         static_cast<std::uint64_t>(key.span.end),
                                         static_cast<std::uint64_t>(key.orphanOf)}) {
            hash ^= part + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U);
            hash *= 0xff51afd7ed558ccdULL;
        }
        return static_cast<std::size_t>(hash ^ (hash >> 32U));
    }
};
Key keyOf(const Coding& coding)
{
    return {coding.document.value,
            coding.code.value,
            coding.coder.value,
            coding.span(),
            coding.orphan ? coding.quoteHash : 0};
}

// What others than a coding's coder did to it there since the base.
struct Foreign {
    std::unordered_set<Id<Coding>> changed; // ids of theirs
    std::unordered_set<Uuid> deleted;
};

Result<Foreign> foreignWork(const Work& work)
{
    Foreign foreign;
    if (!work.base)
        return foreign;
    std::unordered_map<std::int32_t, Uuid> coders; // theirs
    for (const model::Coder& coder : work.theirs.corpus.rows<model::Coder>())
        coders.emplace(coder.id.value, coder.uuid);
    const auto isOwn = [&](Id<model::Coder> coder, const Uuid& actor) {
        const auto found = coders.find(coder.value);
        return found != coders.end() && found->second == actor;
    };
    auto batches = work.theirProject.store()->history();
    if (!batches)
        return passOn(batches);
    for (const model::Batch& batch : *batches) {
        if (batch.number <= work.since)
            continue;
        auto record = work.theirProject.store()->record(batch.number);
        if (!record)
            return passOn(record);
        const auto& codings = model::recordOf<Coding>(*record);
        for (const Coding& coding : codings.deleted)
            if (!isOwn(coding.coder, batch.coder))
                foreign.deleted.insert(coding.uuid);
        for (const auto& update : codings.updated) {
            Coding before = update.before;
            before.coder = update.after.coder; // coders that became one changed nothing else
            if (before == update.after)
                continue;
            const auto now = work.theirs.corpus.codings().find(update.after.id);
            if (now && !isOwn(now->coder, batch.coder))
                foreign.changed.insert(now->id);
        }
    }
    return foreign;
}

class CodingMerge {
public:
    CodingMerge(Work& work, Foreign foreign)
        : m_work(work)
        , m_foreign(std::move(foreign))
        , m_before(work.mine().codings())
        , m_mine(indexOf(m_before))
    {
        if (work.base)
            m_base = indexOf(work.base->corpus.codings());
        for (const model::Coder& row : work.theirs.corpus.rows<model::Coder>())
            m_byCoder.emplace(row.id.value, &work.outcome.byCoder[row.name]);
        const model::CodeTree codes(work.theirs.corpus);
        for (const Id<model::Code> id : codes.inOrder())
            m_byCode.emplace(id.value, &work.outcome.byCode[codes.pathOf(id)]);
        for (const model::Document& row : work.theirs.corpus.documents())
            m_byDocument.emplace(row.id.value, &work.outcome.byDocument[row.name]);
    }

    Result<void> run()
    {
        if (auto read = readTheirs(); !read)
            return read;
        pairNew();
        addNew();
        m_work.edit.changeAll(std::move(m_changed));
        removeGone();
        return {};
    }

private:
    // A coding of theirs that mine does not have by its id.
    struct Incoming {
        Coding here; // as it would be here; its id is still 0
        Coding there;
        bool isLostText = false; // its words are not in the text here
    };

    // --- counting
    // ---------------------------------------------------------------------------------
    using Member = std::int64_t MergeCount::*;
    void count(const Coding& there, Member what)
    {
        ++(m_work.outcome.codings.*what);
        ++(m_byCoder.at(there.coder.value)->*what);
        ++(m_byCode.at(there.code.value)->*what);
        ++(m_byDocument.at(there.document.value)->*what);
    }

    // --- translating
    // ------------------------------------------------------------------------------
    static Coding asHere(const Other& other, Coding coding, bool& isLostText)
    {
        const auto here = [&](auto& id) {
            const auto found = other.here(id);
            id.value = found ? found.value : kNotHere;
        };
        const Id<model::Document> document = coding.document;
        here(coding.document);
        here(coding.code);
        here(coding.coder);
        const auto found = other.alignments.find(document);
        if (found == other.alignments.end() || coding.orphan)
            return coding;
        if (const auto span = placeHere(other, document, coding.span())) {
            coding.start = span->start;
            coding.end = span->end;
            coding.quoteHash = text::quoteHash(found->second->to->quote(*span));
        } else {
            coding.orphan = true;
            isLostText = true;
        }
        return coding;
    }

    Result<void> readTheirs()
    {
        std::int64_t done = 0;
        const auto all = static_cast<std::int64_t>(m_work.theirs.corpus.codings().size());
        for (const auto& block : m_work.theirs.corpus.codings().blocks()) {
            if (auto going = m_work.progress.report("codings", done, all); !going)
                return going;
            done += static_cast<std::int64_t>(block->size());
            for (std::size_t row = 0; row < block->size(); ++row)
                readOne(block->at(row));
        }
        return {};
    }

    void readOne(const Coding& there)
    {
        count(there, &MergeCount::theirs);
        bool isLostText = false;
        const Coding here = asHere(m_work.theirs, there, isLostText);
        const auto base = findBase(there.uuid);
        auto found = m_mine.find(there.uuid);
        if (found == m_mine.end())
            found = m_mine.find(m_work.hereOf(there.uuid));
        if (found != m_mine.end()) {
            m_theirs.insert(found->first);
            unite(found->second.coding(), here, there, base);
        } else if (base) {
            readDeletedHere(here, there, *base, isLostText);
        } else {
            m_incoming.push_back({here, there, isLostText});
        }
    }

    // As it was in the base, with ids of here.
    std::optional<Coding> findBase(const Uuid& uuid) const
    {
        if (!m_work.base)
            return std::nullopt;
        const auto found = m_base.find(uuid);
        if (found == m_base.end())
            return std::nullopt;
        bool ignored = false;
        return asHere(*m_work.base, found->second.coding(), ignored);
    }

    // --- both have it
    // -----------------------------------------------------------------------------
    void unite(const Coding& mine,
               const Coding& theirs,
               const Coding& there,
               const std::optional<Coding>& base)
    {
        m_work.theirs.put(there.id, mine.id);
        Coding now = mine;
        const bool isForeign = base && m_foreign.changed.contains(there.id);
        uniteField(now, mine, theirs, base, {there.uuid, isForeign, "span"}, [](auto& coding) {
            return std::tie(
                coding.document, coding.start, coding.end, coding.orphan, coding.quoteHash);
        });
        uniteField(now, mine, theirs, base, {there.uuid, isForeign, "code"}, [](auto& coding) {
            return std::tie(coding.code);
        });
        uniteField(now, mine, theirs, base, {there.uuid, isForeign, "coder"}, [](auto& coding) {
            return std::tie(coding.coder);
        });
        uniteRest(now, theirs, there, base, isForeign);
        if (now == mine) {
            count(there, &MergeCount::same);
            return;
        }
        count(there, &MergeCount::changed);
        m_changed.push_back(now);
    }

    struct Field {
        Uuid theirs;
        bool isForeign;
        std::string_view name;
    };

    // Marks, weight and event day, also of two that are one by their place.
    void uniteRest(Coding& now,
                   const Coding& theirs,
                   const Coding& there,
                   const std::optional<Coding>& base,
                   bool isForeign)
    {
        const Coding mine = now;
        if (isForeign)
            uniteField(now, mine, theirs, base, {there.uuid, true, "mark"}, [](auto& coding) {
                return std::tie(coding.marks);
            });
        else if (base)
            now.marks = (mine.marks & ~(theirs.marks ^ base->marks))
                        | (theirs.marks & (theirs.marks ^ base->marks));
        else
            now.marks = mine.marks | theirs.marks;
        const auto one = [&](auto member, auto none, std::string_view name) {
            if (!base && mine.*member == none)
                now.*member = theirs.*member;
            else if (base || theirs.*member != none)
                uniteField(
                    now, mine, theirs, base, {there.uuid, isForeign, name}, [&](auto& coding) {
                        return std::tie(coding.*member);
                    });
        };
        one(&Coding::weight, Coding::kNoWeight, "weight");
        one(&Coding::eventDay, Coding::kNoDay, "event");
        now.created = std::min(mine.created, theirs.created);
    }

    template <typename Of>
    void uniteField(Coding& now,
                    const Coding& mine,
                    const Coding& theirs,
                    const std::optional<Coding>& base,
                    const Field& field,
                    Of&& of)
    {
        if (of(mine) == of(theirs) || hasNotHere(theirs, field.name))
            return;
        const bool theyStayed = base && of(theirs) == of(*base);
        if (theyStayed)
            return;
        const bool weStayed = base && of(mine) == of(*base);
        if (weStayed && !field.isForeign) {
            of(now) = of(theirs);
            return;
        }
        codebook::DecisionRow row = rowFor("coding", mine.uuid, field.theirs, field.name);
        row.mine = inWords(mine, field.name);
        row.theirs = inWords(theirs, field.name);
        if (base)
            row.base = inWords(*base, field.name);
        row.choices = {Choice::Mine, Choice::Theirs};
        row.note = nameOf(m_work.mine(), mine.id);
        if (weStayed)
            row.note += "; changed there by another coder";
        if (m_work.ask(std::move(row)).choice == Choice::Theirs)
            of(now) = of(theirs);
    }

    static bool hasNotHere(const Coding& theirs, std::string_view field)
    {
        return (field == "span" && theirs.document.value == kNotHere)
               || (field == "code" && theirs.code.value == kNotHere)
               || (field == "coder" && theirs.coder.value == kNotHere);
    }

    std::string inWords(const Coding& coding, std::string_view field) const
    {
        if (field == "code")
            return merging::inWords(m_work, coding.code);
        if (field == "coder")
            return merging::inWords(m_work, coding.coder);
        if (field == "weight")
            return coding.weight == Coding::kNoWeight ? "" : std::to_string(coding.weight);
        if (field == "event")
            return coding.eventDay == Coding::kNoDay ? "" : std::to_string(coding.eventDay);
        if (field == "mark")
            return std::to_string(coding.marks);
        return fmt::format(
            "{}-{}{}", coding.start, coding.end, coding.orphan ? ", text deleted" : "");
    }

    // --- theirs alone
    // -----------------------------------------------------------------------------
    void
    readDeletedHere(const Coding& here, const Coding& there, const Coding& base, bool isLostText)
    {
        Coding a = here;
        Coding b = base;
        a.created = b.created = {};
        a.id = b.id = {};
        const bool comesAlong = m_work.hangsOnBroughtBack(there);
        if (a == b && !m_work.isUsedThere(there.id)) {
            if (comesAlong) {
                m_incoming.push_back({here, there, isLostText});
                m_work.broughtBack.insert(there.id.value);
            } else {
                count(there, &MergeCount::out);
            }
            return;
        }
        codebook::DecisionRow row = rowFor("coding", std::nullopt, there.uuid, "removed");
        row.theirs = nameOf(m_work.theirs.corpus, there.id);
        row.base = row.theirs;
        row.choices = {Choice::Mine, Choice::Theirs};
        row.note = a == b ? "deleted here, used there" : "deleted here, changed there";
        if (comesAlong)
            row.decision = Choice::Theirs;
        if (m_work.ask(std::move(row)).choice == Choice::Theirs) {
            m_incoming.push_back({here, there, isLostText});
            m_work.broughtBack.insert(there.id.value);
        } else {
            count(there, &MergeCount::out);
        }
    }

    static bool canBeHere(const Coding& here)
    {
        return here.document.value != kNotHere && here.code.value != kNotHere
               && here.coder.value != kNotHere;
    }

    // Those that mine has by place, code and coder.
    void pairNew()
    {
        std::unordered_map<Key, std::vector<std::size_t>, HashOfKey> open;
        for (std::size_t i = 0; i < m_incoming.size(); ++i)
            if (canBeHere(m_incoming[i].here))
                open[keyOf(m_incoming[i].here)].push_back(i);
        m_isKnown.assign(m_incoming.size(), false);
        if (open.empty())
            return;
        std::unordered_map<Id<Coding>, std::size_t> changed;
        for (std::size_t i = 0; i < m_changed.size(); ++i)
            changed.emplace(m_changed[i].id, i);
        const auto probe = [&](const Coding& mine) {
            const auto found = open.find(keyOf(mine));
            if (found == open.end())
                return;
            for (const std::size_t i : found->second)
                joinSame(mine, i, changed);
            open.erase(found);
        };
        for (const auto& block : m_before.blocks())
            for (std::size_t row = 0; row < block->size(); ++row) {
                const auto other = changed.find(block->id[row]);
                probe(other == changed.end() ? block->at(row) : m_changed[other->second]);
            }
    }

    void joinSame(const Coding& mine,
                  std::size_t index,
                  std::unordered_map<Id<Coding>, std::size_t>& changed)
    {
        const Incoming& incoming = m_incoming[index];
        m_isKnown[index] = true;
        m_theirs.insert(mine.uuid);
        m_work.theirs.put(incoming.there.id, mine.id);
        auto slot = changed.find(mine.id);
        Coding now = slot == changed.end() ? mine : m_changed[slot->second];
        const Coding before = now;
        uniteRest(now, incoming.here, incoming.there, std::nullopt, false);
        count(incoming.there, now == before ? &MergeCount::same : &MergeCount::changed);
        if (now == before)
            return;
        if (slot != changed.end()) {
            m_changed[slot->second] = now;
        } else {
            changed.emplace(now.id, m_changed.size());
            m_changed.push_back(now);
        }
    }

    void addNew()
    {
        std::unordered_map<Key, std::size_t, HashOfKey> added; // -> place in `rows`
        std::vector<Coding> rows;
        std::vector<model::OrphanQuote> quotes;
        const std::int32_t first = m_work.edit.reserveIds(m_incoming.size());
        for (std::size_t i = 0; i < m_incoming.size(); ++i) {
            if (m_isKnown[i])
                continue;
            Incoming& incoming = m_incoming[i];
            if (!canBeHere(incoming.here)) {
                count(incoming.there, &MergeCount::out);
                continue;
            }
            const auto [twin, isNew] = added.emplace(keyOf(incoming.here), rows.size());
            if (!isNew) { // codes that became one: their coding, too
                m_work.theirs.put(incoming.there.id, rows[twin->second].id);
                rows[twin->second].marks |= incoming.here.marks;
                count(incoming.there, &MergeCount::same);
                continue;
            }
            incoming.here.id = {first + static_cast<std::int32_t>(i)};
            m_work.theirs.put(incoming.there.id, incoming.here.id);
            count(incoming.there, &MergeCount::added);
            if (incoming.isLostText)
                quotes.push_back(quoteOf(incoming));
            rows.push_back(incoming.here);
        }
        m_work.edit.restore(std::move(rows));
        m_work.edit.addAll(std::move(quotes));
    }

    model::OrphanQuote quoteOf(const Incoming& incoming)
    {
        const Alignment& alignment = *m_work.theirs.alignments.at(incoming.there.document);
        model::OrphanQuote quote;
        quote.owner = incoming.here.id;
        quote.quote = std::string(alignment.from->quote(incoming.there.span()));
        count(incoming.there, &MergeCount::orphans);
        m_work.note(fmt::format("the words of a coding are not in the text here; it came as one "
                                "without text: {}: \"{}\"",
                                nameOf(m_work.theirs.corpus, incoming.there.id),
                                quote.quote));
        return quote;
    }

    // --- mine alone
    // -------------------------------------------------------------------------------
    void removeGone()
    {
        if (!m_work.base)
            return;
        for (const auto& [uuid, place] : m_base) {
            auto found = m_mine.find(uuid);
            if (found == m_mine.end())
                found = m_mine.find(m_work.hereOf(uuid));
            if (found != m_mine.end() && !m_theirs.contains(found->first))
                m_gone.push_back({found->second.coding(), uuid});
        }
        std::ranges::sort(m_gone, {}, [](const auto& one) { return one.first.id; });
        for (const auto& [mine, uuid] : m_gone)
            if (goes(mine, *findBase(uuid), uuid)) {
                m_work.removed.insert(mine.id);
                countRemoved(mine);
            } else {
                m_work.keptHere.insert(mine.id.value);
            }
    }

    bool goes(const Coding& mine, const Coding& base, const Uuid& uuid)
    {
        Coding a = mine;
        Coding b = base;
        a.created = b.created = {};
        a.id = b.id = {};
        a.uuid = b.uuid = {};
        const bool stays = m_work.hangsOnKept(mine);
        const bool isChanged = !(a == b);
        const bool isUsed = m_work.isUsedHere(mine.id);
        const bool isForeign = m_foreign.deleted.contains(uuid);
        if (!isChanged && !isUsed && !isForeign)
            return !stays;
        codebook::DecisionRow row = rowFor("coding", mine.uuid, std::nullopt, "removed");
        row.mine = nameOf(m_work.mine(), mine.id);
        row.base = row.mine;
        row.choices = {Choice::Mine, Choice::Theirs};
        row.note = isChanged ? "changed here, deleted there"
                   : isUsed  ? "used here, deleted there"
                             : "deleted there by another coder";
        if (stays)
            row.decision = Choice::Mine;
        return m_work.ask(std::move(row)).choice == Choice::Theirs;
    }

    void countRemoved(const Coding& mine)
    {
        ++m_work.outcome.codings.removed;
        ++m_work.outcome.byCoder[nameOf(m_work.mine(), mine.coder)].removed;
        ++m_work.outcome.byCode[nameOf(m_work.mine(), mine.code)].removed;
        ++m_work.outcome.byDocument[nameOf(m_work.mine(), mine.document)].removed;
    }

    Work& m_work;
    Foreign m_foreign;
    model::Codings m_before; // the indexes point into it
    Index m_mine;
    Index m_base;
    std::unordered_set<Uuid> m_theirs; // of mine, that theirs have
    std::unordered_map<std::int32_t, MergeCount*> m_byCoder;
    std::unordered_map<std::int32_t, MergeCount*> m_byCode;
    std::unordered_map<std::int32_t, MergeCount*> m_byDocument;
    std::vector<Incoming> m_incoming;
    std::vector<bool> m_isKnown; // of those: mine has it
    std::vector<Coding> m_changed;
    std::vector<std::pair<Coding, Uuid>> m_gone;
};

} // namespace

Result<void> mergeCodings(Work& work)
{
    auto foreign = foreignWork(work);
    if (!foreign)
        return passOn(foreign);
    return CodingMerge(work, std::move(*foreign)).run();
}

} // namespace crosscase::project::merging
