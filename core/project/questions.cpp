// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/questions.h"

#include <algorithm>

namespace crosscase::project {

using codebook::Choice;
using codebook::Decision;
using codebook::DecisionRow;

Questions::Questions(codebook::Decisions decisions, bool acceptProposals)
    : m_decisions(std::move(decisions))
    , m_acceptProposals(acceptProposals)
{
    for (std::size_t i = 0; i < m_decisions.size(); ++i) {
        const Decision& one = m_decisions[i];
        m_byKey.emplace(Key{one.kind, one.id, one.otherId, one.field}, i);
    }
}

Questions::Answer Questions::ask(DecisionRow row)
{
    const auto found = m_byKey.find({row.kind, row.id, row.otherId, row.field});
    const Decision* decision = found == m_byKey.end() ? nullptr : &m_decisions[found->second];
    // One that is not among the choices is told by check().
    if (decision != nullptr && std::ranges::count(row.choices, decision->decision) > 0) {
        row.decision = decision->decision;
        row.value = decision->value;
    } else if (m_acceptProposals && row.decision == Choice::None) {
        row.decision = row.proposed;
        row.value = row.proposedValue;
    }
    Answer answer{row.decision, row.value};
    m_rows.push_back(std::move(row));
    return answer;
}

codebook::Decisions Questions::decisionsOn(std::string_view kind) const
{
    codebook::Decisions found;
    std::ranges::copy_if(m_decisions, std::back_inserter(found), [&](const Decision& decision) {
        return decision.kind == kind;
    });
    return found;
}

void Questions::add(std::vector<DecisionRow> rows)
{
    std::ranges::move(rows, std::back_inserter(m_rows));
}

Result<codebook::Decisions>
Questions::check(const std::function<bool(const std::string& id)>& isThere) const
{
    std::vector<DecisionRow> rows = m_rows;
    auto [checked, settled] = codebook::sortedBy(rows, m_decisions);
    std::erase_if(settled, [&](const Decision& stray) {
        const bool isKnown = (!stray.id.empty() || !stray.otherId.empty())
                             && (stray.id.empty() || isThere(stray.id))
                             && (stray.otherId.empty() || isThere(stray.otherId));
        if (!isKnown)
            checked.push_back(stray);
        return !isKnown;
    });
    if (auto fits = codebook::decide(rows, checked); !fits)
        return passOn(fits);
    return settled;
}

} // namespace crosscase::project
