// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace crosscase {

std::string_view trim(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string formatNumber(double value, int decimals)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.')
            text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::string formatNumber(double value)
{
    std::string text = fmt::format("{}", value);
    return text == "-0" ? "0" : text;
}

namespace {

// Without outer blanks and a plus sign; nothing when another sign follows it.
std::string_view digitsOf(std::string_view text)
{
    text = trim(text);
    if (text.empty() || text.front() != '+')
        return text;
    text.remove_prefix(1);
    return text.starts_with('-') ? std::string_view() : text;
}

} // namespace

std::optional<double> parseNumber(std::string_view text)
{
    text = digitsOf(text);
    if (text.empty() || text.find_first_not_of("+-.0123456789eE") != std::string_view::npos)
        return std::nullopt;
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    text = digitsOf(text);
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

} // namespace crosscase
