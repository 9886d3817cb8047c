// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_levels.h"

#include "core/base/number.h"
#include "core/query/near.h"
#include "core/query/resolve.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <set>

namespace crosscase::matrix {

using model::Case;
using model::Id;
using model::Rating;
using model::Scale;
using model::ScaleKind;
using model::ScaleValue;

Result<const Scale*> scaleNamed(const model::Corpus& corpus, std::string_view name)
{
    const std::string key = text::foldKey(name);
    std::vector<std::string> names;
    for (const Scale& scale : corpus.rows<Scale>()) {
        if (text::foldKey(scale.name) == key)
            return &scale;
        names.push_back(scale.name);
    }
    return fail(ErrorCode::NotFound,
                fmt::format("there is no scale '{}'{}", name, query::didYouMean(name, names)));
}

std::vector<ScaleValue> levelsOf(const model::Corpus& corpus, const Scale& scale)
{
    std::vector<ScaleValue> levels;
    for (const ScaleValue& value : corpus.rows<ScaleValue>())
        if (value.scale == scale.id)
            levels.push_back(value);
    if (scale.kind == ScaleKind::Ordinal) {
        std::ranges::stable_sort(levels, {}, &ScaleValue::position);
        return levels;
    }
    std::set<std::string> known;
    for (const ScaleValue& value : levels)
        known.insert(value.value);
    for (const Rating& rating : corpus.rows<Rating>())
        if (rating.scale == scale.id && known.insert(rating.value).second) {
            ScaleValue value;
            value.value = rating.value;
            levels.push_back(value);
        }
    std::ranges::stable_sort(
        levels, {}, [](const ScaleValue& value) { return parseNumber(value.value).value_or(0); });
    return levels;
}

std::optional<double> rankOf(const model::Corpus& corpus, const Rating& rating)
{
    const auto scale = corpus.find(rating.scale);
    if (scale && scale->kind == ScaleKind::Fuzzy)
        return parseNumber(rating.value);
    for (const ScaleValue& value : corpus.rows<ScaleValue>())
        if (value.scale == rating.scale && value.value == rating.value)
            return value.position;
    return std::nullopt;
}

std::string legendOf(const model::Corpus& corpus, const Scale& scale)
{
    std::string levels;
    for (const ScaleValue& value : levelsOf(corpus, scale)) {
        levels += (levels.empty() ? "" : " < ") + value.value;
        if (!value.label.empty() && value.label != value.value)
            levels += fmt::format(" ({})", value.label);
    }
    return fmt::format("Scale {}: {}.", scale.name, levels);
}

Result<Levels> Levels::make(const Scope& scope, const std::string& by, const std::string& scale)
{
    constexpr std::string_view kRating = "rating:";
    constexpr std::string_view kAttribute = "attribute:";
    Levels made(scope, scale);
    if (by.starts_with(kRating)) {
        auto taken = made.takeCode(by.substr(kRating.size()));
        return taken ? Result<Levels>(std::move(made)) : passOn(taken);
    }
    if (!by.starts_with(kAttribute))
        return fail(ErrorCode::Malformed,
                    fmt::format("--by: '{}' is none of these: rating:CODE, rating:CODE@SCALE, "
                                "attribute:A",
                                by));
    auto attribute =
        findAttribute(scope.corpus(), by.substr(kAttribute.size()), model::AttributeTarget::Case);
    if (!attribute)
        return passOn(attribute);
    made.m_attribute = *attribute;
    made.m_head = (*attribute)->name;
    return made;
}

Result<void> Levels::takeCode(const std::string& written)
{
    query::Resolver resolver(m_scope->corpus());
    auto code = resolver.code(written);
    // An @ may be part of a code's name.
    if (const std::size_t at = written.rfind('@'); !code && at != std::string::npos) {
        code = resolver.code(text::trimBlanks(std::string_view(written).substr(0, at)));
        m_scale = text::trimBlanks(std::string_view(written).substr(at + 1));
    }
    if (!code)
        return passOn(code);
    if (!m_scale.empty()) {
        auto scale = scaleNamed(m_scope->corpus(), m_scale);
        if (!scale)
            return passOn(scale);
        m_scale = (*scale)->name;
    }
    m_code = *code;
    m_head = m_scope->codes().pathOf(*code);
    return {};
}

Result<std::vector<Level>> Levels::of(const std::vector<Id<Case>>& cases) const
{
    return m_attribute == nullptr ? ratings(cases) : Result<std::vector<Level>>(values(cases));
}

Result<std::vector<Level>> Levels::ratings(const std::vector<Id<Case>>& cases) const
{
    const Ratings all(*m_scope);
    std::vector<Level> levels;
    for (const Id<Case> unit : cases) {
        auto rating = all.of(unit, m_code, m_scale);
        if (!rating)
            return passOn(rating);
        if (*rating == nullptr)
            levels.push_back({std::string(withoutValue()), std::nullopt, nullptr});
        else
            levels.push_back({(*rating)->value, rankOf(m_scope->corpus(), **rating), *rating});
    }
    return levels;
}

std::vector<Level> Levels::values(const std::vector<Id<Case>>& cases) const
{
    const AttributeColumn column(*m_scope, *m_attribute);
    std::vector<std::string> found;
    for (const Id<Case> unit : cases)
        found.push_back(column.of(unit));
    std::vector<std::string> sorted = found;
    std::ranges::sort(sorted, [&](const std::string& a, const std::string& b) {
        return column.compare(a, b) < 0;
    });
    // Words have no height: they go from A to Z.
    const bool words = m_attribute->type == model::AttributeType::Text;
    std::vector<Level> levels;
    for (const std::string& value : found) {
        if (value.empty()) {
            levels.push_back({std::string(withoutValue()), std::nullopt, nullptr});
            continue;
        }
        const auto place =
            std::ranges::find_if(
                sorted, [&](const std::string& other) { return column.compare(value, other) == 0; })
            - sorted.begin();
        const auto rank = static_cast<double>(place);
        levels.push_back({value, words ? -rank : rank, nullptr});
    }
    return levels;
}

std::string Levels::note() const
{
    if (m_attribute != nullptr)
        return fmt::format("Order: cases by the attribute {}, {}; cases without a value last.",
                           m_head,
                           m_attribute->type == model::AttributeType::Text ? "from A to Z"
                                                                           : "high to low");
    return fmt::format("Order: cases by the rating of {}{}, high to low; cases not rated last.",
                       m_head,
                       m_scale.empty() ? "" : fmt::format(" on the scale {}", m_scale));
}

std::vector<std::size_t> highToLow(const std::vector<Level>& levels)
{
    std::vector<std::size_t> places(levels.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, [&levels](std::size_t a, std::size_t b) {
        const auto& left = levels[a].rank;
        const auto& right = levels[b].rank;
        if (left.has_value() != right.has_value())
            return left.has_value();
        return left && *left > *right;
    });
    return places;
}

} // namespace crosscase::matrix
