// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/consensus_results.h"

#include <algorithm>

namespace crosscase::project {

namespace {

using model::Coding;
using model::Decision;

void joinInto(Coding& kept, const Coding& other)
{
    kept.marks |= other.marks;
    if (kept.weight != other.weight)
        kept.weight = Coding::kNoWeight;
    if (kept.eventDay != other.eventDay)
        kept.eventDay = Coding::kNoDay;
}

class Results {
public:
    // The coding, or its marks where the same is there.
    void add(const Coding& coding)
    {
        for (LayerCoding& there : m_found)
            if (there.coding.code == coding.code && there.coding.span() == coding.span())
                return joinInto(there.coding, coding);
        m_found.push_back({coding, false});
    }
    [[nodiscard]] std::vector<LayerCoding> take() { return std::move(m_found); }

private:
    std::vector<LayerCoding> m_found;
};

std::vector<LayerCoding> joined(const std::vector<Coding>& first, const std::vector<Coding>& second)
{
    LayerCoding one{first.front(), true};
    for (const auto* side : {&first, &second})
        for (const Coding& coding : *side) {
            one.coding.start = std::min(one.coding.start, coding.start);
            one.coding.end = std::max(one.coding.end, coding.end);
            joinInto(one.coding, coding);
        }
    return {one};
}

bool isBoundary(const std::vector<Coding>& first, const std::vector<Coding>& second)
{
    return !first.empty() && !second.empty() && first.front().code == second.front().code;
}

} // namespace

std::vector<LayerCoding>
resultsOf(Decision decision, const std::vector<Coding>& first, const std::vector<Coding>& second)
{
    if (decision == Decision::Both && isBoundary(first, second))
        return joined(first, second);
    Results results;
    if (decision == Decision::First || decision == Decision::Both || decision == Decision::Agreed)
        for (const Coding& coding : first)
            results.add(coding);
    if (decision == Decision::Second || decision == Decision::Both)
        for (const Coding& coding : second)
            results.add(coding);
    std::vector<LayerCoding> found = results.take();
    if (decision == Decision::Agreed && !second.empty())
        for (LayerCoding& one : found) // the others may differ by blanks
            for (const Coding& coding : second)
                if (coding.span().intersects(one.coding.span()))
                    joinInto(one.coding, coding);
    return found;
}

Decision seenFromOther(Decision decision)
{
    if (decision == Decision::First)
        return Decision::Second;
    return decision == Decision::Second ? Decision::First : decision;
}

} // namespace crosscase::project
