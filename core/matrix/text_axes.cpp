// SPDX-License-Identifier: GPL-3.0-or-later
// Axes whose entries are stretches of text: cases, documents, groups, speakers.
#include "core/matrix/axes.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>

namespace crosscase::matrix {

using model::Case;
using model::Document;
using model::Id;

namespace {

// Adds the union of a document's parts as the entry behind the last.
void addTotal(std::vector<Part>& parts, std::size_t entries)
{
    if (parts.empty())
        return;
    std::vector<const Region*> regions;
    for (const Part& part : parts)
        regions.push_back(&part.region);
    Region all = unite(regions);
    parts.push_back({entries, std::move(all), {}});
}

void addDocumentPart(const Scope& scope,
                     ResolvedAxis& axis,
                     const Document& document,
                     std::size_t entry)
{
    Region region = scope.chosen(document);
    if (!region.empty())
        axis.layer[document.id].push_back({entry, std::move(region), {}});
}

// The layer of an axis whose entries are sets of cases: entriesOf says to which entries a case's
// text belongs.
void layOutCases(const Scope& scope,
                 ResolvedAxis& axis,
                 const std::unordered_map<Id<Case>, std::vector<std::size_t>>& entriesOf)
{
    for (const Document* document : scope.documents()) {
        const Region chosen = scope.chosen(*document);
        std::map<std::size_t, Region> byEntry;
        for (const CaseRegion& own : scope.ownRegions(document->id)) {
            const auto entries = entriesOf.find(own.unit);
            if (entries == entriesOf.end())
                continue;
            for (const std::size_t entry : entries->second)
                byEntry[entry] = unite(std::move(byEntry[entry]), own.region);
        }
        std::vector<Part> parts;
        for (auto& [entry, region] : byEntry) {
            Region cut = intersect(region, chosen);
            if (cut.empty())
                continue;
            const Id<Case> unit = axis.is(AxisKind::Cases) ? axis.units[entry].front() : Id<Case>{};
            parts.push_back({entry, std::move(cut), unit});
        }
        addTotal(parts, axis.entries.size());
        if (!parts.empty())
            axis.layer.emplace(document->id, std::move(parts));
    }
}

// Each case of an entry gives its subtree to the entry.
std::unordered_map<Id<Case>, std::vector<std::size_t>> entriesByCase(const Scope& scope,
                                                                     const ResolvedAxis& axis)
{
    std::unordered_map<Id<Case>, std::vector<std::size_t>> entries;
    for (std::size_t entry = 0; entry < axis.units.size(); ++entry)
        for (const Id<Case> unit : axis.units[entry])
            for (const Id<Case> below : scope.cases().subtree(unit))
                entries[below].push_back(entry);
    return entries;
}

bool isOfLevel(const Scope& scope, Id<Case> unit, int level)
{
    if (level == Axis::kAll)
        return true;
    if (level == Axis::kLeaf)
        return !scope.hasChildren(unit);
    return scope.cases().depthOf(unit) == level - 1;
}

std::vector<std::string> pathNames(const Scope& scope, Id<Case> unit)
{
    std::vector<std::string> names;
    for (; unit; unit = scope.cases().parentOf(unit))
        names.insert(names.begin(), scope.corpus().get(unit).name);
    return names;
}

} // namespace

Result<void> resolveCases(const Scope& scope, ResolvedAxis& axis)
{
    const bool all = axis.axis.level == Axis::kAll;
    for (const Id<Case> unit : scope.cases().inOrder()) {
        if (!isOfLevel(scope, unit, axis.axis.level) || !scope.keeps(unit))
            continue;
        Entry entry;
        entry.heads =
            all ? pathNames(scope, unit) : std::vector<std::string>{scope.corpus().get(unit).name};
        entry.object = unit;
        entry.indent = all ? scope.cases().depthOf(unit) : 0;
        entry.cases = 1;
        axis.entries.push_back(std::move(entry));
        axis.units.push_back({unit});
    }
    layOutCases(scope, axis, entriesByCase(scope, axis));
    return {};
}

ResolvedAxis singleCase(const Scope& scope, Id<Case> unit)
{
    ResolvedAxis axis;
    axis.entries.push_back({{scope.corpus().get(unit).name}, unit, 0, 1});
    axis.units.push_back({unit});
    layOutCases(scope, axis, entriesByCase(scope, axis));
    return axis;
}

namespace {

// The one level of cases that carries the attribute: the one at which most cases have a value.
int levelOf(const Scope& scope, const AttributeColumn& column)
{
    std::map<int, int> carriers;
    for (const Id<Case> unit : scope.cases().inOrder())
        if (column.hasOwn(unit))
            ++carriers[scope.cases().depthOf(unit)];
    int level = 0;
    int most = 0;
    for (const auto& [depth, count] : carriers)
        if (count > most) {
            level = depth;
            most = count;
        }
    return level;
}

} // namespace

Result<void> resolveAttributeValues(const Scope& scope, ResolvedAxis& axis)
{
    std::vector<AttributeColumn> columns;
    int level = 0;
    for (const std::string& name : axis.axis.names) {
        auto attribute = findAttribute(scope.corpus(), name, model::AttributeTarget::Case);
        if (!attribute)
            return passOn(attribute);
        columns.emplace_back(scope, **attribute);
        level = std::max(level, levelOf(scope, columns.back()));
    }
    const auto before = [&columns](const std::vector<std::string>& a,
                                   const std::vector<std::string>& b) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (const int order = columns[i].compare(a[i], b[i]); order != 0)
                return order < 0;
        return false;
    };
    std::map<std::vector<std::string>, std::vector<Id<Case>>, decltype(before)> groups(before);
    for (const Id<Case> unit : scope.cases().inOrder()) {
        if (scope.cases().depthOf(unit) != level || !scope.keeps(unit))
            continue;
        std::vector<std::string> values;
        for (const AttributeColumn& column : columns)
            values.push_back(column.of(unit));
        groups[values].push_back(unit);
    }
    for (auto& [values, units] : groups) {
        Entry entry{values, {}, 0, static_cast<std::int64_t>(units.size())};
        for (std::string& head : entry.heads)
            if (head.empty())
                head = kNoValue;
        axis.entries.push_back(std::move(entry));
        axis.units.push_back(units);
    }
    layOutCases(scope, axis, entriesByCase(scope, axis));
    return {};
}

void resolveDocuments(const Scope& scope, ResolvedAxis& axis)
{
    for (const Document* document : scope.documents()) {
        if (scope.filter().choosesText() && scope.chosen(*document).empty())
            continue;
        addDocumentPart(scope, axis, *document, axis.entries.size());
        axis.entries.push_back({{document->name}, document->id, 0, 0});
    }
    for (auto& [document, parts] : axis.layer)
        addTotal(parts, axis.entries.size());
}

void resolveGroups(const Scope& scope, ResolvedAxis& axis)
{
    std::vector<const model::Group*> groups;
    for (const model::Group& group : scope.corpus().rows<model::Group>())
        groups.push_back(&group);
    std::stable_sort(groups.begin(), groups.end(), [](const auto* a, const auto* b) {
        if (a->position != b->position)
            return a->position < b->position;
        return text::compareNames(a->name, b->name) < 0;
    });
    groups.push_back(nullptr);
    for (const model::Group* group : groups) {
        bool any = !scope.filter().choosesText() && group != nullptr;
        for (const Document* document : scope.documents()) {
            const bool grouped = scope.corpus().rows<model::Group>().contains(document->group);
            if (group == nullptr ? grouped : document->group != group->id)
                continue;
            addDocumentPart(scope, axis, *document, axis.entries.size());
            any = any || !scope.filter().choosesText() || !scope.chosen(*document).empty();
        }
        if (any && group != nullptr)
            axis.entries.push_back({{group->name}, group->id, 0, 0});
        else if (any)
            axis.entries.push_back({{"(no group)"}, {}, 0, 0});
    }
    for (auto& [document, parts] : axis.layer)
        addTotal(parts, axis.entries.size());
}

Result<void> resolveSpeakers(const Scope& scope, ResolvedAxis& axis)
{
    std::unordered_map<std::string, std::size_t> entryOf; // by folded label
    for (const Document* document : scope.documents()) {
        const Region chosen = scope.chosen(*document);
        if (chosen.empty())
            continue;
        auto speakers = scope.speakersOf(*document);
        if (!speakers)
            return passOn(speakers);
        std::map<std::size_t, Region> byEntry;
        for (const SpeakerRegion& turns : *speakers) {
            Region region = intersect(turns.region, chosen);
            if (turns.speaker.empty() || region.empty())
                continue;
            const auto [known, isNew] =
                entryOf.emplace(text::foldKey(turns.speaker), axis.entries.size());
            if (isNew)
                axis.entries.push_back({{turns.speaker}, {}, 0, 0});
            byEntry[known->second] = unite(std::move(byEntry[known->second]), region);
        }
        for (auto& [entry, region] : byEntry)
            axis.layer[document->id].push_back({entry, std::move(region), {}});
    }
    for (auto& [document, parts] : axis.layer)
        addTotal(parts, axis.entries.size());
    return {};
}

Layer everything(const Scope& scope)
{
    Layer layer;
    for (const Document* document : scope.documents()) {
        Region region = scope.chosen(*document);
        if (!region.empty())
            layer[document->id].push_back({0, std::move(region), {}});
    }
    return layer;
}

} // namespace crosscase::matrix
