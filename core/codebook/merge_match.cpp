// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/merge_match.h"

#include "core/base/hash.h"
#include "core/codebook/merge_texts.h"
#include "core/model/trees.h"
#include "core/text/fold.h"

#include <array>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace crosscase::codebook::merging {

namespace {

// For two codebooks: the entry of the other that each is, or kGone.
struct Alignment {
    Alignment(std::size_t a, std::size_t b)
        : ofA(a, kGone)
        , ofB(b, kGone)
    {}
    void join(std::size_t a, std::size_t b)
    {
        ofA[a] = b;
        ofB[b] = a;
    }
    std::vector<std::size_t> ofA;
    std::vector<std::size_t> ofB;
};

// Entries by their parent and folded name.
class Children {
public:
    explicit Children(const Sheet& sheet)
        : m_sheet(sheet)
    {
        for (std::size_t i = 0; i < sheet.size(); ++i)
            m_places[{sheet.parents[i], sheet.keys[i]}].push_back(i);
    }

    // The child of `parent` with the name of `entry` that stands alone in `taken`: the first with
    // the same definition, or else the first.
    [[nodiscard]] std::size_t free(std::size_t parent,
                                   const std::string& key,
                                   const Entry& entry,
                                   const std::vector<std::size_t>& taken) const
    {
        const auto found = m_places.find({parent, key});
        std::size_t first = kGone;
        if (found == m_places.end())
            return first;
        for (const std::size_t place : found->second) {
            if (taken[place] != kGone)
                continue;
            if (m_sheet.at(place).definition == entry.definition)
                return place;
            if (first == kGone)
                first = place;
        }
        return first;
    }

private:
    const Sheet& m_sheet;
    std::map<std::pair<std::size_t, std::string>, std::vector<std::size_t>> m_places;
};

std::unordered_map<Uuid, std::size_t> placesById(const Sheet& sheet)
{
    std::unordered_map<Uuid, std::size_t> places;
    for (std::size_t i = 0; i < sheet.size(); ++i)
        if (const auto& id = sheet.at(i).id)
            places.emplace(*id, i);
    return places;
}

// The entry of `a` that is below what `b`'s parent is there, under the same name; kGone: none.
std::size_t
sameBelow(const Children& children, const Sheet& b, std::size_t entry, const Alignment& alignment)
{
    std::size_t parent = b.parents[entry];
    if (parent != kNoParent) {
        parent = alignment.ofB[parent];
        if (parent == kGone)
            return kGone;
    }
    return children.free(parent, b.keys[entry], b.at(entry), alignment.ofA);
}

Alignment alignedWithBase(const Sheet& base, const Sheet& side)
{
    Alignment alignment(base.size(), side.size());
    const auto places = placesById(base);
    for (std::size_t i = 0; i < side.size(); ++i)
        if (const auto& id = side.at(i).id)
            if (const auto found = places.find(*id);
                found != places.end() && alignment.ofA[found->second] == kGone)
                alignment.join(found->second, i);
    const Children children(base);
    for (std::size_t i = 0; i < side.size(); ++i)
        if (alignment.ofB[i] == kGone)
            if (const auto found = sameBelow(children, side, i, alignment); found != kGone)
                alignment.join(found, i);
    return alignment;
}

class Matcher {
public:
    Matcher(const Sheet& mine, const Sheet& theirs, Matches& matches)
        : m_mine(mine)
        , m_theirs(theirs)
        , m_matches(matches)
        , m_alignment(mine.size(), theirs.size())
        , m_children(mine)
    {}

    void byIds()
    {
        const auto places = placesById(m_mine);
        for (const auto& [known, ofId] : {std::pair{Known::Twin, &twinOf}, {Known::Id, &own}})
            for (std::size_t i = 0; i < m_theirs.size(); ++i)
                if (const auto& id = m_theirs.at(i).id)
                    if (const auto found = places.find(ofId(*id)); found != places.end())
                        join(found->second, i, known);
    }

    void byBase()
    {
        std::unordered_map<std::size_t, std::size_t> mineOfBase;
        for (std::size_t i = 0; i < m_mine.size(); ++i)
            mineOfBase.emplace(m_matches.baseOfMine[i], i);
        for (std::size_t i = 0; i < m_theirs.size(); ++i)
            if (m_matches.baseOfTheirs[i] != kGone)
                if (const auto found = mineOfBase.find(m_matches.baseOfTheirs[i]);
                    found != mineOfBase.end())
                    join(found->second, i, Known::Id);
    }

    void byPath()
    {
        for (std::size_t i = 0; i < m_theirs.size(); ++i)
            tryPath(i);
    }

    // A name that only one unpaired entry of either side has. What is below it follows by path.
    void byName()
    {
        const auto mine = onlyOnes(m_mine, m_alignment.ofA, m_matches.intoOfMine);
        const auto theirs = onlyOnes(m_theirs, m_alignment.ofB, m_matches.intoOfTheirs);
        for (std::size_t i = 0; i < m_theirs.size(); ++i) {
            tryPath(i);
            const auto own = theirs.find(m_theirs.keys[i]);
            const auto other = mine.find(m_theirs.keys[i]);
            if (own != theirs.end() && own->second == i && other != mine.end()
                && other->second != kGone)
                join(other->second, i, Known::Name);
        }
    }

    // Of the entries that stand alone: where the other side merged them into.
    void byMerges(const MergedCodes& here, const MergedCodes& there)
    {
        m_matches.intoOfMine = mergedInto(m_mine, m_alignment.ofA, there, m_theirs);
        m_matches.intoOfTheirs = mergedInto(m_theirs, m_alignment.ofB, here, m_mine);
    }

    // Takes in pairs that were made elsewhere.
    void takeOver()
    {
        for (const Pair& pair : m_matches.pairs)
            m_alignment.join(pair.mine, pair.theirs);
    }

private:
    static Uuid own(const Uuid& id) { return id; }

    void join(std::size_t mine, std::size_t theirs, Known by)
    {
        if (m_alignment.ofA[mine] != kGone || m_alignment.ofB[theirs] != kGone)
            return;
        m_alignment.join(mine, theirs);
        m_matches.pairs.push_back({mine, theirs, by});
    }

    void tryPath(std::size_t theirs)
    {
        if (m_alignment.ofB[theirs] != kGone)
            return;
        const std::size_t found = sameBelow(m_children, m_theirs, theirs, m_alignment);
        if (found != kGone)
            join(found, theirs, Known::Path);
    }

    // Folded name -> its entry among those that stand alone; kGone: there are several.
    static std::unordered_map<std::string_view, std::size_t>
    onlyOnes(const Sheet& sheet,
             const std::vector<std::size_t>& partners,
             const std::vector<std::size_t>& into)
    {
        std::unordered_map<std::string_view, std::size_t> places;
        for (std::size_t i = 0; i < sheet.size(); ++i)
            if (partners[i] == kGone && into[i] == kGone)
                if (const auto [found, isNew] = places.emplace(sheet.keys[i], i); !isNew)
                    found->second = kGone;
        return places;
    }

    static std::vector<std::size_t> mergedInto(const Sheet& sheet,
                                               const std::vector<std::size_t>& partners,
                                               const MergedCodes& merged,
                                               const Sheet& others)
    {
        std::vector<std::size_t> into(sheet.size(), kGone);
        if (merged.empty())
            return into;
        const auto places = placesById(others);
        for (std::size_t i = 0; i < sheet.size(); ++i)
            if (const auto& id = sheet.at(i).id; id && partners[i] == kGone)
                if (const auto found = merged.find(*id); found != merged.end())
                    if (const auto place = places.find(found->second); place != places.end())
                        into[i] = place->second;
        return into;
    }

    const Sheet& m_mine;
    const Sheet& m_theirs;
    Matches& m_matches;
    Alignment m_alignment;
    Children m_children;
};

void indexPairs(Matches& matches)
{
    std::ranges::sort(matches.pairs, {}, &Pair::mine);
    for (std::size_t i = 0; i < matches.pairs.size(); ++i) {
        matches.pairOfMine[matches.pairs[i].mine] = i;
        matches.pairOfTheirs[matches.pairs[i].theirs] = i;
    }
}

} // namespace

Sheet::Sheet(const Codebook& codebook)
    : book(&codebook)
    , parents(parentsOf(codebook))
{
    std::unordered_map<std::string, int> times;
    for (const Entry& entry : codebook.entries) {
        keys.push_back(text::foldKey(entry.name()));
        std::string question = entry.id ? entry.id->toShort() : model::joinPath(entry.path);
        if (const int time = ++times[question]; time > 1)
            question += fmt::format(" #{}", time);
        questions.push_back(std::move(question));
    }
}

Matches match(const Sheet& mine,
              const Sheet& theirs,
              const Sheet* base,
              const Use& use,
              const MergedCodes& mergedHere,
              const MergedCodes& mergedThere)
{
    Matches matches;
    matches.pairOfMine.assign(mine.size(), kGone);
    matches.pairOfTheirs.assign(theirs.size(), kGone);
    matches.baseOfMine.assign(mine.size(), kGone);
    matches.baseOfTheirs.assign(theirs.size(), kGone);
    Matcher matcher(mine, theirs, matches);
    matcher.byIds();
    if (base != nullptr) {
        matches.baseOfMine = alignedWithBase(*base, mine).ofB;
        matches.baseOfTheirs = alignedWithBase(*base, theirs).ofB;
        matcher.byBase();
    }
    matcher.byPath();
    matcher.byMerges(mergedHere, mergedThere);
    matcher.byName();
    indexPairs(matches);
    proposePairs(mine, theirs, use, matches);
    // What stands below a code that was proposed under the same name follows it.
    Matcher below(mine, theirs, matches);
    below.takeOver();
    below.byPath();
    indexPairs(matches);
    return matches;
}

Uuid twinOf(const Uuid& id)
{
    const std::string digits = hash128("two codes of one: " + id.toCanonical());
    Uuid twin;
    for (std::size_t i = 0; i < twin.bytes.size(); ++i)
        twin.bytes[i] = static_cast<std::uint8_t>(std::stoi(digits.substr(2 * i, 2), nullptr, 16));
    // Version 8 (RFC 9562, 5.8): made by our own rule.
    twin.bytes[6] = static_cast<std::uint8_t>((twin.bytes[6] & 0x0FU) | 0x80U);
    twin.bytes[8] = static_cast<std::uint8_t>((twin.bytes[8] & 0x3FU) | 0x80U);
    return twin;
}

} // namespace crosscase::codebook::merging
