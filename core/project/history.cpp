// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/history.h"

#include "core/store/store.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::AnyId;
using model::Batch;
using model::ChangeRecord;
using model::Id;

// For each batch (by index) whether one that counts undoes it. Later batches decide first.
std::vector<bool> cancelledOf(const std::vector<Batch>& batches)
{
    std::vector<bool> cancelled(batches.size(), false);
    for (std::size_t i = batches.size(); i-- > 0;)
        if (!cancelled[i] && batches[i].undoes > 0)
            cancelled[static_cast<std::size_t>(batches[i].undoes) - 1] = true;
    return cancelled;
}

Result<std::vector<HistoryEntry>> entriesOf(Project& project, const std::vector<Batch>& batches)
{
    const auto cancelled = cancelledOf(batches);
    std::vector<HistoryEntry> entries;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        auto sizes = project.store()->recordSizes(batches[i].number);
        if (!sizes)
            return passOn(sizes);
        entries.push_back({batches[i], cancelled[i], std::move(*sizes)});
    }
    return entries;
}

void collectTouched(const ChangeRecord& record, std::unordered_set<std::int32_t>& ids)
{
    model::forEachKind([&]<typename Row>() {
        const auto& of = model::recordOf<Row>(record);
        for (const Id<Row> id : of.created)
            ids.insert(id.value);
        for (const auto& update : of.updated)
            ids.insert(update.after.id.value);
        for (const Row& row : of.deleted)
            ids.insert(row.id.value);
    });
}

// The numbers of all objects that objects with these numbers refer to, or none.
template <typename Row>
bool refersTo(const Row& row, const std::unordered_set<std::int32_t>& ids)
{
    bool refers = false;
    model::forEachReference(row, [&](AnyId target, const auto& /*column*/) {
        refers = refers || ids.contains(target.value);
    });
    return refers;
}

// A later batch that still counts, is not this coder's, and touched one of the rows: it stands in
// the way.
Result<std::optional<Batch>> inTheWay(Project& project,
                                      const std::vector<Batch>& batches,
                                      const Batch& target,
                                      const std::unordered_set<std::int32_t>& ids)
{
    const auto cancelled = cancelledOf(batches);
    for (std::size_t i = static_cast<std::size_t>(target.number); i < batches.size(); ++i) {
        if (cancelled[i] || batches[i].undoes > 0 || batches[i].coder == target.coder)
            continue;
        auto record = project.store()->record(batches[i].number);
        if (!record)
            return passOn(record);
        std::unordered_set<std::int32_t> touched;
        collectTouched(*record, touched);
        const bool meets = std::any_of(
            touched.begin(), touched.end(), [&](std::int32_t id) { return ids.contains(id); });
        if (meets)
            return std::optional<Batch>(batches[i]);
    }
    return std::optional<Batch>{};
}

tl::unexpected<Error> conflict(std::string_view what)
{
    return fail(ErrorCode::Conflict,
                fmt::format("cannot undo: {}. Undo that first, or change it by hand", what));
}

// Undoes one kind: what was created goes, what was deleted comes back, changed fields get their old
// value where they still have the new one.
template <typename Row>
Result<void> revertKind(Edit& edit, const model::RowRecord<Row>& record)
{
    for (const Id<Row> id : record.created)
        if (!edit.corpus().rows<Row>().contains(id))
            return conflict(
                fmt::format("a {} of it is no longer there", model::Schema<Row>::kTable));
    for (const Row& row : record.deleted)
        if (edit.corpus().contains(row.id))
            return conflict(fmt::format("the place of a {} is taken", model::Schema<Row>::kTable));
    std::vector<Row> back;
    for (const auto& update : record.updated) {
        auto row = edit.corpus().find<Row>(update.after.id);
        if (!row)
            return conflict(
                fmt::format("a {} that it changed is no longer there", model::Schema<Row>::kTable));
        bool same = true;
        model::forEachColumn<Row>([&](const auto& column) {
            if (update.before.*column.member == update.after.*column.member)
                return;
            same = same && (*row).*column.member == update.after.*column.member;
            (*row).*column.member = update.before.*column.member;
        });
        if (!same)
            return conflict(
                fmt::format("a {} was changed again since", model::Schema<Row>::kTable));
        back.push_back(std::move(*row));
    }
    edit.removeAll(record.created);
    edit.changeAll(std::move(back));
    edit.restore(record.deleted);
    return {};
}

// After a revert nothing may refer to what is gone.
Result<void> checkReferences(const model::Corpus& corpus, const ChangeRecord& record)
{
    std::unordered_set<std::int32_t> gone;
    model::KindSet kinds; // of those
    std::unordered_set<std::int32_t> returned;
    model::forEachKind([&]<typename Row>() {
        if (!model::recordOf<Row>(record).created.empty())
            kinds.add<Row>();
        for (const Id<Row> id : model::recordOf<Row>(record).created)
            gone.insert(id.value);
        for (const Row& row : model::recordOf<Row>(record).deleted)
            returned.insert(row.id.value);
    });
    std::string dangling;
    model::forEachKind([&]<typename Row>() {
        if (!dangling.empty())
            return;
        if (model::canReferTo<Row>(kinds))
            corpus.rows<Row>().forEach([&](const Row& row) {
                if (dangling.empty() && refersTo(row, gone))
                    dangling = fmt::format("a later {} depends on what it added",
                                           model::Schema<Row>::kTable);
            });
        for (const Row& row : model::recordOf<Row>(record).deleted)
            model::forEachReference(row, [&](AnyId target, const auto& /*column*/) {
                if (dangling.empty() && !returned.contains(target.value)
                    && !corpus.contains(target))
                    dangling =
                        fmt::format("what a {} of it stood on is gone", model::Schema<Row>::kTable);
            });
    });
    if (!dangling.empty())
        return conflict(dangling);
    return {};
}

Result<Reverted>
revert(Project& project, const std::vector<Batch>& batches, const Batch& target, std::string title)
{
    auto record = project.store()->record(target.number);
    if (!record)
        return passOn(record);
    std::unordered_set<std::int32_t> ids;
    collectTouched(*record, ids);
    auto obstacle = inTheWay(project, batches, target, ids);
    if (!obstacle)
        return passOn(obstacle);
    if (*obstacle)
        return conflict(fmt::format("batch {} by {} (\"{}\") touched the same since",
                                    (*obstacle)->number,
                                    (*obstacle)->coderName,
                                    (*obstacle)->title));
    auto done = project.changeUndoing(target.number, [&](Edit& edit) -> Result<void> {
        edit.setTitle(std::move(title));
        Result<void> outcome;
        model::forEachKind([&]<typename Row>() {
            if (outcome)
                outcome = revertKind<Row>(edit, model::recordOf<Row>(*record));
        });
        if (outcome)
            outcome = checkReferences(edit.corpus(), *record);
        return outcome;
    });
    if (!done)
        return passOn(done);
    return Reverted{target, std::move(*done)};
}

} // namespace

Result<std::vector<HistoryEntry>> history(Project& project)
{
    auto batches = project.store()->history();
    if (!batches)
        return passOn(batches);
    return entriesOf(project, *batches);
}

Result<std::vector<HistoryEntry>> historyOf(Project& project, AnyId object)
{
    auto entries = history(project);
    if (!entries)
        return entries;
    std::vector<HistoryEntry> of;
    for (HistoryEntry& entry : *entries) {
        auto record = project.store()->record(entry.batch.number);
        if (!record)
            return passOn(record);
        std::unordered_set<std::int32_t> touched;
        collectTouched(*record, touched);
        if (touched.contains(object.value))
            of.push_back(std::move(entry));
    }
    return of;
}

Result<ChangeRecord> changesIn(Project& project, std::int32_t number)
{
    return project.store()->record(number);
}

namespace {

// The coder's last batch that is neither cancelled nor an undo.
const Batch* undoable(const std::vector<Batch>& batches, const Uuid& coder)
{
    const auto cancelled = cancelledOf(batches);
    for (std::size_t i = batches.size(); i-- > 0;) {
        const Batch& batch = batches[i];
        // The first batch of a project makes it; there is nothing before it.
        if (batch.number > 1 && batch.coder == coder && !cancelled[i] && batch.undoes == 0)
            return &batch;
    }
    return nullptr;
}

// The coder's last undo, and what it has undone.
struct Redoable {
    const Batch* undo = nullptr;
    const Batch* undone = nullptr;
};
Redoable redoable(const std::vector<Batch>& batches, const Uuid& coder)
{
    const auto cancelled = cancelledOf(batches);
    for (std::size_t i = batches.size(); i-- > 0;) {
        const Batch& batch = batches[i];
        if (batch.coder != coder || cancelled[i])
            continue;
        if (batch.undoes == 0)
            break; // something new was done since the last undo
        const Batch& undone = batches[static_cast<std::size_t>(batch.undoes) - 1];
        if (undone.undoes == 0)
            return {&batch, &undone};
    }
    return {};
}

struct Log {
    std::vector<Batch> batches;
    Uuid coder; // who acts
};
Result<Log> logOf(Project& project)
{
    auto batches = project.store()->history();
    if (!batches)
        return passOn(batches);
    auto me = project.actor();
    if (!me)
        return passOn(me);
    return Log{std::move(*batches), me->uuid};
}

std::optional<Batch> copyOf(const Batch* batch)
{
    return batch == nullptr ? std::nullopt : std::optional<Batch>(*batch);
}

} // namespace

Result<std::optional<Batch>> nextUndo(Project& project)
{
    auto log = logOf(project);
    if (!log)
        return passOn(log);
    return copyOf(undoable(log->batches, log->coder));
}

Result<std::optional<Batch>> nextRedo(Project& project)
{
    auto log = logOf(project);
    if (!log)
        return passOn(log);
    return copyOf(redoable(log->batches, log->coder).undone);
}

Result<std::int64_t> rowsOf(Project& project, const Batch& batch)
{
    auto sizes = project.store()->recordSizes(batch.number);
    if (!sizes)
        return passOn(sizes);
    std::int64_t rows = 0;
    for (const auto& [table, size] : *sizes)
        rows += size;
    return rows;
}

Result<Reverted> undo(Project& project)
{
    auto log = logOf(project);
    if (!log)
        return passOn(log);
    if (const Batch* batch = undoable(log->batches, log->coder))
        return revert(project, log->batches, *batch, fmt::format("Undo: {}", batch->title));
    return fail(ErrorCode::NotFound,
                fmt::format("there is nothing of {} to undo", project.coderName()));
}

Result<Reverted> redo(Project& project)
{
    auto log = logOf(project);
    if (!log)
        return passOn(log);
    const Redoable found = redoable(log->batches, log->coder);
    if (found.undo == nullptr)
        return fail(ErrorCode::NotFound,
                    fmt::format("there is nothing of {} to redo", project.coderName()));
    auto redone =
        revert(project, log->batches, *found.undo, fmt::format("Redo: {}", found.undone->title));
    if (redone)
        redone->batch = *found.undone;
    return redone;
}

namespace {

// Takes one kind of a batch back from a snapshot; what does not fit is told.
template <typename Row>
void stepBack(model::Corpus& corpus, const model::RowRecord<Row>& record, std::string& problem)
{
    const auto tell = [&](std::string_view what, Id<Row> id) {
        if (problem.empty())
            problem = fmt::format("{} {} {}", model::Schema<Row>::kTable, id.value, what);
    };
    auto& rows = corpus.rows<Row>();
    std::vector<Id<Row>> gone;
    for (const Id<Row> id : record.created)
        if (rows.contains(id))
            gone.push_back(id);
        else
            tell("was made, but is not there", id);
    std::vector<Row> changed;
    for (const auto& update : record.updated) {
        auto row = corpus.find<Row>(update.after.id);
        if (!row) {
            tell("was changed, but is not there", update.after.id);
            continue;
        }
        model::forEachColumn<Row>([&](const auto& column) {
            if (update.before.*column.member == update.after.*column.member)
                return;
            if ((*row).*column.member != update.after.*column.member)
                tell("was changed, but another value stands there", row->id);
            (*row).*column.member = update.before.*column.member;
        });
        changed.push_back(std::move(*row));
    }
    for (const Row& row : record.deleted)
        if (rows.contains(row.id))
            tell("was deleted, but is there", row.id);
    if (!problem.empty())
        return;
    if constexpr (std::is_same_v<Row, model::Coding>) {
        rows.erase(gone);
        if (!changed.empty())
            rows.replace(std::move(changed));
        if (!record.deleted.empty())
            rows.insert(record.deleted);
    } else {
        for (const Id<Row> id : gone)
            rows.erase(id);
        for (Row& row : changed)
            rows.replace(std::move(row));
        for (const Row& row : record.deleted)
            rows.insert(row);
    }
}

} // namespace

Result<model::Corpus> corpusAt(Project& project, std::int32_t number)
{
    model::Corpus corpus = project.corpus();
    for (std::int32_t batch = corpus.batch; batch > number; --batch) {
        auto record = project.store()->record(batch);
        if (!record)
            return passOn(record);
        std::string problem;
        model::forEachKind(
            [&]<typename Row>() { stepBack<Row>(corpus, model::recordOf<Row>(*record), problem); });
        if (!problem.empty())
            return fail(ErrorCode::Malformed,
                        fmt::format("batch {} does not fit: {}", batch, problem));
    }
    corpus.batch = number;
    return corpus;
}

} // namespace crosscase::project
