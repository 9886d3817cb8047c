// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/cross_table.h"
#include "core/matrix/layout.h"
#include "core/model/layers.h"

#include <set>

namespace crosscase::matrix {

using model::Coding;
using model::Id;

namespace {

// Where an entry of the built table stands among the resolved ones; behind the last: the total.
Result<std::size_t>
placeOf(const std::vector<Entry>& built, std::size_t at, const std::vector<Entry>& resolved)
{
    if (at >= built.size())
        return resolved.size();
    for (std::size_t place = 0; place < resolved.size(); ++place)
        if (resolved[place].object == built[at].object && resolved[place].heads == built[at].heads)
            return place;
    return fail(ErrorCode::NotFound, "the table is older than the project: build it again");
}

// The evidence of a judgement.
std::vector<Id<Coding>> evidenceOf(const Layout& layout, std::size_t row, std::size_t column)
{
    const ResolvedAxis& cases = *layout.axisOf(AxisKind::Cases);
    const ResolvedAxis& claims = *layout.axisOf(Role::Proposition);
    const std::size_t unit = layout.entryOn(cases, row, column);
    const std::size_t claim = layout.entryOn(claims, row, column);
    std::vector<Id<Coding>> codings;
    if (unit == cases.entries.size() || claim == claims.entries.size())
        return codings;
    std::set<model::AnyId> judgements;
    for (const model::Judgement& judgement : layout.scope.corpus().rows<model::Judgement>())
        if (judgement.unit == cases.entries[unit].object
            && judgement.proposition == claims.entries[claim].object)
            judgements.insert(judgement.id);
    for (const model::Evidence& evidence : layout.scope.corpus().rows<model::Evidence>())
        if (judgements.contains(evidence.owner))
            codings.push_back(evidence.coding);
    return codings;
}

} // namespace

Result<std::vector<Id<Coding>>> codingsOf(const model::Corpus& corpus,
                                          const model::TextSource& texts,
                                          const CrossTable& cross,
                                          std::size_t row,
                                          std::size_t column)
{
    const model::Corpus looked = model::onLayer(corpus, cross.spec.layer);
    auto scope = Scope::make(looked, texts, cross.spec.filter);
    if (!scope)
        return passOn(scope);
    auto layout = layOut(*scope, cross.spec);
    if (!layout)
        return passOn(layout);
    auto down = placeOf(cross.rows, row, layout->rows.entries);
    auto across = placeOf(cross.columns, column, layout->columns.entries);
    if (!down)
        return passOn(down);
    if (!across)
        return passOn(across);
    if (layout->axisOf(Role::Proposition) != nullptr)
        return evidenceOf(*layout, *down, *across);
    std::vector<Id<Coding>> codings;
    if (layout->axisOf(Role::Attribute) != nullptr)
        return codings;
    auto scan = layout->scan(true);
    if (!scan)
        return passOn(scan);
    scan->only(*layout, *down, *across);
    const std::size_t wanted = scan->grid().at(*down, *across);
    auto done = scan->run(
        {},
        [](const model::Document&, const std::vector<Piece>&) { return Result<void>{}; },
        [&](const model::Codings::Block& block, std::size_t at, std::size_t, std::size_t cell) {
            if (cell == wanted)
                codings.push_back(block.id[at]);
        });
    if (!done)
        return passOn(done);
    return codings;
}

} // namespace crosscase::matrix
