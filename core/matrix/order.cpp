// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/order.h"

#include "core/base/number.h"
#include "core/matrix/measures.h"
#include "core/matrix/written.h"
#include "core/query/resolve.h"
#include "core/text/fold.h"

#include <bit>
#include <fmt/format.h>
#include <functional>
#include <numeric>

namespace crosscase::matrix {

namespace {

// How two rows compare, and which have nothing to compare.
struct Criterion {
    std::function<int(std::size_t, std::size_t)> compare;
    std::function<bool(std::size_t)> isEmpty = [](std::size_t) { return false; };
};

int sign(double a, double b)
{
    return static_cast<int>(a > b) - static_cast<int>(a < b);
}

Criterion byNumber(std::vector<double> keys)
{
    return {
        [keys = std::move(keys)](std::size_t a, std::size_t b) { return sign(keys[a], keys[b]); }};
}

Criterion byName(const Layout& layout)
{
    return {[&layout](std::size_t a, std::size_t b) {
        const auto& left = layout.rows.entries[a].heads;
        const auto& right = layout.rows.entries[b].heads;
        for (std::size_t level = 0; level < std::min(left.size(), right.size()); ++level)
            if (const int order = text::compareNames(left[level], right[level]); order != 0)
                return order;
        return sign(static_cast<double>(left.size()), static_cast<double>(right.size()));
    }};
}

Result<Criterion> byCodebook(const Layout& layout)
{
    if (layout.rows.role != Role::Code)
        return fail(ErrorCode::Refused, "the order 'codebook' is for rows of themes or codes");
    std::unordered_map<model::AnyId, double> place;
    for (const auto code : layout.scope.codes().inOrder())
        place.emplace(code, static_cast<double>(place.size()));
    std::vector<double> keys;
    for (const Entry& entry : layout.rows.entries)
        keys.push_back(place[entry.object]);
    return byNumber(std::move(keys));
}

Result<Criterion> byAttribute(const Layout& layout, std::string_view name)
{
    const bool cases = layout.rows.is(AxisKind::Cases);
    if (!cases && !layout.rows.is(AxisKind::Documents))
        return fail(ErrorCode::Refused, "the order 'attribute:' is for rows of cases or documents");
    auto attribute =
        findAttribute(layout.scope.corpus(),
                      name,
                      cases ? model::AttributeTarget::Case : model::AttributeTarget::Document);
    if (!attribute)
        return passOn(attribute);
    auto column = std::make_shared<const AttributeColumn>(layout.scope, **attribute);
    std::vector<std::string> values;
    for (const Entry& entry : layout.rows.entries)
        values.push_back(column->of(entry.object));
    auto shared = std::make_shared<const std::vector<std::string>>(std::move(values));
    return Criterion{[column, shared](std::size_t a, std::size_t b) {
                         return column->compare((*shared)[a], (*shared)[b]);
                     },
                     [shared](std::size_t row) { return (*shared)[row].empty(); }};
}

// Ordinal: the place of the value on its scale; fuzzy: the number.
double rankOf(const Scope& scope, const model::Rating& rating)
{
    const auto scale = scope.corpus().find(rating.scale);
    if (scale && scale->kind == model::ScaleKind::Ordinal)
        for (const model::ScaleValue& value : scope.corpus().rows<model::ScaleValue>())
            if (value.scale == rating.scale && value.value == rating.value)
                return value.position;
    return parseNumber(rating.value).value_or(0);
}

Result<Criterion> byRating(const Layout& layout, std::string_view codeName)
{
    if (!layout.rows.is(AxisKind::Cases))
        return fail(ErrorCode::Refused, "the order 'rating:' is for rows of cases");
    query::Resolver resolver(layout.scope.corpus());
    auto code = resolver.code(codeName);
    if (!code)
        return passOn(code);
    std::vector<double> ranks;
    auto unrated = std::make_shared<std::vector<bool>>();
    for (const Entry& entry : layout.rows.entries) {
        auto rating = ratingOf(
            layout.scope, model::Id<model::Case>{entry.object.value}, *code, layout.spec.scale);
        if (!rating)
            return passOn(rating);
        unrated->push_back(*rating == nullptr);
        ranks.push_back(*rating == nullptr ? 0 : rankOf(layout.scope, **rating));
    }
    Criterion criterion = byNumber(std::move(ranks));
    criterion.isEmpty = [unrated](std::size_t row) { return (*unrated)[row]; };
    return criterion;
}

// Only outermost rows are chained; those below keep their order.
Result<Criterion> bySimilarity(const Layout& layout, const Progress& progress)
{
    auto present = count(layout, Measure::Present, false, progress);
    if (!present)
        return passOn(present);
    const Grid grid = layout.grid();
    std::vector<std::size_t> outermost;
    std::vector<std::vector<std::uint64_t>> presence;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        if (layout.rows.entries[row].indent != 0)
            continue;
        outermost.push_back(row);
        presence.emplace_back(grid.columns / 64 + 1);
        for (std::size_t column = 0; column < grid.columns; ++column)
            if (present->cells[grid.at(row, column)] != 0)
                presence.back()[column / 64] |= std::uint64_t{1} << (column % 64);
    }
    std::vector<double> keys(grid.rows);
    std::iota(keys.begin(), keys.end(), 0);
    const auto chain = similarityChain(presence);
    for (std::size_t place = 0; place < chain.size(); ++place)
        keys[outermost[chain[place]]] = static_cast<double>(place);
    return byNumber(std::move(keys));
}

Result<Criterion> criterionOf(const Layout& layout,
                              std::string_view order,
                              const std::vector<double>& totals,
                              const Progress& progress)
{
    const bool counted =
        layout.rows.role != Role::Attribute && layout.rows.role != Role::Proposition
        && layout.columns.role != Role::Attribute && layout.columns.role != Role::Proposition;
    if ((order == "total" || order == "similarity") && !counted)
        return fail(ErrorCode::Refused,
                    fmt::format("the order '{}' is for tables that count codings", order));
    if (order == "name")
        return byName(layout);
    if (order == "codebook")
        return byCodebook(layout);
    if (order == "total")
        return byNumber(totals);
    if (order == "similarity")
        return bySimilarity(layout, progress);
    constexpr std::string_view kAttribute = "attribute:";
    constexpr std::string_view kRating = "rating:";
    if (order.starts_with(kAttribute))
        return byAttribute(layout, order.substr(kAttribute.size()));
    if (order.starts_with(kRating))
        return byRating(layout, order.substr(kRating.size()));
    return fail(ErrorCode::Malformed,
                fmt::format("'{}' is no order; there are: manual name codebook total similarity "
                            "attribute:A rating:CODE, with - before it for descending",
                            order));
}

// Each row with the rows it stands below, outermost first.
std::vector<std::vector<std::size_t>> chainsOf(const std::vector<Entry>& rows)
{
    std::vector<std::vector<std::size_t>> chains;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::vector<std::size_t> chain;
        if (row > 0) {
            chain = chains[row - 1];
            while (!chain.empty() && rows[chain.back()].indent >= rows[row].indent)
                chain.pop_back();
        }
        chain.push_back(row);
        chains.push_back(std::move(chain));
    }
    return chains;
}

std::string_view withoutSign(std::string_view order)
{
    return order.starts_with('-') ? order.substr(1) : order;
}

} // namespace

bool needsTotals(std::string_view order)
{
    return withoutSign(order) == "total";
}

std::vector<std::size_t> similarityChain(const std::vector<std::vector<std::uint64_t>>& presence)
{
    const auto common = [&presence](std::size_t a, std::size_t b) {
        int bits = 0;
        for (std::size_t word = 0; word < presence[a].size(); ++word)
            bits += std::popcount(presence[a][word] & presence[b][word]);
        return bits;
    };
    std::vector<std::size_t> chain;
    std::vector<bool> used(presence.size());
    const auto take = [&](std::size_t row) {
        used[row] = true;
        chain.push_back(row);
    };
    while (chain.size() < presence.size()) {
        std::size_t best = presence.size();
        double likeness = -1;
        for (std::size_t row = 0; row < presence.size(); ++row) {
            if (used[row])
                continue;
            double score = common(row, row);
            if (!chain.empty()) {
                const int both = common(chain.back(), row);
                const int any = common(chain.back(), chain.back()) + common(row, row) - both;
                score = any == 0 ? 0 : static_cast<double>(both) / any;
            }
            if (score > likeness) {
                likeness = score;
                best = row;
            }
        }
        take(best);
    }
    return chain;
}

Result<std::vector<std::size_t>>
orderOf(const Layout& layout, const std::vector<double>& totals, const Progress& progress)
{
    const bool descending = layout.spec.order.starts_with('-');
    const std::string_view order = withoutSign(layout.spec.order);
    std::vector<std::size_t> rows(layout.rows.entries.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    Criterion criterion{[](std::size_t a, std::size_t b) {
        return sign(static_cast<double>(a), static_cast<double>(b));
    }};
    if (!order.empty() && order != "manual") {
        auto found = criterionOf(layout, order, totals, progress);
        if (!found)
            return passOn(found);
        criterion = std::move(*found);
    }
    const auto chains = chainsOf(layout.rows.entries);
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t x, std::size_t y) {
        const auto& a = chains[x];
        const auto& b = chains[y];
        std::size_t level = 0;
        while (level < a.size() && level < b.size() && a[level] == b[level])
            ++level;
        if (level == a.size() || level == b.size())
            return a.size() < b.size();
        const bool emptyA = criterion.isEmpty(a[level]);
        const bool emptyB = criterion.isEmpty(b[level]);
        if (emptyA != emptyB)
            return emptyB;
        const int compared = emptyA ? 0 : criterion.compare(a[level], b[level]);
        if (compared != 0)
            return descending ? compared > 0 : compared < 0;
        return a[level] < b[level];
    });
    return rows;
}

} // namespace crosscase::matrix
