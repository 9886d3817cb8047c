// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/writing_steps.h"

#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_set>

namespace crosscase::project {

using model::AnyId;
using model::Id;

Id<model::Coder> writer(Edit& edit, const std::string& coder)
{
    return isBlank(coder) ? edit.coder() : edit.coderNamed(coder);
}

Result<void> require(const Edit& edit, Cell cell)
{
    auto found = require(edit, cell.unit, "case");
    return found ? require(edit, cell.code, "code") : found;
}

Result<void> require(const Edit& edit, const std::vector<Cited>& evidence)
{
    for (const Cited& cited : evidence)
        if (auto found = require(edit, cited.coding, "coding"); !found)
            return found;
    return {};
}

std::string titleOf(const Edit& edit, Cell cell)
{
    return fmt::format(
        "{} x {}", edit.corpus().get(cell.unit).name, edit.corpus().get(cell.code).name);
}

bool isBlank(std::string_view text)
{
    return text::trimBlanks(text).empty();
}

bool setEvidence(Edit& edit, AnyId owner, const std::vector<Cited>& wanted, std::size_t bullets)
{
    using Place = std::pair<Id<model::Coding>, std::int32_t>;
    std::map<Place, model::Evidence> there;
    std::unordered_set<Id<model::Coding>> known;
    for (const model::Evidence& evidence : edit.corpus().rows<model::Evidence>())
        if (evidence.owner == owner) {
            there.emplace(Place{evidence.coding, evidence.bullet}, evidence);
            known.insert(evidence.coding);
        }
    std::vector<Place> places; // in the order given, each once
    std::set<Place> seen;
    const auto want = [&](Id<model::Coding> coding, std::int32_t bullet) {
        if (seen.emplace(coding, bullet).second)
            places.emplace_back(coding, bullet);
    };
    for (const Cited& cited : wanted) {
        if (cited.bullet != Cited::kAsItIs)
            want(cited.coding, cited.bullet);
        else if (!known.contains(cited.coding))
            want(cited.coding, -1);
        else
            for (const auto& [place, evidence] : there)
                if (place.first == cited.coding)
                    want(cited.coding,
                         place.second < static_cast<std::int32_t>(bullets) ? place.second : -1);
    }
    std::vector<Id<model::Evidence>> gone;
    for (const auto& [place, evidence] : there)
        if (!seen.contains(place))
            gone.push_back(evidence.id);
    edit.removeAll(gone);
    bool changed = !gone.empty();
    for (const auto& [coding, bullet] : places) {
        if (there.contains({coding, bullet}))
            continue;
        model::Evidence evidence;
        evidence.owner = owner;
        evidence.coding = coding;
        evidence.bullet = bullet;
        edit.add(evidence);
        changed = true;
    }
    return changed;
}

} // namespace crosscase::project
