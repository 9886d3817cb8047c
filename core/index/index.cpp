// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index.h"

#include "core/index/lookup.h"
#include "core/index/near_words.h"
#include "core/index/reader.h"
#include "core/index/update.h"

#include <mutex>
#include <utility>

namespace crosscase::index {

namespace {

using Wanted = std::function<bool(model::Id<model::Document>)>;

// The blocks of a document that were found, neighbours as one.
std::vector<query::PassageRange>
rangesOf(const BlockTable& table, const BlockTable::Document& document, const Bits& found)
{
    std::vector<query::PassageRange> ranges;
    for (std::uint32_t place = document.first; place < document.last; ++place) {
        if (!found.has(place))
            continue;
        const query::PassageRange range = table.entries[place].block.range;
        if (!ranges.empty() && ranges.back().last == range.first)
            ranges.back().last = range.last;
        else
            ranges.push_back(range);
    }
    return ranges;
}

std::vector<Candidate> knownCandidates(const BlockTable& table,
                                       const Knowledge& knowledge,
                                       const Bits& found,
                                       query::SearchScope scope,
                                       const Wanted& wanted)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < table.documents.size(); ++i) {
        if (!knowledge.known[i])
            continue;
        const BlockTable::Document& document = table.documents[i];
        auto ranges = rangesOf(table, document, found);
        if (ranges.empty() || !wanted(document.id))
            continue;
        if (scope == query::SearchScope::Document)
            ranges.clear();
        candidates.push_back({document.id, std::move(ranges)});
    }
    return candidates;
}

} // namespace

struct Index::State {
    explicit State(std::filesystem::path where)
        : folder(std::move(where))
        , reader(folder)
    {}
    const std::filesystem::path folder;
    std::mutex mutex; // of the reader; Xapian's objects are for one thread at a time
    Reader reader;
};

Index::Index(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Index Index::open(const std::filesystem::path& folder)
{
    return Index(std::make_unique<State>(folder));
}

Candidates Index::candidates(const query::Superset& query,
                             query::SearchScope scope,
                             const model::Corpus& corpus,
                             const Wanted& wanted) const
{
    const std::lock_guard lock(m_state->mutex);
    Candidates candidates;
    const bool answered =
        m_state->reader.answer([&](const Shards& shards, const BlockTable& table) {
            candidates = {};
            const Knowledge& knowledge = m_state->reader.knowledge(corpus);
            const bool whole = scope == query::SearchScope::Document;
            const Bits found = Lookup(shards, table, whole).find(query);
            candidates.known = knownCandidates(table, knowledge, found, scope, wanted);
            for (const auto id : knowledge.unknown)
                if (wanted(id))
                    candidates.unknown.push_back(id);
        });
    if (answered)
        return candidates;
    candidates = {};
    corpus.documents().forEach([&](const model::Document& document) {
        if (wanted(document.id))
            candidates.unknown.push_back(document.id);
    });
    return candidates;
}

bool Index::isCurrent(const model::Corpus& corpus) const
{
    const std::lock_guard lock(m_state->mutex);
    bool isCurrent = false;
    const bool answered = m_state->reader.answer([&](const Shards&, const BlockTable&) {
        isCurrent = m_state->reader.knowledge(corpus).isCurrent;
    });
    return answered && isCurrent;
}

Result<UpdateReport>
Index::update(const model::Corpus& corpus, const model::TextSource& texts, const Progress& progress)
{
    std::optional<Generation> broken;
    {
        const std::lock_guard lock(m_state->mutex);
        broken = m_state->reader.broken();
    }
    return updateFolder(m_state->folder, corpus, texts, progress, broken);
}

std::vector<std::string> Index::nearWords(std::string_view key) const
{
    const std::lock_guard lock(m_state->mutex);
    std::vector<std::string> words;
    const bool answered = m_state->reader.answer(
        [&](const Shards& shards, const BlockTable&) { words = index::nearWords(shards, key); });
    return answered ? words : std::vector<std::string>();
}

} // namespace crosscase::index
