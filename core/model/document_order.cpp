// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/document_order.h"

#include "core/text/fold.h"

#include <algorithm>

namespace crosscase::model {

std::vector<const Document*> documentsInOrder(const Corpus& corpus)
{
    std::vector<const Document*> documents;
    for (const Document& document : corpus.documents())
        documents.push_back(&document);
    std::sort(documents.begin(), documents.end(), [](const Document* a, const Document* b) {
        if (a->position != b->position)
            return a->position < b->position;
        const int order = text::compareNames(a->name, b->name);
        return order != 0 ? order < 0 : a->id < b->id;
    });
    return documents;
}

} // namespace crosscase::model
