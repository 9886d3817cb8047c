// SPDX-License-Identifier: GPL-3.0-or-later
// Many names looked up in one snapshot: find.h with a memory. What the index does not know for
// sure is asked of find.h, which also words the errors.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace crosscase::project {

template <typename Row>
class NameIndex {
public:
    using Find = Result<model::Id<Row>> (*)(const model::Corpus&, std::string_view);

    // Of Document, Case or Code; `find` is the function of find.h for the kind.
    NameIndex(const model::Corpus& corpus, Find find);

    // `corpus` is asked where the index cannot answer.
    [[nodiscard]] Result<model::Id<Row>> operator()(const model::Corpus& corpus,
                                                    std::string_view name);

private:
    Find m_find;
    std::unordered_map<std::string, model::Id<Row>> m_byName; // id 0: several bear the name
    std::unordered_map<std::string, Result<model::Id<Row>>> m_asked;
};

} // namespace crosscase::project
