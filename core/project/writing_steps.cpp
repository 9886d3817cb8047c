// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/writing_steps.h"

#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
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

Result<void> require(const Edit& edit, const std::vector<Id<model::Coding>>& evidence)
{
    for (const Id<model::Coding> coding : evidence)
        if (auto found = require(edit, coding, "coding"); !found)
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

bool setEvidence(Edit& edit, AnyId owner, const std::vector<Id<model::Coding>>& codings)
{
    const std::unordered_set<Id<model::Coding>> wanted(codings.begin(), codings.end());
    std::unordered_set<Id<model::Coding>> there;
    std::vector<Id<model::Evidence>> gone;
    for (const model::Evidence& evidence : edit.corpus().rows<model::Evidence>()) {
        if (evidence.owner != owner)
            continue;
        there.insert(evidence.coding);
        if (!wanted.contains(evidence.coding))
            gone.push_back(evidence.id);
    }
    edit.removeAll(gone);
    bool changed = !gone.empty();
    for (const Id<model::Coding> coding : codings) {
        if (!there.insert(coding).second)
            continue;
        model::Evidence evidence;
        evidence.owner = owner;
        evidence.coding = coding;
        edit.add(evidence);
        changed = true;
    }
    return changed;
}

} // namespace crosscase::project
