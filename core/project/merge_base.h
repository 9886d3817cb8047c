// SPDX-License-Identifier: GPL-3.0-or-later
// The state from which two projects grew apart, found in their logs.
#pragma once

#include "core/project/project.h"

#include <optional>
#include <string>

namespace crosscase::project::merging {

struct Base {
    model::Corpus corpus;
    const model::TextSource* texts = nullptr; // that have its texts
    std::int32_t since = 0; // the batch of theirs behind which their log tells what they did
    bool isAll = false;     // it is theirs as it stands: nothing was done there since
    std::string words;      // for the person
};

// `given`: the ancestor that the person names. Else the newest state that both know: a batch of one
// that is in the other's log or was taken in by it, or the state in which a package was cut.
// Nothing: there is none. Errors of reading the logs.
[[nodiscard]] Result<std::optional<Base>> findBase(Project& mine, Project& theirs, Project* given);

} // namespace crosscase::project::merging
