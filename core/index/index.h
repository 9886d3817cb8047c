// SPDX-License-Identifier: GPL-3.0-or-later
// The full-text index of a project: derived data that only says where to look.
//
// It may find too much, never too little in the documents it claims to know; of all others it says
// that it does not know them. Without a folder, or with a broken one, it knows nothing.
#pragma once

#include "core/base/progress.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/query/search.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::index {

struct Candidate {
    model::Id<model::Document> document;
    std::vector<query::PassageRange> ranges; // ascending, disjoint; empty: the whole document
};

// Both ascending by document.
struct Candidates {
    // Not in the index as they are now: to be looked through whole.
    std::vector<model::Id<model::Document>> unknown;
    // What else may have hits.
    std::vector<Candidate> known;
};

struct UpdateReport {
    enum class Outcome : unsigned char {
        Current, // nothing was to do
        Updated,
        Busy,       // another program writes this index
        Unavailable // no index can be kept in the folder
    };
    Outcome outcome = Outcome::Current;
    std::size_t indexed = 0;    // documents
    std::size_t removed = 0;    // documents
    std::size_t unreadable = 0; // documents whose text could not be loaded: they stay unknown
    bool compacted = false;
};

// All functions may be called from several threads.
class Index {
public:
    // Cheap; reads at the first question. An empty folder: no index.
    [[nodiscard]] static Index open(const std::filesystem::path& folder);
    Index(const Index&) = delete;
    Index(Index&&) noexcept;
    Index& operator=(const Index&) = delete;
    Index& operator=(Index&&) noexcept;
    ~Index();

    // Where to look for what `query` finds, among the documents of the snapshot that are wanted.
    [[nodiscard]] Candidates
    candidates(const query::Superset& query,
               query::SearchScope scope,
               const model::Corpus& corpus,
               const std::function<bool(model::Id<model::Document>)>& wanted) const;

    // Does it know all documents of the snapshot, and no others?
    [[nodiscard]] bool isCurrent(const model::Corpus& corpus) const;

    // Makes it know them. Cancelled: what was done so far stays, the next update goes on from
    // there. Full, Io: the disk; the index stays as far as it came.
    [[nodiscard]] Result<UpdateReport>
    update(const model::Corpus& corpus, const model::TextSource& texts, const Progress& progress);

    // Words of the index that look like a search key which may be misspelt, best first.
    [[nodiscard]] std::vector<std::string> nearWords(std::string_view key) const;

private:
    struct State;
    explicit Index(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace crosscase::index
