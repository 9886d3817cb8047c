// SPDX-License-Identifier: GPL-3.0-or-later
// What objects are called in lists.
#pragma once

#include "core/model/corpus.h"
#include "core/text/fold.h"

#include <algorithm>
#include <string>
#include <vector>

namespace crosscase::cli {

// The name of a row that has one; empty if there is no such row.
template <typename Row>
[[nodiscard]] std::string nameOf(const model::Corpus& corpus, model::Id<Row> id)
{
    const Row* row = corpus.rows<Row>().find(id);
    return row == nullptr ? std::string() : row->name;
}

// By position, then name; good as long as the snapshot.
template <typename Row>
[[nodiscard]] std::vector<const Row*> inOrder(const model::Corpus& corpus)
{
    std::vector<const Row*> rows;
    for (const Row& row : corpus.rows<Row>())
        rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) {
        if constexpr (requires { a->position; })
            if (a->position != b->position)
                return a->position < b->position;
        return text::compareNames(a->name, b->name) < 0;
    });
    return rows;
}

// "name:type", as the tables of cases and documents write it.
[[nodiscard]] std::string typedHead(const model::Attribute& attribute);
// Of cases or of documents, in their order.
[[nodiscard]] std::vector<const model::Attribute*> attributesOf(const model::Corpus& corpus,
                                                                model::AttributeTarget target);

} // namespace crosscase::cli
