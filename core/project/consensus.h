// SPDX-License-Identifier: GPL-3.0-or-later
// The consensus: decisions where coders differ, acceptance where they agree, and the layer of
// codings that comes of both. The coders' own codings are never touched.
//
// Each decision is a Resolution with the codings of both sides as its evidence. A decision that
// shares a coding with an earlier one of the same two coders takes its place, with what came of it.
// The codings of the layer belong to one coder, the consensus; where two decisions come to the same
// coding, it stands once and stays as long as one of them does.
#pragma once

#include "core/agreement/disagreements.h"
#include "core/model/resolutions.h"
#include "core/project/edit.h"

#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

struct Decided {
    agreement::Disagreement place;
    model::Decision decision = model::Decision::Discuss; // not Agreed
    std::string reason;
};

struct ConsensusReport {
    std::size_t decisions = 0; // made or changed
    std::size_t unchanged = 0; // said the same already
    std::size_t replaced = 0;  // earlier ones, whose place these took
    std::size_t added = 0;     // codings of the layer
    std::size_t removed = 0;   // codings of the layer
};

// Of both where only the boundaries differ comes one coding from the first start to the last end.
// Refused, all with nothing done: what another pair's decision takes and this one rejects, or the
// other way (both named).
[[nodiscard]] Result<ConsensusReport> decide(Edit& edit, const std::vector<Decided>& decided);

// What all `coders` agree on goes into the layer: of the places on which the first agrees with each
// of the others. What is accepted already, and still holds, stays as it is.
[[nodiscard]] Result<ConsensusReport>
acceptAgreed(Edit& edit,
             const std::vector<model::Id<model::Coder>>& coders,
             const std::vector<agreement::AgreedPlace>& agreed);

// Takes decisions back with what came of them.
[[nodiscard]] Result<ConsensusReport>
clearResolutions(Edit& edit, const std::vector<model::Id<model::Resolution>>& resolutions);

// After a merge: the codings of the layer are those that come of the decisions that hold, and no
// others. Returns those of the layer that went.
[[nodiscard]] Result<std::vector<model::Coding>> settleLayer(Edit& edit);

// Do both decide between the same two coders?
[[nodiscard]] bool areOfOnePair(const model::Resolution& one, const model::Resolution& other);
// The same decision for the same reason on the same codings, whichever coder is first.
[[nodiscard]] bool saysTheSame(const model::Resolutions::Entry& one,
                               const model::Resolutions::Entry& other);

// The decision on a disagreement: the one of the same two coders about the same codings, or else
// one that shares a coding with it, which then no longer holds. nullptr: none.
struct Standing {
    const model::Resolutions::Entry* entry = nullptr;
    bool holds = false;
    // As it is meant for the place: A and B change places where the coders did.
    model::Decision decision = model::Decision::Discuss;
};
[[nodiscard]] Standing standingOf(const model::Resolutions& resolutions,
                                  const agreement::Disagreement& place);

// "A", "B", "both", "neither", "discuss", ASCII case ignored; not "agreed".
[[nodiscard]] std::optional<model::Decision> decisionNamed(std::string_view name);

// The number a person knows a decision by: that of its disagreement, as long as the codings of both
// sides are there.
[[nodiscard]] std::string idOf(const model::Corpus& corpus, const model::Resolutions::Entry& entry);

} // namespace crosscase::project
