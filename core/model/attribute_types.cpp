// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attribute_types.h"

#include "core/base/number.h"
#include "core/base/time.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::model {

namespace {

constexpr std::array<std::pair<std::string_view, AttributeType>, 6> kTypes = {{
    {"text", AttributeType::Text},
    {"integer", AttributeType::Integer},
    {"number", AttributeType::Number},
    {"boolean", AttributeType::Boolean},
    {"date", AttributeType::Date},
    {"choice", AttributeType::Choice},
}};

// Words for true and false, folded.
constexpr std::array<std::pair<std::string_view, bool>, 8> kTruths = {{
    {"true", true},
    {"false", false},
    {"yes", true},
    {"no", false},
    {"ja", true},
    {"nein", false},
    {"oui", true},
    {"non", false},
}};

std::optional<bool> truthOf(std::string_view value)
{
    const std::string key = text::foldKey(value);
    for (const auto& [word, truth] : kTruths)
        if (key == word)
            return truth;
    return std::nullopt;
}

std::optional<std::string> booleanFrom(std::string_view value)
{
    const std::optional<bool> truth = value == "1" ? true : value == "0" ? false : truthOf(value);
    if (!truth)
        return std::nullopt;
    return *truth ? "true" : "false";
}

bool isPlainInteger(std::string_view value)
{
    // 007 and +49 are codes and telephone numbers, not counts.
    const bool padded = value.size() > 1 && value.front() == '0';
    return !padded && value.front() != '+' && parseInteger(value).has_value();
}

// Digits that say something: without leading zeros and the exponent.
std::ptrdiff_t significantDigits(std::string_view number)
{
    number = number.substr(0, number.find_first_of("eE"));
    number.remove_prefix(std::min(number.find_first_of("123456789"), number.size()));
    return std::count_if(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A number that a floating point number can hold, and no code with leading zeros.
bool isPlainNumber(std::string_view value)
{
    constexpr std::ptrdiff_t kMostDigits = 17;
    const bool padded = value.size() > 1 && value[0] == '0' && value[1] != '.';
    return !padded && value.front() != '+' && parseNumber(value).has_value()
           && significantDigits(value) <= kMostDigits;
}

std::string_view expected(AttributeType type)
{
    switch (type) {
    case AttributeType::Integer:
        return "a whole number";
    case AttributeType::Number:
        return "a number (3.5)";
    case AttributeType::Boolean:
        return "true or false";
    case AttributeType::Date:
        return "a date (2005-03-01, 2005-03 or 2005)";
    default:
        return "text";
    }
}

} // namespace

std::string_view nameOf(AttributeType type)
{
    return kTypes[static_cast<std::size_t>(type)].first;
}

std::optional<AttributeType> attributeTypeNamed(std::string_view name)
{
    for (const auto& [known, type] : kTypes)
        if (text::foldKey(name) == known)
            return type;
    return std::nullopt;
}

Result<std::string> canonicalValue(AttributeType type, std::string_view value)
{
    value = text::trimBlanks(value);
    std::optional<std::string> canonical;
    switch (type) {
    case AttributeType::Integer:
        if (const auto number = parseInteger(value))
            canonical = std::to_string(*number);
        break;
    case AttributeType::Number:
        if (const auto number = parseNumber(value))
            canonical = formatNumber(*number);
        break;
    case AttributeType::Boolean:
        canonical = booleanFrom(value);
        break;
    case AttributeType::Date:
        if (isIsoDate(value))
            canonical = std::string(value);
        break;
    default:
        canonical = std::string(value);
    }
    if (!canonical)
        return fail(ErrorCode::Malformed, fmt::format("'{}' is not {}", value, expected(type)));
    return *canonical;
}

AttributeType guessType(const std::vector<std::string_view>& values)
{
    const auto all = [&](auto&& fits) {
        return !values.empty() && std::all_of(values.begin(), values.end(), fits);
    };
    if (all([](std::string_view v) { return truthOf(v).has_value(); }))
        return AttributeType::Boolean;
    if (all(isPlainInteger))
        return AttributeType::Integer;
    if (all(isPlainNumber))
        return AttributeType::Number;
    if (all([](std::string_view v) { return v.size() > 4 && isIsoDate(v); }))
        return AttributeType::Date;
    return AttributeType::Text;
}

} // namespace crosscase::model
