// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/fresh_summaries.h"

#include "core/matrix/summary_basis.h"

namespace crosscase::project {

FreshSummaries::FreshSummaries(const Edit& edit)
{
    matrix::SummaryBasis basis(edit.corpus(), edit.texts());
    for (const model::Summary& summary : edit.corpus().rows<model::Summary>())
        if (!basis.isStale(summary))
            m_summaries.push_back(summary.id);
}

Result<void> FreshSummaries::keep(Edit& edit) const
{
    const model::Corpus now = edit.corpus();
    matrix::SummaryBasis basis(now, edit.texts());
    for (const auto id : m_summaries) {
        auto summary = now.find(id);
        if (!summary)
            continue;
        auto current = basis.of(summary->unit, summary->code);
        if (!current)
            return passOn(current);
        if (summary->basis == *current)
            continue;
        summary->basis = *current;
        edit.change(std::move(*summary));
    }
    return {};
}

} // namespace crosscase::project
