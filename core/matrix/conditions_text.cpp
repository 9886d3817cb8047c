// SPDX-License-Identifier: GPL-3.0-or-later
// How conditions are written.
#include "core/base/number.h"
#include "core/matrix/conditions.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::matrix {

namespace {

constexpr std::string_view kForms =
    "NAME, rating:CODE@SCALE, attribute:A, present:CODE or references:CODE, each with =ALIAS "
    "behind it on wish";

constexpr std::array<std::pair<std::string_view, ConditionSource>, 4> kWords{
    {{"rating", ConditionSource::Rating},
     {"attribute", ConditionSource::Attribute},
     {"present", ConditionSource::Present},
     {"references", ConditionSource::References}}};

// The pieces between separators that have no backslash before them, backslashes kept.
std::vector<std::string_view> splitPlain(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == separator) {
            pieces.push_back(text.substr(begin, at - begin));
            begin = at + 1;
        }
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

// The last `sign` without a backslash before it, or npos.
std::size_t lastPlain(std::string_view text, char sign)
{
    std::size_t found = std::string_view::npos;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == sign)
            found = at;
    }
    return found;
}

// A backslash goes before the `signs` and before another one; elsewhere it stays ("A \> B").
std::string unescaped(std::string_view text, std::string_view signs)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool escapes =
            text[at] == '\\' && at + 1 < text.size()
            && (text[at + 1] == '\\' || signs.find(text[at + 1]) != std::string_view::npos);
        out += text[escapes ? ++at : at];
    }
    return out;
}

} // namespace

Result<ConditionSpec> conditionFromText(std::string_view text)
{
    constexpr std::string_view kSigns = ",=@";
    ConditionSpec spec;
    std::string_view rest = trim(text);
    for (const auto& [word, source] : kWords)
        if (rest.starts_with(word) && rest.substr(word.size()).starts_with(':')) {
            spec.source = source;
            rest.remove_prefix(word.size() + 1);
            break;
        }
    if (const std::size_t sign = lastPlain(rest, '='); sign != std::string_view::npos) {
        spec.alias = unescaped(trim(rest.substr(sign + 1)), kSigns);
        rest = rest.substr(0, sign);
        if (spec.alias.empty())
            return fail(ErrorCode::Malformed,
                        fmt::format("'{}' has no alias behind =; conditions are {}", text, kForms));
    }
    if (const std::size_t sign = lastPlain(rest, '@');
        spec.source == ConditionSource::Rating && sign != std::string_view::npos) {
        spec.scale = unescaped(trim(rest.substr(sign + 1)), kSigns);
        rest = rest.substr(0, sign);
    }
    spec.name = unescaped(trim(rest), kSigns);
    if (spec.name.empty())
        return fail(ErrorCode::Malformed,
                    fmt::format("'{}' names no condition; conditions are {}", text, kForms));
    return spec;
}

Result<std::vector<ConditionSpec>> conditionsFromText(std::string_view text)
{
    std::vector<ConditionSpec> specs;
    for (const std::string_view piece : splitPlain(text, ',')) {
        auto spec = conditionFromText(piece);
        if (!spec)
            return passOn(spec);
        specs.push_back(std::move(*spec));
    }
    return specs;
}

Result<std::vector<std::pair<std::string, double>>> valueMapFromText(std::string_view text)
{
    std::vector<std::pair<std::string, double>> map;
    for (const std::string_view piece : splitPlain(text, '/')) {
        const std::size_t colon = piece.rfind(':');
        const auto number = colon == std::string_view::npos ? std::optional<double>()
                                                            : parseNumber(piece.substr(colon + 1));
        if (!number)
            return fail(ErrorCode::Malformed,
                        fmt::format("'{}' is no value with its number; write VALUE:NUMBER, "
                                    "separated by /",
                                    piece));
        map.emplace_back(unescaped(trim(piece.substr(0, colon)), "/"), *number);
    }
    return map;
}

} // namespace crosscase::matrix
