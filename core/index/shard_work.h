// SPDX-License-Identifier: GPL-3.0-or-later
// Carries out a plan: both shards at once when there is much to do.
#pragma once

#include "core/base/progress.h"
#include "core/index/generation.h"
#include "core/index/plan.h"
#include "core/model/text_source.h"

#include <cstddef>
#include <filesystem>
#include <functional>

namespace crosscase::index {

struct WorkDone {
    std::size_t indexed = 0;    // documents
    std::size_t unreadable = 0; // documents
};

// Ends early when cancelled; what was done by then stays. Throws what Xapian throws, after all
// threads have ended.
[[nodiscard]] WorkDone carryOut(const Plan& plan,
                                const std::filesystem::path& folder,
                                const Generation& generation,
                                const model::TextSource& texts,
                                const Progress& progress);

// Runs `work` for every shard, in threads of their own when `atOnce`; meanwhile calls `watch` some
// times a second in this thread. Throws what one of them threw.
void forEachShard(bool atOnce,
                  const std::function<void(std::size_t)>& work,
                  const std::function<void()>& watch);

} // namespace crosscase::index
