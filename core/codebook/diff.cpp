// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/codebook/diff.h"

#include "core/codebook/likeness.h"
#include "core/codebook/merge_match.h"
#include "core/codebook/merge_texts.h"
#include "core/model/trees.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace crosscase::codebook {

namespace {

using merging::Known;
using merging::Pair;
using merging::Sheet;

struct TextField {
    Change change;
    std::string Entry::*member;
};
constexpr std::array kTexts{TextField{Change::Definition, &Entry::definition},
                            TextField{Change::Include, &Entry::include},
                            TextField{Change::Exclude, &Entry::exclude},
                            TextField{Change::Memo, &Entry::memo}};

struct ListField {
    Change change;
    Texts Entry::*member;
};
constexpr std::array kLists{ListField{Change::Examples, &Entry::examples},
                            ListField{Change::Counterexamples, &Entry::counterexamples}};

std::string lines(const Texts& texts)
{
    std::string out;
    for (const std::string& words : texts)
        out.append(out.empty() ? "" : "\n").append(words);
    return out;
}

// Item by item, in the order of the later list; where only the order differs, nothing.
std::string markedItems(const Texts& before, const Texts& after)
{
    const auto holds = [](const Texts& list, const std::string& words) {
        return std::ranges::find(list, words) != list.end();
    };
    Texts items;
    for (const std::string& words : before)
        if (!holds(after, words))
            items.push_back("[-" + words + "-]");
    for (const std::string& words : after)
        if (!holds(before, words))
            items.push_back("{+" + words + "+}");
    return lines(items);
}

class Comparison {
public:
    Comparison(const Codebook& before, const Codebook& after, const DiffOptions& options)
        : m_before(before)
        , m_after(after)
        , m_options(options)
        , m_matches(merging::match(m_before, m_after, nullptr, options.use))
    {}

    std::vector<Difference> run()
    {
        sumFlows();
        if (m_options.order)
            findReordered();
        findNames();
        for (std::size_t i = 0; i < m_after.size(); ++i) {
            const std::size_t pair = m_matches.pairOfTheirs[i];
            if (pair == kGone)
                added(i);
            else
                compare(m_matches.pairs[pair]);
        }
        for (std::size_t i = 0; i < m_before.size(); ++i)
            if (m_matches.pairOfMine[i] == kGone)
                removed(i);
        return std::move(m_differences);
    }

private:
    static std::string pathOf(const Sheet& sheet, std::size_t entry)
    {
        return entry == kGone ? std::string() : model::joinPath(sheet.at(entry).path);
    }

    std::optional<std::int64_t> codingsOf(Side side, std::size_t entry) const
    {
        if (!m_options.use.codings)
            return std::nullopt;
        return m_options.use.codings(side, entry);
    }

    Difference& add(Change change, std::size_t before, std::size_t after, bool isGuess = false)
    {
        Difference difference;
        difference.change = change;
        difference.before = before;
        difference.after = after;
        difference.code = after == kGone ? pathOf(m_before, before) : pathOf(m_after, after);
        difference.isGuess = isGuess;
        difference.codings =
            after == kGone ? codingsOf(Side::Mine, before) : codingsOf(Side::Theirs, after);
        m_differences.push_back(std::move(difference));
        return m_differences.back();
    }

    // --- of what stayed --------------------------------------------------------------------------
    void compare(const Pair& pair)
    {
        const Entry& before = m_before.at(pair.mine);
        const Entry& after = m_after.at(pair.theirs);
        const auto say = [&](Change change, std::string was, std::string is, std::string words) {
            Difference& difference = add(change, pair.mine, pair.theirs, pair.isGuess());
            difference.beforeWords = std::move(was);
            difference.afterWords = std::move(is);
            difference.words = std::move(words);
        };
        if (before.name() != after.name()) {
            const bool isNear = pair.by == Known::NearName;
            say(isNear ? Change::NearDuplicate : Change::Renamed,
                before.name(),
                after.name(),
                markedDifference(before.name(), after.name()));
            if (isNear)
                m_differences.back().other = pathOf(m_before, pair.mine);
        }
        if (isMoved(pair))
            say(Change::Moved, pathOf(m_before, pair.mine), pathOf(m_after, pair.theirs), {});
        if (m_reordered.contains(pair.theirs))
            say(Change::Reordered,
                std::to_string(m_placesBefore[pair.mine]),
                std::to_string(m_placesAfter[pair.theirs]),
                {});
        for (const auto& [change, member] : kTexts)
            if (before.*member != after.*member)
                say(change,
                    before.*member,
                    after.*member,
                    markedDifference(before.*member, after.*member));
        for (const auto& [change, member] : kLists)
            if (before.*member != after.*member)
                say(change,
                    lines(before.*member),
                    lines(after.*member),
                    markedItems(before.*member, after.*member));
        if (before.colour != after.colour)
            say(Change::Colour, before.colour, after.colour, {});
        if (before.codable != after.codable)
            say(Change::Codable,
                before.codable ? "codable" : "not codable",
                after.codable ? "codable" : "not codable",
                {});
    }

    bool isMoved(const Pair& pair) const
    {
        const std::size_t before = m_before.parents[pair.mine];
        const std::size_t after = m_after.parents[pair.theirs];
        if (before == kNoParent || after == kNoParent)
            return before != after;
        const std::size_t above = m_matches.pairOfMine[before];
        return above == kGone || m_matches.pairs[above].theirs != after;
    }

    // Among siblings that stayed: those outside the longest run that kept its order.
    void findReordered()
    {
        m_placesBefore = placesAmongSiblings(m_before);
        m_placesAfter = placesAmongSiblings(m_after);
        std::map<std::size_t, std::vector<std::size_t>> families; // by their parent later
        for (const Pair& pair : m_matches.pairs)                  // in the earlier order
            if (!isMoved(pair))
                families[m_after.parents[pair.theirs]].push_back(pair.theirs);
        for (const auto& [parent, family] : families)
            keepLongestRun(family);
    }

    // From 1.
    static std::vector<std::size_t> placesAmongSiblings(const Sheet& sheet)
    {
        std::map<std::size_t, std::size_t> counts;
        std::vector<std::size_t> places;
        places.reserve(sheet.size());
        for (const std::size_t parent : sheet.parents)
            places.push_back(++counts[parent]);
        return places;
    }

    // Longest increasing subsequence by patience sorting (Schensted 1961).
    void keepLongestRun(const std::vector<std::size_t>& family)
    {
        std::vector<std::size_t> ends; // of the best run of each length: its last place in family
        std::vector<std::size_t> previous(family.size(), kGone);
        for (std::size_t i = 0; i < family.size(); ++i) {
            const auto longer = std::ranges::lower_bound(
                ends, family[i], {}, [&](std::size_t place) { return family[place]; });
            if (longer != ends.begin())
                previous[i] = *(longer - 1);
            if (longer == ends.end())
                ends.push_back(i);
            else
                *longer = i;
        }
        std::unordered_set<std::size_t> kept;
        for (std::size_t at = ends.empty() ? kGone : ends.back(); at != kGone; at = previous[at])
            kept.insert(family[at]);
        for (const std::size_t entry : family)
            if (!kept.contains(entry))
                m_reordered.insert(entry);
    }

    // --- of what came and went -------------------------------------------------------------------
    void sumFlows()
    {
        for (const Flow& flow : m_options.flows) {
            m_from[flow.before].push_back(&flow);
            m_into[flow.after].push_back(&flow);
        }
    }

    // The flow that is more than half of `codings` and of all of them, if there is one.
    static const Flow* most(const std::vector<const Flow*>& flows, std::int64_t codings)
    {
        std::int64_t all = 0;
        const Flow* best = nullptr;
        for (const Flow* flow : flows) {
            all += flow->codings;
            if (best == nullptr || flow->codings > best->codings)
                best = flow;
        }
        return best != nullptr && 2 * best->codings > std::max(all, codings) ? best : nullptr;
    }

    void added(std::size_t entry)
    {
        const auto flows = m_into.find(entry);
        const Flow* source = flows == m_into.end()
                                 ? nullptr
                                 : most(flows->second, codingsOf(Side::Theirs, entry).value_or(0));
        if (source == nullptr) {
            add(Change::Added, kGone, entry);
        } else {
            Difference& difference = add(Change::Split, source->before, entry);
            difference.other = pathOf(m_before, source->before);
            difference.codings = source->codings;
        }
        if (const std::size_t near = nearName(m_after, entry, m_before); near != kGone) {
            Difference& difference = add(Change::NearDuplicate, near, entry);
            difference.other = pathOf(m_before, near);
            difference.beforeWords = m_before.at(near).name();
            difference.afterWords = m_after.at(entry).name();
            difference.words = markedDifference(difference.beforeWords, difference.afterWords);
        }
    }

    void removed(std::size_t entry)
    {
        const auto flows = m_from.find(entry);
        const Flow* target = flows == m_from.end()
                                 ? nullptr
                                 : most(flows->second, codingsOf(Side::Mine, entry).value_or(0));
        if (target == nullptr) {
            add(Change::Removed, entry, kGone);
            return;
        }
        Difference& difference = add(Change::Merged, entry, kGone);
        difference.after = target->after;
        difference.other = pathOf(m_after, target->after);
        difference.codings = target->codings;
    }

    void findNames()
    {
        for (std::size_t i = 0; i < m_before.size(); ++i)
            m_forms.push_back(formOf(m_before.at(i).name()));
    }

    // The first of the earlier codes with nearly that name; kGone: none.
    std::size_t nearName(const Sheet& sheet, std::size_t entry, const Sheet& others) const
    {
        const NameForm form = formOf(sheet.at(entry).name());
        for (std::size_t i = 0; i < others.size(); ++i)
            if (m_forms[i].key != form.key && nearlyTheSame(m_forms[i], form))
                return i;
        return kGone;
    }

    Sheet m_before;
    Sheet m_after;
    const DiffOptions& m_options;
    merging::Matches m_matches;
    std::unordered_map<std::size_t, std::vector<const Flow*>> m_from;
    std::unordered_map<std::size_t, std::vector<const Flow*>> m_into;
    std::vector<std::size_t> m_placesBefore;
    std::vector<std::size_t> m_placesAfter;
    std::unordered_set<std::size_t> m_reordered; // of the later ones
    std::vector<NameForm> m_forms;               // of the earlier ones
    std::vector<Difference> m_differences;
};

} // namespace

std::string_view nameOf(Change change)
{
    switch (change) {
    case Change::Added:
        return "added";
    case Change::Removed:
        return "removed";
    case Change::Split:
        return "split";
    case Change::Merged:
        return "merged";
    case Change::Renamed:
        return "renamed";
    case Change::Moved:
        return "moved";
    case Change::Reordered:
        return "reordered";
    case Change::NearDuplicate:
        return "near-duplicate";
    case Change::Definition:
        return "definition";
    case Change::Include:
        return "include";
    case Change::Exclude:
        return "exclude";
    case Change::Examples:
        return "examples";
    case Change::Counterexamples:
        return "counterexamples";
    case Change::Memo:
        return "memo";
    case Change::Colour:
        return "colour";
    case Change::Codable:
        return "codable";
    }
    return {};
}

std::vector<Difference>
diff(const Codebook& before, const Codebook& after, const DiffOptions& options)
{
    return Comparison(before, after, options).run();
}

std::vector<std::size_t> partners(const Codebook& before, const Codebook& after, const Use& use)
{
    const Sheet earlier(before);
    const merging::Matches matches = merging::match(earlier, Sheet(after), nullptr, use);
    std::vector<std::size_t> out(before.entries.size(), kGone);
    for (const Pair& pair : matches.pairs)
        out[pair.mine] = pair.theirs;
    return out;
}

table::Table toTable(const std::vector<Difference>& differences)
{
    table::Table table;
    table.title = "Codebook differences";
    table.headColumns = 2;
    for (const char* head : {"change", "code", "other", "before", "after", "difference"})
        table.columns.push_back({{head}, table::Kind::Text});
    table.columns.push_back({{"codings"}, table::Kind::Integer});
    bool hasGuess = false;
    for (const Difference& difference : differences) {
        hasGuess = hasGuess || difference.isGuess;
        table.rows.push_back(
            {{std::string(nameOf(difference.change)) + (difference.isGuess ? "?" : ""),
              difference.code,
              difference.other,
              difference.beforeWords,
              difference.afterWords,
              difference.words,
              difference.codings ? table::Value(*difference.codings) : table::Value()}});
    }
    if (hasGuess)
        table.notes.emplace_back("A question mark: that both are one code is a guess by their "
                                 "names, definitions or coded passages, not told by ids or "
                                 "paths.");
    return table;
}

} // namespace crosscase::codebook
