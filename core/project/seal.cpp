// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of a project without its past.
#include "core/project/pseudonyms.h"
#include "core/store/store.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::project {

namespace fs = std::filesystem;

namespace {

// Everything of a snapshot as created, without quotes of orphans and pointers to original files.
model::ChangeSet asCreated(const model::Corpus& corpus)
{
    model::ChangeSet changes;
    model::forEachKind([&]<typename Row>() {
        std::vector<Row>& created = model::changesOf<Row>(changes).created;
        if constexpr (!std::is_same_v<Row, model::OrphanQuote>)
            corpus.rows<Row>().forEach([&](const Row& row) { created.push_back(row); });
        if constexpr (std::is_same_v<Row, model::Document>)
            for (Row& document : created)
                document.originalHash = document.linkedPath = {};
        std::ranges::sort(created, {}, &Row::id);
    });
    return changes;
}

std::int32_t idAfter(const model::ChangeSet& changes)
{
    std::int32_t next = 1;
    model::forEachKind([&]<typename Row>() {
        for (const Row& row : model::changesOf<Row>(changes).created)
            next = std::max(next, row.id.value + 1);
    });
    return next;
}

Result<void> putTexts(store::Store& copy, const Edit& edit)
{
    for (const model::Document& document : edit.corpus().documents()) {
        auto text = edit.texts().load(document);
        if (!text)
            return passOn(text);
        if (auto put = copy.putText(document.textHash, (*text)->utf8); !put)
            return put;
        const auto rules = text::structureRulesFromText(document.structure);
        if (!rules || rules->layout.empty())
            continue;
        if (auto put = copy.putText(rules->layout, text::layoutToText((*text)->layout)); !put)
            return put;
    }
    return {};
}

Result<void> writeCopy(store::Store& copy, const Edit& edit)
{
    const auto start = copy.begin(0);
    if (!start)
        return tl::unexpected(start.error());
    if (auto put = putTexts(copy, edit); !put)
        return put;
    const model::ChangeSet changes = asCreated(edit.corpus());
    const Edit::Actor& actor = edit.actor();
    return copy.commit({start->batch,
                        Uuid::make(),
                        {},
                        "Seal a copy without names and history",
                        edit.time(),
                        actor.uuid,
                        actor.name,
                        0},
                       changes,
                       idAfter(changes));
}

} // namespace

Result<Renaming> sealCopy(Project& project,
                          const text::NameFinder& names,
                          const fs::path& target,
                          const Progress& progress)
{
    auto copy = store::Store::create(target);
    if (!copy)
        return passOn(copy);
    Renaming renaming;
    auto written = project.rehearse([&](Edit& edit) -> Result<void> {
        auto done = applyEverywhere(edit, names, progress);
        if (!done)
            return passOn(done);
        renaming = *done;
        return writeCopy(**copy, edit);
    });
    if (written)
        return renaming;
    copy->reset();
    std::error_code ignored;
    fs::remove(target, ignored);
    fs::remove(target.string() + ".lock", ignored);
    return passOn(written);
}

} // namespace crosscase::project
