// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/resolutions.h"

#include "core/base/hash.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <tuple>
#include <unordered_set>

namespace crosscase::model {

namespace {

void sortByPlace(std::vector<Coding>& codings)
{
    std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
        return std::tie(a.start, a.end, a.id) < std::tie(b.start, b.end, b.id);
    });
}

// The codings that evidence of resolutions names, by id.
std::unordered_map<Id<Coding>, Coding> namedCodings(const Corpus& corpus,
                                                    const std::unordered_set<Id<Coding>>& ids)
{
    std::unordered_map<Id<Coding>, Coding> found;
    found.reserve(ids.size());
    for (const auto& block : corpus.codings().blocks())
        for (std::size_t row = 0; row < block->size(); ++row)
            if (ids.contains(block->id[row]))
                found.emplace(block->id[row], block->at(row));
    return found;
}

} // namespace

std::int64_t
basisOf(const Corpus& corpus, const std::vector<Coding>& first, const std::vector<Coding>& second)
{
    text::CodePoint origin = INT32_MAX;
    for (const auto* side : {&first, &second})
        for (const Coding& coding : *side)
            origin = std::min(origin, coding.start);
    std::vector<std::string> lines;
    int number = 0;
    for (const auto* side : {&first, &second}) {
        for (const Coding& coding : *side)
            lines.push_back(fmt::format("{} {} {} {} {} {}",
                                        number,
                                        coding.start - origin,
                                        coding.end - coding.start,
                                        corpus.get(coding.code).uuid.toShort(),
                                        coding.quoteHash,
                                        coding.orphan ? 1 : 0));
        ++number;
    }
    std::sort(lines.begin(), lines.end());
    std::int64_t basis = 0;
    for (const std::string& line : lines)
        basis = hash64(line, basis);
    return basis;
}

Resolutions::Resolutions(const Corpus& corpus)
{
    if (corpus.rows<Resolution>().empty())
        return;
    std::unordered_map<AnyId, std::size_t> places;
    for (const Resolution& row : corpus.rows<Resolution>()) {
        places.emplace(row.id, m_entries.size());
        m_entries.push_back({&row, {}, false});
    }
    std::vector<const Evidence*> evidence;
    std::unordered_set<Id<Coding>> ids;
    for (const Evidence& one : corpus.rows<Evidence>())
        if (places.contains(one.owner) && one.bullet >= 0
            && one.bullet < static_cast<std::int32_t>(kSides)) {
            evidence.push_back(&one);
            ids.insert(one.coding);
        }
    const auto codings = namedCodings(corpus, ids);
    for (const Evidence* one : evidence)
        if (const auto coding = codings.find(one->coding); coding != codings.end()) {
            const std::size_t place = places.at(one->owner);
            m_entries[place].codings[static_cast<std::size_t>(one->bullet)].push_back(
                coding->second);
            m_byCoding[one->coding].push_back(place);
        }
    for (Entry& entry : m_entries) {
        for (auto& side : entry.codings)
            sortByPlace(side);
        entry.stale =
            basisOf(corpus, entry.on(Side::First), entry.on(Side::Second)) != entry.row->basis;
    }
}

const std::vector<std::size_t>& Resolutions::of(Id<Coding> coding) const
{
    static const std::vector<std::size_t> kNone;
    const auto found = m_byCoding.find(coding);
    return found == m_byCoding.end() ? kNone : found->second;
}

std::string_view nameOf(Decision decision)
{
    switch (decision) {
    case Decision::First:
        return "A";
    case Decision::Second:
        return "B";
    case Decision::Both:
        return "both";
    case Decision::Neither:
        return "neither";
    case Decision::Discuss:
        return "discuss";
    case Decision::Agreed:
        break;
    }
    return "agreed";
}

} // namespace crosscase::model
