// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/collection_order.h"

#include <algorithm>

namespace crosscase::matrix {

std::vector<const model::Document*> byCollection(std::vector<const model::Document*> documents)
{
    std::stable_sort(
        documents.begin(), documents.end(), [](const model::Document* a, const model::Document* b) {
            if (a->collected.empty() != b->collected.empty())
                return b->collected.empty();
            return a->collected < b->collected;
        });
    return documents;
}

} // namespace crosscase::matrix
