// SPDX-License-Identifier: GPL-3.0-or-later
// What one action of a person changed: rows before and after.
#pragma once

#include "core/model/corpus.h"

#include <string>
#include <tuple>
#include <vector>

namespace crosscase::model {

template <typename Row>
struct Update {
    Row before;
    Row after;
    bool operator==(const Update&) const = default;
};

// Of one kind, each sorted by id.
template <typename Row>
struct RowChanges {
    std::vector<Row> created;
    std::vector<Update<Row>> updated;
    std::vector<Row> deleted;
    [[nodiscard]] bool empty() const
    {
        return created.empty() && updated.empty() && deleted.empty();
    }
};

template <typename... Kind>
using ChangesTuple = std::tuple<RowChanges<Kind>...>;
using ChangeSet = OverObjects<ChangesTuple>;

template <typename Row>
[[nodiscard]] RowChanges<Row>& changesOf(ChangeSet& set)
{
    return std::get<RowChanges<Row>>(set);
}
template <typename Row>
[[nodiscard]] const RowChanges<Row>& changesOf(const ChangeSet& set)
{
    return std::get<RowChanges<Row>>(set);
}

// What the log keeps of a change: of created rows the ids (the row is the live one, or the
// before-image of the batch that next touched it), of updated rows the columns that differ (the
// others are equal in before and after, and say nothing), of deleted rows everything.
template <typename Row>
struct RowRecord {
    std::vector<Id<Row>> created;
    std::vector<Update<Row>> updated;
    std::vector<Row> deleted;
    [[nodiscard]] bool empty() const
    {
        return created.empty() && updated.empty() && deleted.empty();
    }
};

template <typename... Kind>
using RecordTuple = std::tuple<RowRecord<Kind>...>;
using ChangeRecord = OverObjects<RecordTuple>;

template <typename Row>
[[nodiscard]] RowRecord<Row>& recordOf(ChangeRecord& record)
{
    return std::get<RowRecord<Row>>(record);
}
template <typename Row>
[[nodiscard]] const RowRecord<Row>& recordOf(const ChangeRecord& record)
{
    return std::get<RowRecord<Row>>(record);
}

// One line of the history.
struct Batch {
    std::int32_t number = 0; // 1, 2, ... without gaps
    Uuid uuid;
    Uuid parent; // the batch before it
    std::string title;
    Timestamp at;
    Uuid coder;
    std::string coderName;
    std::int32_t undoes = 0; // the batch that this one reverts; 0: none
};

} // namespace crosscase::model
