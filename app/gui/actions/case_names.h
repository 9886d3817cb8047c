// SPDX-License-Identifier: GPL-3.0-or-later
// The names of all cases while many are added or renamed in one batch: each costs the same,
// however many there are.
#pragma once

#include "core/project/project.h"

#include <string>
#include <unordered_map>

namespace crosscase::gui {

class CaseNames {
public:
    explicit CaseNames(project::Edit& edit);

    // None: no case has that name, ignoring capitals.
    [[nodiscard]] model::Id<model::Case> named(const std::string& name) const;
    // A case of the first level. Refused: no name; Exists.
    [[nodiscard]] Result<model::Id<model::Case>> add(const std::string& wanted);
    [[nodiscard]] Result<void> rename(model::Id<model::Case> unit, const std::string& wanted);

private:
    // The name as it is kept, if `self` may have it.
    [[nodiscard]] Result<std::string> checked(const std::string& wanted,
                                              model::Id<model::Case> self) const;

    project::Edit& m_edit;
    std::unordered_map<std::string, model::Id<model::Case>> m_byKey;
    std::int32_t m_next = 0; // position behind the last case of the first level
};

} // namespace crosscase::gui
