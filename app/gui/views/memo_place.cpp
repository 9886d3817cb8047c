// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/memo_place.h"

namespace crosscase::gui {

namespace {

template <typename Row>
std::optional<Place> cellOf(const model::Corpus& corpus, std::int32_t id)
{
    const Row* row = corpus.rows<Row>().find(model::Id<Row>{id});
    if (row == nullptr)
        return std::nullopt;
    return Place{.workspace = Workspace::Matrix, .code = row->code, .unit = row->unit};
}

} // namespace

std::optional<Place> placeOf(const model::Corpus& corpus, const MemoTarget& target)
{
    const std::int32_t id = target.object.value;
    if (corpus.codes().contains({id}))
        return Place{.workspace = Workspace::Codebook, .code = {id}};
    if (corpus.documents().contains({id}))
        return Place{.workspace = Workspace::Coding, .document = {id}, .span = target.span};
    if (corpus.cases().contains({id}))
        return Place{.workspace = Workspace::Cases, .unit = {id}};
    if (const auto coding = corpus.find(model::Id<model::Coding>{id}))
        return Place{.workspace = Workspace::Coding,
                     .document = coding->document,
                     .span = coding->span(),
                     .coding = coding->id};
    if (auto place = cellOf<model::Summary>(corpus, id))
        return place;
    if (auto place = cellOf<model::Rating>(corpus, id))
        return place;
    return cellOf<model::NotApplicable>(corpus, id);
}

std::optional<MemoTarget> memoTargetOf(const Place& place)
{
    if (place.coding)
        return MemoTarget{place.coding};
    if (place.document)
        return MemoTarget{place.document, place.span};
    if (place.code)
        return MemoTarget{place.code};
    if (place.unit)
        return MemoTarget{place.unit};
    return std::nullopt;
}

} // namespace crosscase::gui
