// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/views/search_place.h"

namespace crosscase::gui {

namespace {

QVariantList listOf(const std::vector<std::int32_t>& ids)
{
    QVariantList list;
    for (const std::int32_t id : ids)
        list.append(id);
    return list;
}

std::vector<std::int32_t> idsOf(const QVariant& list)
{
    std::vector<std::int32_t> ids;
    for (const QVariant& id : list.toList())
        ids.push_back(id.toInt());
    return ids;
}

const QString kKind = QStringLiteral("kind");
const QString kMatchCase = QStringLiteral("matchCase");
const QString kWhere = QStringLiteral("where");
const QString kPlaces = QStringLiteral("places");
const QString kSpeaker = QStringLiteral("speaker");
const QString kExcept = QStringLiteral("except");
const QString kScope = QStringLiteral("scope");
const QString kCodes = QStringLiteral("codes");
const QString kFilter = QStringLiteral("filter");
const QString kHit = QStringLiteral("hit");

} // namespace

Place placeOf(const SearchPlace& here)
{
    Place place{.workspace = Workspace::Search, .coding = here.coding};
    if (here.question) {
        const SearchQuestion& question = *here.question;
        place.words = question.words;
        place.state = {{kKind, static_cast<int>(question.kind)},
                       {kMatchCase, question.matchCase},
                       {kWhere, static_cast<int>(question.where)},
                       {kPlaces, listOf(question.places)},
                       {kSpeaker, question.speaker},
                       {kExcept, question.isExceptSpeaker},
                       {kScope, static_cast<int>(question.scope)},
                       {kCodes, listOf(question.codes)},
                       {kFilter, question.filter}};
    }
    if (here.hit)
        place.state.insert(kHit,
                           QVariantList{here.hit->document.value,
                                        here.hit->span.start,
                                        here.hit->span.end,
                                        here.hit->passage});
    return place;
}

SearchPlace searchPlaceOf(const Place& place)
{
    SearchPlace wanted;
    wanted.coding = place.coding;
    if (!place.words.isEmpty() || !place.state.isEmpty()) {
        const QVariantMap& state = place.state;
        SearchQuestion question;
        question.words = place.words;
        question.kind = static_cast<SearchQuestion::Kind>(state.value(kKind).toInt());
        question.matchCase = state.value(kMatchCase).toBool();
        question.where = static_cast<SearchQuestion::Where>(state.value(kWhere).toInt());
        question.places = idsOf(state.value(kPlaces));
        question.speaker = state.value(kSpeaker).toString();
        question.isExceptSpeaker = state.value(kExcept).toBool();
        question.scope = static_cast<SearchQuestion::Scope>(state.value(kScope).toInt());
        question.codes = idsOf(state.value(kCodes));
        question.filter = state.value(kFilter).toString();
        wanted.question = std::move(question);
    }
    if (const QVariantList hit = place.state.value(kHit).toList(); hit.size() == 4)
        wanted.hit = Hit{model::Id<model::Document>{hit[0].toInt()},
                         {hit[1].toInt(), hit[2].toInt()},
                         hit[3].toInt()};
    return wanted;
}

} // namespace crosscase::gui
