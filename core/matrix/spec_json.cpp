// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/spec.h"
#include "core/model/layers.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace crosscase::matrix {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Percent, std::string_view>, 4> kPercents{
    {{Percent::None, "none"},
     {Percent::Row, "row"},
     {Percent::Column, "column"},
     {Percent::Total, "total"}}};

template <typename T>
Result<void> take(const Json& value, T& into, bool fits, std::string_view name)
{
    if (!fits)
        return fail(ErrorCode::Malformed,
                    fmt::format("table: '{}' has a value of the wrong kind", name));
    into = value.get<T>();
    return {};
}

Result<void> takeAxis(const Json& value, Axis& into, std::string_view name)
{
    std::string text;
    if (auto taken = take(value, text, value.is_string(), name); !taken)
        return taken;
    auto axis = axisFromText(text);
    if (!axis)
        return passOn(axis);
    into = std::move(*axis);
    return {};
}

Result<void> takePercent(const Json& value, Percent& into)
{
    for (const auto& [percent, name] : kPercents)
        if (value.is_string() && value.get<std::string>() == name) {
            into = percent;
            return {};
        }
    return fail(ErrorCode::Malformed, "table: 'percent' is none, row, column or total");
}

Result<void> takeLayer(const Json& value, model::CoderLayer& into)
{
    const auto layer =
        value.is_string() ? model::layerNamed(value.get<std::string>()) : std::nullopt;
    if (!layer)
        return fail(ErrorCode::Malformed, "table: 'layer' is coders or consensus");
    into = *layer;
    return {};
}

Result<void> takeFilter(const Json& value, query::Expression& into)
{
    std::string text;
    if (auto taken = take(value, text, value.is_string(), "filter"); !taken)
        return taken;
    if (text.empty())
        return {};
    auto parsed = query::parse(text);
    if (!parsed)
        return passOn(parsed);
    into = std::move(*parsed);
    return {};
}

Result<void> takeStrings(const Json& value, std::vector<std::string>& into, std::string_view name)
{
    bool fits = value.is_array();
    for (const Json& element : value)
        fits = fits && element.is_string();
    return take(value, into, fits, name);
}

Result<void> takeMember(TableSpec& spec, const std::string& name, const Json& value)
{
    const auto string = [&](std::string& into) {
        return take(value, into, value.is_string(), name);
    };
    const auto truth = [&](bool& into) { return take(value, into, value.is_boolean(), name); };
    if (name == "title")
        return string(spec.title);
    if (name == "rows")
        return takeAxis(value, spec.rows, name);
    if (name == "columns")
        return takeAxis(value, spec.columns, name);
    if (name == "cell") {
        std::string measure;
        auto taken = string(measure);
        return taken ? setMeasure(spec, measure) : taken;
    }
    if (name == "scale")
        return string(spec.scale);
    if (name == "percent")
        return takePercent(value, spec.percent);
    if (name == "withSubcodes")
        return truth(spec.withSubcodes);
    if (name == "filter")
        return takeFilter(value, spec.filter);
    if (name == "order")
        return string(spec.order);
    if (name == "totals")
        return truth(spec.totals);
    if (name == "state")
        return truth(spec.state);
    if (name == "attributes")
        return takeStrings(value, spec.attributes, name);
    if (name == "transpose")
        return truth(spec.transpose);
    if (name == "quotesPerCell")
        return take(value, spec.quotesPerCell, value.is_number_integer(), name);
    if (name == "quoteLimit")
        return take(value, spec.quoteLimit, value.is_number_integer(), name);
    if (name == "includeUnpublishable")
        return truth(spec.includeUnpublishable);
    if (name == "layer")
        return takeLayer(value, spec.layer);
    return fail(ErrorCode::Malformed, fmt::format("table: unknown member '{}'", name));
}

} // namespace

std::string toJson(const TableSpec& spec)
{
    std::string_view percent;
    for (const auto& [known, name] : kPercents)
        if (known == spec.percent)
            percent = name;
    std::string cell(nameOf(spec.cell));
    if (spec.cell == Measure::AttributeValue)
        cell += ":" + spec.cellAttribute;
    Json json;
    json["title"] = spec.title;
    json["rows"] = toText(spec.rows);
    json["columns"] = toText(spec.columns);
    json["cell"] = cell;
    json["scale"] = spec.scale;
    json["percent"] = percent;
    json["withSubcodes"] = spec.withSubcodes;
    json["filter"] = spec.filter.isEmpty() ? std::string() : query::toText(spec.filter);
    json["order"] = spec.order;
    json["totals"] = spec.totals;
    json["state"] = spec.state;
    json["attributes"] = spec.attributes;
    json["transpose"] = spec.transpose;
    json["quoteLimit"] = spec.quoteLimit;
    json["quotesPerCell"] = spec.quotesPerCell;
    json["includeUnpublishable"] = spec.includeUnpublishable;
    if (spec.layer != model::CoderLayer::Person) // as tables were written before there were layers
        json["layer"] = model::nameOf(spec.layer);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<TableSpec> specFromJson(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return fail(ErrorCode::Malformed, "table: this is no JSON object");
    TableSpec spec;
    for (const auto& [name, value] : json.items())
        if (auto taken = takeMember(spec, name, value); !taken)
            return passOn(taken);
    return spec;
}

} // namespace crosscase::matrix
