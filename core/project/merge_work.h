// SPDX-License-Identifier: GPL-3.0-or-later
// A merge of projects while it goes on: which object of theirs is which of mine, what was asked,
// what came in. Its steps are free functions, in files of their own.
#pragma once

#include "core/codebook/merge.h"
#include "core/project/merge.h"
#include "core/project/merge_base.h"
#include "core/project/merge_memory.h"
#include "core/project/questions.h"
#include "core/text/anchors.h"

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::project::merging {

// How the text that an object of another project stands in leads to the text here.
struct Alignment {
    text::Edits edits;
    text::Replaced replaced = text::Replaced::Lost;
    std::shared_ptr<const model::LoadedText> from;
    std::shared_ptr<const model::LoadedText> to;
};

// Another project, or another state, with what its objects are here.
struct Other {
    const model::Corpus& corpus;
    const model::TextSource& texts;
    std::unordered_map<std::int32_t, std::int32_t> ids = {}; // theirs -> mine
    // Only of documents whose text here is another one.
    std::unordered_map<model::Id<model::Document>, std::shared_ptr<Alignment>> alignments = {};

    // 0: nothing here is that object.
    [[nodiscard]] std::int32_t here(std::int32_t id) const
    {
        const auto found = ids.find(id);
        return found == ids.end() ? 0 : found->second;
    }
    template <typename Row>
    [[nodiscard]] model::Id<Row> here(model::Id<Row> id) const
    {
        return {here(id.value)};
    }
    template <typename Row>
    void put(model::Id<Row> there, model::Id<Row> mine)
    {
        ids[there.value] = mine.value;
    }
};

// Whose bullets a summary has.
enum class Cites : std::uint8_t { Mine, Theirs, Both };

// A reference to an object of theirs that is not here.
inline constexpr std::int32_t kNotHere = -1;

struct Work {
    Work(Edit& here, Project& there, Questions asked, const Progress& told)
        : edit(here)
        , before(here.corpus())
        , theirProject(there)
        , progress(told)
        , theirs{there.corpus(), there.texts()}
        , memory(memoryOf(here.corpus()))
        , questions(std::move(asked))
    {}

    Edit& edit;
    // Mine as it was. What is asked rests on it where that can be, so that no decision makes
    // another row vanish.
    const model::Corpus before;
    Project& theirProject;
    const Progress& progress;
    Other theirs;
    std::optional<Other> base;
    std::int32_t since = 0; // see Base
    Memory memory;          // of mine, growing
    Questions questions;
    std::map<std::string, std::string> sameCoders = {}; // folded names, theirs -> mine
    bool isPseudonymised = false;                       // their texts have other names
    std::unordered_set<Uuid> actors = {};               // who did something there since the base
    MergeReport outcome = {};
    bool isStuck = false; // what comes later cannot even be shown before more is decided

    std::set<model::AnyId> removed = {};           // at the end, with all that depends on them
    std::vector<model::Id<model::Code>> gone = {}; // codes, likewise
    // Of summaries whose texts differ: whose text stands, and by how much bullets of theirs moved.
    std::unordered_map<model::Id<model::Summary>, Cites> citedSide = {};
    std::unordered_map<model::Id<model::Summary>, std::int32_t> bulletShift = {};

    [[nodiscard]] const model::Corpus& mine() const { return edit.corpus(); }

    // What one side deleted and a person keeps: what went with it there stays, too.
    std::unordered_set<std::int32_t> keptHere = {};    // ids of mine
    std::unordered_set<std::int32_t> broughtBack = {}; // ids of theirs
    template <typename Row>
    [[nodiscard]] bool hangsOnKept(const Row& mine) const
    {
        return !keptHere.empty() && refersTo(mine, keptHere);
    }
    template <typename Row>
    [[nodiscard]] bool hangsOnBroughtBack(const Row& there) const
    {
        return !broughtBack.empty() && refersTo(there, broughtBack);
    }

    [[nodiscard]] bool isRemoved(model::AnyId id) const { return removed.contains(id); }

    codebook::MergedCodes mergedHere = {}; // codes that became part of others, by the logs
    codebook::MergedCodes mergedThere = {};

    // --- who is who
    // ------------------------------------------------------------------------------- The identity
    // here of an object of theirs, as far as ids tell.
    [[nodiscard]] Uuid hereOf(const Uuid& there) const { return memory.hereOf(there); }
    // `there` is what is `here` from now on.
    template <typename Row>
    void pair(const Row& here, const Row& there)
    {
        theirs.put(there.id, here.id);
        if (here.uuid != there.uuid)
            memory.aliases[there.uuid] = here.uuid;
    }

    // --- what is used
    // ----------------------------------------------------------------------------- Is the object
    // referred to by one that the base does not have? Asked only where there is one.
    [[nodiscard]] bool isUsedHere(model::AnyId id);
    [[nodiscard]] bool isUsedThere(model::AnyId id);
    // Does the base have the identity, or one that was found to be the same?
    [[nodiscard]] bool baseHas(const Uuid& uuid);

    // Did nobody of this identity do anything there since the base?
    [[nodiscard]] bool isForeign(const Uuid& coder) const;

    // --- asking
    // -----------------------------------------------------------------------------------
    Questions::Answer ask(codebook::DecisionRow row) { return questions.ask(std::move(row)); }
    void note(std::string words) { outcome.notes.push_back(std::move(words)); }
    KindCount& count(std::string_view kind);

private:
    template <typename Row>
    static bool refersTo(const Row& row, const std::unordered_set<std::int32_t>& ids)
    {
        bool refers = false;
        model::forEachReference(row, [&](model::AnyId id, const auto& /*column*/) {
            refers = refers || ids.contains(id.value);
        });
        return refers;
    }
    using Ids = std::unordered_set<std::int32_t>;
    Ids newReferences(const model::Corpus& corpus);
    std::optional<std::unordered_set<Uuid>> m_baseUuids;
    std::optional<Ids> m_usedHere;
    std::optional<Ids> m_usedThere;
};

// The steps, in their order.
[[nodiscard]] Result<void> mergeCoders(Work& work);
[[nodiscard]] Result<void> mergeDocuments(Work& work); // with their groups
[[nodiscard]] Result<void> mergeCodes(Work& work);
[[nodiscard]] Result<void> mergeCodings(Work& work);
[[nodiscard]] Result<void> mergeRows(Work& work); // all other kinds
[[nodiscard]] Result<void> mergeConsensus(Work& work);
[[nodiscard]] Result<void> finish(Work& work);

// For a decision's row: the short form of an identity, and an object in words.
[[nodiscard]] std::string nameOf(const model::Corpus& corpus, model::AnyId id);
[[nodiscard]] codebook::DecisionRow rowFor(std::string_view kind,
                                           const std::optional<Uuid>& mine,
                                           const std::optional<Uuid>& theirs,
                                           std::string_view field);

// Which documents of theirs are which of mine, before anything is changed. Kept apart: nothing is
// known but the documents' ids.
[[nodiscard]] Result<void> matchDocuments(Work& work);

// The span in the text here; nothing: its words are not there.
[[nodiscard]] std::optional<text::Span>
placeHere(const Other& other, model::Id<model::Document> document, text::Span span);

} // namespace crosscase::project::merging
