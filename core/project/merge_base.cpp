// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/merge_base.h"

#include "core/project/history.h"
#include "core/project/merge_memory.h"
#include "core/project/package_record.h"
#include "core/store/store.h"

#include <fmt/format.h>
#include <unordered_map>

namespace crosscase::project::merging {

namespace {

// One project with what it knows of batches.
struct Known {
    Project& project;
    std::vector<model::Batch> batches;
    std::unordered_map<Uuid, std::int32_t> numbers;
    Memory memory;

    [[nodiscard]] bool knows(const Uuid& batch) const
    {
        return numbers.contains(batch) || memory.batches.contains(batch);
    }
};

Result<Known> knownOf(Project& project)
{
    auto batches = project.store()->history();
    if (!batches)
        return passOn(batches);
    Known known{project, std::move(*batches), {}, memoryOf(project.corpus())};
    for (const model::Batch& batch : known.batches)
        known.numbers.emplace(batch.uuid, batch.number);
    return known;
}

// The newest batch of `one` that `other` knows; 0: none.
std::int32_t newestKnown(const Known& one, const Known& other)
{
    for (auto batch = one.batches.rbegin(); batch != one.batches.rend(); ++batch)
        if (other.knows(batch->uuid))
            return batch->number;
    return 0;
}

// Did `one`, when it stood at `number`, know `batch`?
Result<bool> knewAt(const Known& one, std::int32_t number, const Uuid& batch)
{
    if (const auto found = one.numbers.find(batch); found != one.numbers.end())
        return found->second <= number;
    if (!one.memory.batches.contains(batch))
        return false;
    auto then = corpusAt(one.project, number);
    if (!then)
        return passOn(then);
    return memoryOf(*then).batches.contains(batch);
}

// Was `one` cut as a package out of a state that `other` has in its log?
bool isPackageOf(const Known& one, const Known& other)
{
    const auto record = packageRecord(one.project.corpus());
    // A copy of the package's objects without its log is none.
    return record && other.knows(record->batch) && !one.batches.empty()
           && one.batches.front().uuid == record->cut;
}

Result<Base>
stateOf(const Known& known, std::int32_t number, const Known& theirs, std::int32_t seenThere)
{
    auto corpus = corpusAt(known.project, number);
    if (!corpus)
        return passOn(corpus);
    const bool isTheirs = &known == &theirs;
    const model::Batch& batch = known.batches[static_cast<std::size_t>(number - 1)];
    Base base;
    base.corpus = std::move(*corpus);
    base.texts = &known.project.texts();
    base.since = isTheirs ? number : seenThere;
    base.isAll = isTheirs && number == theirs.batches.back().number;
    base.words = fmt::format("batch {} of {} (\"{}\", {})",
                             number,
                             isTheirs ? "theirs" : "mine",
                             batch.title,
                             toIso8601(batch.at));
    return base;
}

Result<std::optional<Base>> newestOf(const Known& mine, const Known& theirs)
{
    std::int32_t there = newestKnown(theirs, mine);
    const std::int32_t here = newestKnown(mine, theirs);
    if (there == 0 && isPackageOf(theirs, mine))
        there = 1;
    bool takeMine = there == 0;
    if (there != 0 && here != 0) {
        auto isNewer = knewAt(mine, here, theirs.batches[static_cast<std::size_t>(there - 1)].uuid);
        if (!isNewer)
            return passOn(isNewer);
        takeMine = *isNewer && there != theirs.batches.back().number;
    }
    const std::int32_t number = !takeMine                   ? there
                                : here != 0                 ? here
                                : isPackageOf(mine, theirs) ? 1
                                                            : 0;
    if (number == 0)
        return std::nullopt;
    auto base = stateOf(takeMine ? mine : theirs, number, theirs, there);
    if (!base)
        return passOn(base);
    return std::move(*base);
}

} // namespace

Result<std::optional<Base>> findBase(Project& mine, Project& theirs, Project* given)
{
    if (given != nullptr)
        return Base{given->corpus(),
                    &given->texts(),
                    0,
                    false,
                    "the project " + given->path().filename().string()};
    auto here = knownOf(mine);
    if (!here)
        return passOn(here);
    auto there = knownOf(theirs);
    if (!there)
        return passOn(there);
    return newestOf(*here, *there);
}

} // namespace crosscase::project::merging
