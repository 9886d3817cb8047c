// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/written.h"

#include "core/text/fold.h"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace crosscase::matrix {

using model::AnyId;
using model::Case;
using model::Code;
using model::Id;
using model::Rating;
using table::Value;

namespace {

using Key = std::pair<AnyId, AnyId>; // what the cell's row and column stand for, rows first
template <typename T>
using ByPair = std::map<Key, T>;

// Fills the cells whose (case or document, other) is known; `find` gives the value or nothing.
template <typename Find>
std::vector<Value> filled(const Layout& layout, const ResolvedAxis& owners, Find&& find)
{
    const Grid grid = layout.grid();
    const bool byRow = &owners == &layout.rows;
    std::vector<Value> cells(grid.size());
    for (std::size_t row = 0; row < grid.rows; ++row)
        for (std::size_t column = 0; column < grid.columns; ++column) {
            const AnyId down = layout.rows.entries[row].object;
            const AnyId across = layout.columns.entries[column].object;
            std::string words = byRow ? find(down, across) : find(across, down);
            if (!words.empty())
                cells[grid.at(row, column)] = std::move(words);
        }
    return cells;
}

void addWords(std::string& all, std::string_view more)
{
    if (all == more || more.empty())
        return;
    if (!all.empty())
        all += "; ";
    all += more;
}

std::string_view wordOf(model::Verdict verdict)
{
    switch (verdict) {
    case model::Verdict::Supports:
        return "supports";
    case model::Verdict::Partly:
        return "partly";
    case model::Verdict::Contradicts:
        return "contradicts";
    case model::Verdict::Silent:
        break;
    }
    return "silent";
}

std::vector<Value> verdicts(const Layout& layout)
{
    ByPair<std::string> words;
    for (const model::Judgement& judgement : layout.scope.corpus().rows<model::Judgement>())
        addWords(words[{judgement.unit, judgement.proposition}], wordOf(judgement.verdict));
    return filled(layout, *layout.axisOf(AxisKind::Cases), [&words](AnyId unit, AnyId claim) {
        const auto found = words.find({unit, claim});
        return found == words.end() ? std::string() : found->second;
    });
}

std::vector<Value> summaries(const Layout& layout)
{
    ByPair<std::string> words;
    for (const model::Summary& summary : layout.scope.corpus().rows<model::Summary>())
        addWords(words[{summary.unit, summary.code}], summary.text);
    return filled(layout, *layout.axisOf(AxisKind::Cases), [&words](AnyId unit, AnyId code) {
        const auto found = words.find({unit, code});
        return found == words.end() ? std::string() : found->second;
    });
}

const ResolvedAxis& ownersOf(const Layout& layout)
{
    const ResolvedAxis* cases = layout.axisOf(AxisKind::Cases);
    return cases != nullptr ? *cases : *layout.axisOf(AxisKind::Documents);
}

std::vector<Value> attributeTable(const Layout& layout)
{
    std::unordered_map<AnyId, AttributeColumn> columns;
    for (const Entry& entry : layout.axisOf(Role::Attribute)->entries) {
        const Id<model::Attribute> id{entry.object.value};
        columns.emplace(entry.object, AttributeColumn(layout.scope, layout.scope.corpus().get(id)));
    }
    return filled(layout, ownersOf(layout), [&columns](AnyId owner, AnyId attribute) {
        return columns.at(attribute).of(owner);
    });
}

Result<std::vector<Value>> oneAttribute(const Layout& layout)
{
    const ResolvedAxis& owners = ownersOf(layout);
    const auto target = owners.is(AxisKind::Cases) ? model::AttributeTarget::Case
                                                   : model::AttributeTarget::Document;
    auto attribute = findAttribute(layout.scope.corpus(), layout.spec.cellAttribute, target);
    if (!attribute)
        return passOn(attribute);
    const AttributeColumn column(layout.scope, **attribute);
    return filled(layout, owners, [&column](AnyId owner, AnyId) { return column.of(owner); });
}

// Of several ratings the one that the scale decides.
Result<const Rating*>
decided(const Scope& scope, const std::vector<const Rating*>& ratings, const std::string& scale)
{
    std::map<Id<model::Scale>, const Rating*> byScale;
    for (const Rating* rating : ratings)
        byScale[rating->scale] = rating;
    if (byScale.empty())
        return nullptr;
    if (scale.empty() && byScale.size() == 1)
        return byScale.begin()->second;
    std::string names;
    for (const auto& [id, rating] : byScale) {
        const auto known = scope.corpus().find(id);
        const std::string name = known ? known->name : "?";
        if (!scale.empty() && text::foldKey(name) == text::foldKey(scale))
            return rating;
        addWords(names, name);
    }
    if (!scale.empty())
        return nullptr;
    return fail(
        ErrorCode::Refused,
        fmt::format("'{}' is rated for '{}' on several scales ({}); name one of them as scale",
                    scope.corpus().get(ratings.front()->unit).name,
                    scope.codes().pathOf(ratings.front()->code),
                    names));
}

Result<void> checkScale(const Scope& scope, const std::string& name)
{
    if (name.empty())
        return {};
    std::string names;
    for (const model::Scale& scale : scope.corpus().rows<model::Scale>()) {
        if (text::foldKey(scale.name) == text::foldKey(name))
            return {};
        addWords(names, scale.name);
    }
    return fail(ErrorCode::NotFound,
                fmt::format("there is no scale '{}'; there are: {}", name, names));
}

Result<std::vector<Value>> ratings(const Layout& layout)
{
    const Scope& scope = layout.scope;
    if (auto known = checkScale(scope, layout.spec.scale); !known)
        return passOn(known);
    ByPair<std::vector<const Rating*>> byCell;
    for (const Rating& rating : scope.corpus().rows<Rating>())
        byCell[{rating.unit, rating.code}].push_back(&rating);
    Result<void> failed;
    auto cells = filled(layout, *layout.axisOf(AxisKind::Cases), [&](AnyId unit, AnyId code) {
        const auto found = byCell.find({unit, code});
        if (found == byCell.end())
            return std::string();
        auto rating = decided(scope, found->second, layout.spec.scale);
        if (!rating && failed)
            failed = passOn(rating);
        return rating && *rating != nullptr ? (*rating)->value : std::string();
    });
    if (!failed)
        return passOn(failed);
    return cells;
}

} // namespace

Result<const Rating*>
ratingOf(const Scope& scope, Id<Case> unit, Id<Code> code, const std::string& scale)
{
    std::vector<const Rating*> found;
    for (const Rating& rating : scope.corpus().rows<Rating>())
        if (rating.unit == unit && rating.code == code)
            found.push_back(&rating);
    return decided(scope, found, scale);
}

Ratings::Ratings(const Scope& scope)
    : m_scope(&scope)
{
    for (const Rating& rating : scope.corpus().rows<Rating>())
        m_byCell[{rating.unit, rating.code}].push_back(&rating);
}

Result<const Rating*> Ratings::of(Id<Case> unit, Id<Code> code, const std::string& scale) const
{
    const auto found = m_byCell.find({unit, code});
    return found == m_byCell.end() ? Result<const Rating*>(nullptr)
                                   : decided(*m_scope, found->second, scale);
}

Result<std::vector<Value>> writtenCells(const Layout& layout)
{
    if (layout.axisOf(Role::Proposition) != nullptr)
        return verdicts(layout);
    if (layout.axisOf(Role::Attribute) != nullptr)
        return attributeTable(layout);
    if (layout.spec.cell == Measure::Summary)
        return summaries(layout);
    if (layout.spec.cell == Measure::Rating)
        return ratings(layout);
    return oneAttribute(layout);
}

} // namespace crosscase::matrix
