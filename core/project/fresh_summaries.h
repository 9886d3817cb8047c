// SPDX-License-Identifier: GPL-3.0-or-later
// Summaries that were up to date stay so through a change that is none of their evidence's: names
// replaced in its quotes, a copy with a part of it.
#pragma once

#include "core/project/edit.h"

namespace crosscase::project {

class FreshSummaries {
public:
    // Those of the edit as it is now.
    explicit FreshSummaries(const Edit& edit);
    // Gives those that are still there the fingerprint that their cells have now.
    [[nodiscard]] Result<void> keep(Edit& edit) const;

private:
    std::vector<model::Id<model::Summary>> m_summaries;
};

} // namespace crosscase::project
