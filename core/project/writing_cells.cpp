// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.h"
#include "core/project/find.h"
#include "core/project/writing.h"
#include "core/project/writing_steps.h"
#include "core/query/near.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

namespace crosscase::project {

namespace {

using model::Id;

constexpr int kFuzzyDecimals = 6;

// The number of a membership score, or nothing.
std::optional<double> scoreOf(std::string_view value)
{
    const auto number = parseNumber(value);
    return number && *number >= 0 && *number <= 1 ? number : std::nullopt;
}

std::vector<model::ScaleValue> valuesOf(const Edit& edit, Id<model::Scale> scale)
{
    std::vector<model::ScaleValue> values;
    for (const model::ScaleValue& value : edit.corpus().rows<model::ScaleValue>())
        if (value.scale == scale)
            values.push_back(value);
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        return a.position < b.position;
    });
    return values;
}

std::string listed(const std::vector<std::string>& names)
{
    return fmt::format("'{}'", fmt::join(names, "', '"));
}

// "value" or "value=label"; a leading = belongs to the value.
model::ScaleValue scaleValueFrom(std::string_view text)
{
    model::ScaleValue value;
    const std::string_view trimmed = text::trimBlanks(text);
    const auto sign = trimmed.find('=', 1);
    value.value = text::trimBlanks(trimmed.substr(0, sign));
    if (sign != std::string_view::npos)
        value.label = text::trimBlanks(trimmed.substr(sign + 1));
    return value;
}

Result<std::vector<model::ScaleValue>> scaleValuesFrom(const std::string& name,
                                                       model::ScaleKind kind,
                                                       const std::vector<std::string>& texts)
{
    std::vector<model::ScaleValue> values;
    std::unordered_set<std::string> seen;
    for (const std::string& one : texts) {
        model::ScaleValue value = scaleValueFrom(one);
        if (value.value.empty())
            return fail(ErrorCode::Refused,
                        fmt::format("a value of the scale '{}' is empty; leave it out", name));
        if (kind == model::ScaleKind::Fuzzy) {
            const auto score = scoreOf(value.value);
            if (!score)
                return fail(ErrorCode::Refused,
                            fmt::format("the fuzzy scale '{}' takes anchors from 0 to 1, not '{}'",
                                        name,
                                        value.value));
            value.value = formatNumber(*score, kFuzzyDecimals);
        }
        if (!seen.insert(text::foldKey(value.value)).second)
            return fail(ErrorCode::Refused,
                        fmt::format("the scale '{}' has the value '{}' twice; leave one out",
                                    name,
                                    value.value));
        values.push_back(std::move(value));
    }
    if (kind == model::ScaleKind::Ordinal && values.size() < 2)
        return fail(
            ErrorCode::Refused,
            fmt::format("the scale '{}' needs at least two values, from the lowest to the highest",
                        name));
    if (kind == model::ScaleKind::Fuzzy)
        std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
            return *scoreOf(a.value) < *scoreOf(b.value);
        });
    return values;
}

Result<Id<model::Scale>> makeScale(Edit& edit,
                                   const std::string& name,
                                   model::ScaleKind kind,
                                   const std::vector<std::string>& values)
{
    if (isBlank(name))
        return fail(ErrorCode::Refused, "a scale needs a name");
    const std::string key = text::foldKey(name);
    if (findRow<model::Scale>(edit,
                              [&](const auto& scale) { return text::foldKey(scale.name) == key; })
        != nullptr)
        return fail(ErrorCode::Exists,
                    fmt::format("there is a scale '{}' already; choose another name", name));
    auto rows = scaleValuesFrom(name, kind, values);
    if (!rows)
        return passOn(rows);
    model::Scale scale;
    scale.name = text::trimBlanks(name);
    scale.kind = kind;
    scale.position = nextPosition<model::Scale>(edit);
    const Id<model::Scale> id = edit.add(std::move(scale));
    std::int32_t position = 0;
    for (model::ScaleValue& row : *rows) {
        row.scale = id;
        row.position = position++;
        edit.add(std::move(row));
    }
    return id;
}

Result<Id<model::Scale>> scaleNamed(Edit& edit, const std::string& name)
{
    const auto& scales = edit.corpus().rows<model::Scale>();
    std::vector<std::string> names;
    for (const model::Scale& scale : scales) {
        if (!isBlank(name) && text::foldKey(scale.name) == text::foldKey(name))
            return scale.id;
        names.push_back(scale.name);
    }
    if (!isBlank(name))
        return fail(ErrorCode::NotFound,
                    fmt::format("there is no scale '{}'{}", name, query::didYouMean(name, names)));
    if (names.empty())
        return makeScale(edit, "-, o, +", model::ScaleKind::Ordinal, {"-", "o", "+"});
    if (names.size() > 1)
        return fail(ErrorCode::Ambiguous,
                    fmt::format("the project has several scales; name one of {}", listed(names)));
    return scales.begin()->id;
}

// As the scale writes it.
Result<std::string> valueOn(const Edit& edit, const model::Scale& scale, const std::string& value)
{
    const std::string key = text::foldKey(value);
    std::vector<std::string> known;
    for (const model::ScaleValue& one : valuesOf(edit, scale.id)) {
        if (text::foldKey(one.value) == key
            || (!one.label.empty() && text::foldKey(one.label) == key))
            return one.value;
        known.push_back(one.value);
    }
    if (scale.kind == model::ScaleKind::Fuzzy) {
        if (const auto score = scoreOf(value))
            return formatNumber(*score, kFuzzyDecimals);
        return fail(
            ErrorCode::Refused,
            fmt::format("'{}' is no value of the fuzzy scale '{}'; give a number from 0 to 1",
                        value,
                        scale.name));
    }
    return fail(
        ErrorCode::Refused,
        fmt::format(
            "the scale '{}' has no value '{}'; it has {}", scale.name, value, listed(known)));
}

} // namespace

Result<void>
setNotApplicable(Edit& edit, Cell cell, const std::string& reason, const std::string& coder)
{
    if (auto found = require(edit, cell); !found)
        return found;
    const auto* known = findRow<model::NotApplicable>(
        edit, [&](const auto& row) { return row.unit == cell.unit && row.code == cell.code; });
    if (isBlank(reason)) {
        if (known == nullptr)
            return {};
        edit.setTitle(fmt::format("Take back n/a: {}", titleOf(edit, cell)));
        edit.removeWithDependents({known->id});
        return {};
    }
    if (known != nullptr && known->reason == reason)
        return {};
    edit.setTitle(fmt::format("Mark n/a: {}", titleOf(edit, cell)));
    model::NotApplicable row = known != nullptr ? *known : model::NotApplicable{};
    row.unit = cell.unit;
    row.code = cell.code;
    row.reason = reason;
    row.coder = writer(edit, coder);
    if (known != nullptr) {
        edit.change(std::move(row));
        return {};
    }
    row.created = edit.time();
    edit.add(std::move(row));
    return {};
}

Result<void> setRating(Edit& edit,
                       Cell cell,
                       const std::string& scale,
                       const std::string& value,
                       const std::string& reason,
                       const std::vector<Id<model::Coding>>& evidence,
                       const std::string& coder)
{
    if (auto found = require(edit, cell); !found)
        return found;
    if (auto found = require(edit, citing(evidence)); !found)
        return found;
    if (isBlank(value) && isBlank(scale) && edit.corpus().rows<model::Scale>().empty())
        return {};
    auto on = scaleNamed(edit, scale);
    if (!on)
        return passOn(on);
    const auto* known = findRow<model::Rating>(edit, [&](const auto& rating) {
        return rating.unit == cell.unit && rating.code == cell.code && rating.scale == *on;
    });
    if (isBlank(value)) {
        if (known == nullptr)
            return {};
        edit.setTitle(fmt::format("Remove rating: {}", titleOf(edit, cell)));
        edit.removeWithDependents({known->id});
        return {};
    }
    auto written = valueOn(edit, edit.corpus().get(*on), value);
    if (!written)
        return passOn(written);
    edit.setTitle(fmt::format("Rate: {} = {}", titleOf(edit, cell), *written));
    model::Rating rating = known != nullptr ? *known : model::Rating{};
    rating.unit = cell.unit;
    rating.code = cell.code;
    rating.scale = *on;
    rating.value = *written;
    rating.reason = reason;
    put(edit, known, std::move(rating), citing(evidence), coder);
    return {};
}

Result<Id<model::Scale>> addScale(Edit& edit,
                                  const std::string& name,
                                  model::ScaleKind kind,
                                  const std::vector<std::string>& values)
{
    edit.setTitle(fmt::format("Add scale: {}", text::trimBlanks(name)));
    return makeScale(edit, name, kind, values);
}

Result<Cell> findCell(const model::Corpus& corpus, std::string_view unit, std::string_view code)
{
    auto foundCase = findCase(corpus, unit);
    if (!foundCase)
        return passOn(foundCase);
    auto foundCode = findCode(corpus, code);
    if (!foundCode)
        return passOn(foundCode);
    return Cell{*foundCase, *foundCode};
}

} // namespace crosscase::project
