// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/name_index.h"

#include "core/model/trees.h"
#include "core/text/fold.h"

namespace crosscase::project {

template <typename Row>
NameIndex<Row>::NameIndex(const model::Corpus& corpus, Find find)
    : m_find(find)
{
    const auto enter = [&](const std::string& name, model::Id<Row> id) {
        const auto [at, isNew] = m_byName.emplace(text::foldKey(name), id);
        if (!isNew && at->second != id)
            at->second = {};
    };
    if constexpr (std::is_same_v<Row, model::Code>) {
        const model::CodeTree tree(corpus);
        for (const auto id : tree.inOrder())
            if (tree.depthOf(id) > 0)
                enter(tree.pathOf(id), id);
    } else {
        for (const Row& row : corpus.rows<Row>())
            enter(row.name, row.id);
    }
}

template <typename Row>
Result<model::Id<Row>> NameIndex<Row>::operator()(const model::Corpus& corpus,
                                                  std::string_view name)
{
    const std::string asked(name);
    if (const auto known = m_asked.find(asked); known != m_asked.end())
        return known->second;
    const auto indexed = m_byName.find(text::foldKey(name));
    Result<model::Id<Row>> found = indexed != m_byName.end() && indexed->second
                                       ? Result<model::Id<Row>>(indexed->second)
                                       : m_find(corpus, name);
    m_asked.emplace(asked, found);
    return found;
}

template class NameIndex<model::Document>;
template class NameIndex<model::Case>;
template class NameIndex<model::Code>;

} // namespace crosscase::project
