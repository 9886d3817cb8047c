// SPDX-License-Identifier: GPL-3.0-or-later
// The index of a project's texts, kept up with it behind the user's work. It only says where to
// look: without it everything is found as well, by reading all texts.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/index/index.h"
#include "core/model/corpus.h"
#include "core/project/project.h"
#include "core/query/search.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

using index::Candidates;

class SearchIndex {
public:
    // Opens the index that there is, in the user's cache folder. The project must outlive it.
    explicit SearchIndex(Project& project);
    SearchIndex(const SearchIndex&) = delete;
    SearchIndex(SearchIndex&&) = delete;
    SearchIndex& operator=(const SearchIndex&) = delete;
    SearchIndex& operator=(SearchIndex&&) = delete;
    // Stops what goes on; what is indexed by then stays.
    ~SearchIndex();

    // From now on, and after every change of the project, brings the index up to date in a thread
    // of its own. Failing (no space, no permission, another program at it) it waits for the next
    // change.
    void follow();
    // After follow(): until the index is up to date, or cannot be, or the time is over.
    void waitFor(std::chrono::milliseconds time);

    [[nodiscard]] bool isCurrent() const;
    // The same on this thread. Locked: another program is at it; Io, Full: the folder cannot be
    // written; Cancelled.
    [[nodiscard]] Result<index::UpdateReport> update(const Progress& progress);

    // Takes the index of the project away, with all words that it has seen: for texts that must not
    // be found in the cache any more. It is made anew when it is asked for. Io: it cannot be
    // removed.
    [[nodiscard]] static Result<void> forget(const Project& project);

    [[nodiscard]] Candidates
    candidates(const query::Superset& superset,
               query::SearchScope scope,
               const model::Corpus& corpus,
               const std::function<bool(model::Id<model::Document>)>& wanted) const;
    // Words of the texts that are written nearly so.
    [[nodiscard]] std::vector<std::string> wordsNear(std::string_view word) const;

private:
    struct Work;
    std::shared_ptr<Work> m_work;
};

} // namespace crosscase::project
