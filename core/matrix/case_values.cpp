// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/case_values.h"

#include "core/base/number.h"
#include "core/matrix/axes.h"
#include "core/matrix/layout.h"
#include "core/matrix/written.h"
#include "core/query/resolve.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace crosscase::matrix {

using model::Case;
using model::Id;

namespace {

constexpr std::string_view kForms =
    "rating:CODE[@SCALE], attribute:NAME, or a measure of a code such as references:CODE";

Result<std::vector<Entry>> casesIn(const Scope& scope, const Axis& cases)
{
    if (cases.kind != AxisKind::Cases)
        return fail(ErrorCode::Refused,
                    fmt::format("'{}' is no axis of cases: choose cases, cases:2, cases:leaf or "
                                "cases:all",
                                toText(cases)));
    auto axis = resolve(scope, cases, {});
    if (!axis)
        return passOn(axis);
    return std::move(axis->entries);
}

std::vector<model::ScaleValue> valuesOn(const model::Corpus& corpus, Id<model::Scale> scale)
{
    std::vector<model::ScaleValue> values;
    for (const model::ScaleValue& value : corpus.rows<model::ScaleValue>())
        if (value.scale == scale)
            values.push_back(value);
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        return a.position < b.position;
    });
    return values;
}

// Puts the rank of a rating, or the number of a fuzzy one; names the levels at the first.
std::optional<double>
rankOf(const model::Corpus& corpus, const model::Rating& rating, CaseValues& found)
{
    const auto scale = corpus.find(rating.scale);
    if (!scale || scale->kind == model::ScaleKind::Fuzzy)
        return parseNumber(rating.value);
    const auto values = valuesOn(corpus, rating.scale);
    if (found.levels.empty())
        for (const model::ScaleValue& value : values)
            found.levels.push_back(value.label.empty() ? value.value
                                                       : value.value + " " + value.label);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i].value == rating.value)
            return static_cast<double>(i);
    return std::nullopt;
}

Result<CaseValues>
ratings(const Scope& scope, const std::vector<Entry>& cases, std::string_view written)
{
    query::Resolver resolver(scope.corpus());
    std::string scale;
    auto code = resolver.code(written);
    // A code's name may hold an @; the last one divides.
    if (const auto at = written.rfind('@'); !code && at != std::string_view::npos) {
        scale = written.substr(at + 1);
        written = written.substr(0, at);
        code = resolver.code(written);
    }
    if (!code)
        return passOn(code);
    CaseValues found;
    found.name = scope.corpus().get(*code).name;
    if (!scale.empty())
        found.name += ": " + scale;
    for (const Entry& entry : cases) {
        auto rating = ratingOf(scope, Id<Case>{entry.object.value}, *code, scale);
        if (!rating)
            return passOn(rating);
        found.values.push_back(*rating == nullptr ? std::nullopt
                                                  : rankOf(scope.corpus(), **rating, found));
    }
    return found;
}

bool isNumeric(model::AttributeType type)
{
    return type == model::AttributeType::Integer || type == model::AttributeType::Number;
}

Result<CaseValues>
attribute(const Scope& scope, const std::vector<Entry>& cases, std::string_view name)
{
    auto found = findAttribute(scope.corpus(), name, model::AttributeTarget::Case);
    if (!found)
        return passOn(found);
    const AttributeColumn column(scope, **found);
    CaseValues result;
    result.name = (*found)->name;
    std::vector<std::string> words;
    for (const Entry& entry : cases)
        words.push_back(column.of(entry.object));
    if (!isNumeric((*found)->type)) {
        for (const std::string& word : words)
            if (!word.empty()
                && std::find(result.levels.begin(), result.levels.end(), word)
                       == result.levels.end())
                result.levels.push_back(word);
        std::stable_sort(result.levels.begin(),
                         result.levels.end(),
                         [&](const auto& a, const auto& b) { return column.compare(a, b) < 0; });
    }
    for (const std::string& word : words) {
        const auto level = std::find(result.levels.begin(), result.levels.end(), word);
        result.values.push_back(level == result.levels.end() ? parseNumber(word)
                                                             : std::optional(static_cast<double>(
                                                                 level - result.levels.begin())));
    }
    return result;
}

std::optional<double> numberIn(const table::Value& value)
{
    if (const auto* count = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*count);
    if (const auto* rate = std::get_if<table::Decimal>(&value))
        return rate->value;
    return std::nullopt;
}

Result<CaseValues> measure(const Scope& scope,
                           const Axis& cases,
                           std::string_view measureName,
                           std::string_view codeName)
{
    TableSpec spec;
    if (auto set = setMeasure(spec, measureName); !set || !isNumber(spec.cell))
        return fail(
            ErrorCode::Malformed,
            fmt::format("'{}:{}' is not understood: write {}", measureName, codeName, kForms));
    query::Resolver resolver(scope.corpus());
    auto code = resolver.code(codeName);
    if (!code)
        return passOn(code);
    spec.rows = cases;
    spec.columns = {AxisKind::Codes, 1, {scope.corpus().get(*code).uuid.toCanonical()}};
    spec.withSubcodes = true;
    auto cross = build(scope.corpus(), scope.texts(), spec);
    if (!cross)
        return passOn(cross);
    CaseValues found;
    found.name = scope.corpus().get(*code).name + ": " + std::string(measureName);
    for (const auto& row : cross->cells)
        found.values.push_back(numberIn(row.front()));
    return found;
}

} // namespace

Result<std::vector<Entry>>
casesOn(const model::Corpus& corpus, const model::TextSource& texts, const Axis& cases)
{
    auto scope = Scope::make(corpus, texts, {});
    if (!scope)
        return passOn(scope);
    return casesIn(*scope, cases);
}

Result<CaseValues> valuesOf(const model::Corpus& corpus,
                            const model::TextSource& texts,
                            const Axis& cases,
                            std::string_view written)
{
    auto scope = Scope::make(corpus, texts, {});
    if (!scope)
        return passOn(scope);
    auto entries = casesIn(*scope, cases);
    if (!entries)
        return passOn(entries);
    const auto colon = written.find(':');
    if (colon == std::string_view::npos || colon + 1 == written.size())
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' is not understood: write {}", written, kForms));
    const std::string_view kind = written.substr(0, colon);
    const std::string_view name = written.substr(colon + 1);
    if (kind == "rating")
        return ratings(*scope, *entries, name);
    if (kind == "attribute")
        return attribute(*scope, *entries, name);
    return measure(*scope, cases, kind, name);
}

Result<std::vector<std::string>> attributeOf(const model::Corpus& corpus,
                                             const model::TextSource& texts,
                                             const Axis& cases,
                                             std::string_view attribute)
{
    auto scope = Scope::make(corpus, texts, {});
    if (!scope)
        return passOn(scope);
    auto entries = casesIn(*scope, cases);
    if (!entries)
        return passOn(entries);
    auto found = findAttribute(corpus, attribute, model::AttributeTarget::Case);
    if (!found)
        return passOn(found);
    const AttributeColumn column(*scope, **found);
    std::vector<std::string> words;
    for (const Entry& entry : *entries)
        words.push_back(column.of(entry.object));
    return words;
}

std::vector<std::string> ratingLevels(const model::Corpus& corpus, const TableSpec& spec)
{
    if (spec.cell != Measure::Rating)
        return {};
    std::set<Id<model::Scale>> scales;
    for (const model::Rating& rating : corpus.rows<model::Rating>()) {
        const auto scale = corpus.find(rating.scale);
        if (scale
            && (spec.scale.empty() || text::foldKey(scale->name) == text::foldKey(spec.scale)))
            scales.insert(scale->id);
    }
    if (scales.size() != 1 || corpus.get(*scales.begin()).kind != model::ScaleKind::Ordinal)
        return {};
    std::vector<std::string> levels;
    for (const model::ScaleValue& value : valuesOn(corpus, *scales.begin()))
        levels.push_back(value.value);
    return levels;
}

} // namespace crosscase::matrix
