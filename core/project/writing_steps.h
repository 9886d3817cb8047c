// SPDX-License-Identifier: GPL-3.0-or-later
// Steps that the operations of writing.h share.
#pragma once

#include "core/project/edit.h"
#include "core/project/writing.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::project {

// The coder of that name, made if there is none; empty: the one who acts.
[[nodiscard]] model::Id<model::Coder> writer(Edit& edit, const std::string& coder);

// NotFound unless the object is there; `kind` is its word in the error.
template <typename Row>
[[nodiscard]] Result<void> require(const Edit& edit, model::Id<Row> id, std::string_view kind)
{
    if (edit.corpus().rows<Row>().contains(id))
        return {};
    return fail(ErrorCode::NotFound,
                "there is no " + std::string(kind) + " with the number " + std::to_string(id.value)
                    + "; it may have been deleted meanwhile");
}
[[nodiscard]] Result<void> require(const Edit& edit, Cell cell);
[[nodiscard]] Result<void> require(const Edit& edit, const std::vector<Cited>& evidence);

// `Anna x Trust`
[[nodiscard]] std::string titleOf(const Edit& edit, Cell cell);

[[nodiscard]] bool isBlank(std::string_view text);

// Makes `wanted` the evidence of `owner`, whose text has so many bullets: rows that stay are not
// touched. Did anything change?
bool setEvidence(Edit& edit,
                 model::AnyId owner,
                 const std::vector<Cited>& wanted,
                 std::size_t bullets = 0);

// The row that `isIt` holds for, or nothing.
template <typename Row, typename IsIt>
[[nodiscard]] const Row* findRow(const Edit& edit, IsIt&& isIt)
{
    for (const Row& row : edit.corpus().rows<Row>())
        if (isIt(row))
            return &row;
    return nullptr;
}

// Stores what was filled in from `known` (nullptr: a new row), with its evidence, writer and times;
// if neither the row nor the evidence differs, nothing.
template <typename Row>
void put(Edit& edit,
         const Row* known,
         Row row,
         const std::vector<Cited>& evidence,
         const std::string& coder,
         std::size_t bullets = 0)
{
    const bool differs = known == nullptr || !(*known == row);
    const bool differsBelow = known != nullptr && setEvidence(edit, row.id, evidence, bullets);
    if (!differs && !differsBelow)
        return;
    row.coder = writer(edit, coder);
    row.changed = edit.time();
    if (known != nullptr) {
        edit.change(std::move(row));
        return;
    }
    row.created = edit.time();
    setEvidence(edit, edit.add(std::move(row)), evidence, bullets);
}

// The position behind all of that kind.
template <typename Row>
[[nodiscard]] std::int32_t nextPosition(const Edit& edit)
{
    std::int32_t next = 0;
    for (const Row& row : edit.corpus().rows<Row>())
        next = std::max(next, row.position + 1);
    return next;
}

} // namespace crosscase::project
