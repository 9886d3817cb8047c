// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/value_test.h"

#include "core/base/number.h"
#include "core/query/subjects.h"
#include "core/text/fold.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

tl::unexpected<Error>
unfit(const Expression& comparison, std::string_view value, std::string_view wanted)
{
    return fail(ErrorCode::Malformed,
                fmt::format("{} is compared with '{}', which is not {}",
                            toText(comparison.subject),
                            value,
                            wanted));
}

bool isUnary(Op op)
{
    return op == Op::IsEmpty || op == Op::IsNotEmpty;
}

// The answer of an operator. anyEqual: one of the values is equal; order: of the (single) value.
bool answer(Op op, bool anyEqual, int order)
{
    switch (op) {
    case Op::Equal:
    case Op::In:
        return anyEqual;
    case Op::NotEqual:
    case Op::NotIn:
        return !anyEqual;
    case Op::Less:
        return !anyEqual && order < 0;
    case Op::LessEqual:
        return anyEqual || order < 0;
    case Op::Greater:
        return !anyEqual && order > 0;
    case Op::GreaterEqual:
        return anyEqual || order > 0;
    default:
        return op == Op::IsNotEmpty;
    }
}

bool isOrdering(Op op)
{
    return op == Op::Less || op == Op::LessEqual || op == Op::Greater || op == Op::GreaterEqual;
}

ValueTest textTest(const Expression& comparison)
{
    std::vector<std::string> keys;
    for (const std::string& value : comparison.values)
        keys.push_back(text::foldKey(value));
    const std::string written =
        comparison.values.empty() ? std::string() : comparison.values.front();
    return [op = comparison.op, keys, written](std::string_view value) {
        if (value.empty())
            return op == Op::IsEmpty;
        const bool equal = std::any_of(
            keys.begin(), keys.end(), [&](const std::string& key) { return hasKey(value, key); });
        const int order = isOrdering(op) && !equal ? text::compareNames(value, written) : 0;
        return answer(op, equal, order);
    };
}

Result<ValueTest> numberTest(const Expression& comparison)
{
    std::vector<double> numbers;
    for (const std::string& value : comparison.values) {
        const auto number = parseNumber(value);
        if (!number)
            return unfit(comparison, value, "a number");
        numbers.push_back(*number);
    }
    return [op = comparison.op, numbers](std::string_view value) {
        const auto number = parseNumber(value);
        if (!number)
            return op == Op::IsEmpty;
        const bool equal = std::find(numbers.begin(), numbers.end(), *number) != numbers.end();
        return answer(op, equal, numbers.empty() || *number < numbers.front() ? -1 : 1);
    };
}

std::optional<bool> booleanOf(std::string_view value)
{
    const std::string key = text::foldKey(value);
    if (key == "true" || key == "yes" || key == "1")
        return true;
    if (key == "false" || key == "no" || key == "0")
        return false;
    return std::nullopt;
}

Result<ValueTest> booleanTest(const Expression& comparison)
{
    if (auto unordered = checkUnordered(comparison); !unordered)
        return passOn(unordered);
    std::vector<bool> wanted;
    for (const std::string& value : comparison.values) {
        const auto boolean = booleanOf(value);
        if (!boolean)
            return unfit(comparison, value, "true or false (or yes, no, 1, 0)");
        wanted.push_back(*boolean);
    }
    return [op = comparison.op, wanted](std::string_view value) {
        const auto boolean = booleanOf(value);
        if (!boolean)
            return op == Op::IsEmpty;
        return answer(op, std::find(wanted.begin(), wanted.end(), *boolean) != wanted.end(), 0);
    };
}

Result<ValueTest> dateTest(const Expression& comparison)
{
    std::vector<std::string> dates;
    for (const std::string& value : comparison.values) {
        dates.emplace_back(trim(value));
        if (!isIsoDate(dates.back()))
            return unfit(comparison, value, "a date (YYYY, YYYY-MM or YYYY-MM-DD)");
    }
    return [op = comparison.op, dates](std::string_view value) {
        value = trim(value);
        if (!isIsoDate(value))
            return op == Op::IsEmpty;
        const bool equal = std::any_of(dates.begin(), dates.end(), [&](const std::string& date) {
            return value.substr(0, date.size()) == date;
        });
        return answer(op, equal, dates.empty() ? 0 : value.compare(dates.front()));
    };
}

} // namespace

bool hasKey(std::string_view value, std::string_view key)
{
    char before = ' ';
    for (const char c : value) {
        const bool plain = static_cast<signed char>(c) >= 0x20 && !(c == ' ' && before == ' ');
        if (!plain)
            return text::foldKey(value) == key;
        before = c;
    }
    if (before == ' ')
        return text::foldKey(value) == key;
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(value.begin(), value.end(), key.begin(), key.end(), [&](char a, char b) {
        return lower(a) == b;
    });
}

Result<void> checkValues(const Expression& comparison)
{
    const bool list = comparison.op == Op::In || comparison.op == Op::NotIn;
    const std::size_t needed = isUnary(comparison.op) ? 0 : 1;
    if (list || comparison.values.size() == needed)
        return {};
    return fail(ErrorCode::Malformed,
                fmt::format("a comparison of {} has {} values where {} belong",
                            toText(comparison.subject),
                            comparison.values.size(),
                            needed));
}

Result<void> checkUnordered(const Expression& comparison)
{
    if (!isOrdering(comparison.op))
        return {};
    return fail(
        ErrorCode::Malformed,
        fmt::format("{} has no order: it goes with =, !=, in, not in, is empty and is not empty",
                    toText(comparison.subject)));
}

Result<ValueTest> makeValueTest(model::AttributeType type, const Expression& comparison)
{
    switch (type) {
    case model::AttributeType::Integer:
    case model::AttributeType::Number:
        return numberTest(comparison);
    case model::AttributeType::Boolean:
        return booleanTest(comparison);
    case model::AttributeType::Date:
        return dateTest(comparison);
    case model::AttributeType::Text:
    case model::AttributeType::Choice:
        break;
    }
    return textTest(comparison);
}

std::optional<PeriodTest::Period> PeriodTest::periodOf(Clock clock, std::string_view written)
{
    constexpr std::int64_t kDay = 86'400'000;
    const auto midnight = [](std::string_view date) { return timestampFromIso8601(date)->ms; };
    if (!isIsoDate(written)) {
        const auto moment = timestampFromIso8601(written);
        if (!moment || clock == Clock::Days)
            return std::nullopt;
        const bool seconds = written.size() > 16 && written[16] == ':';
        const bool fraction = written.find('.') != std::string_view::npos;
        return Period{moment->ms, moment->ms + (fraction ? 1 : seconds ? 1000 : 60'000)};
    }
    const std::string date(written);
    Period period{};
    if (date.size() == 10) {
        period.start = midnight(date);
        period.end = period.start + kDay;
    } else {
        const int year = std::stoi(date.substr(0, 4));
        const int month = date.size() == 7 ? std::stoi(date.substr(5, 2)) : 0;
        period.start = midnight(fmt::format("{:04}-{:02}-01", year, std::max(month, 1)));
        const bool turns = month == 0 || month == 12; // the period ends with its year
        period.end = year == 9999 && turns
                         ? INT64_MAX
                         : midnight(fmt::format(
                             "{:04}-{:02}-01", year + (turns ? 1 : 0), turns ? 1 : month + 1));
    }
    if (clock == Clock::Days) {
        period.start /= kDay;
        period.end = period.end == INT64_MAX ? INT64_MAX : period.end / kDay;
    }
    return period;
}

Result<PeriodTest> PeriodTest::make(Clock clock, const Expression& comparison)
{
    PeriodTest test;
    test.m_op = comparison.op;
    for (const std::string& value : comparison.values) {
        const auto period = periodOf(clock, trim(value));
        if (!period)
            return unfit(
                comparison,
                value,
                clock == Clock::Days
                    ? "a date (YYYY, YYYY-MM or YYYY-MM-DD)"
                    : "a date or a time (2026, 2026-11, 2026-11-22, 2026-11-22T10:18:00Z)");
        test.m_periods.push_back(*period);
    }
    return test;
}

bool PeriodTest::operator()(std::optional<std::int64_t> moment) const
{
    if (!moment)
        return m_op == Op::IsEmpty;
    const bool equal = std::any_of(m_periods.begin(), m_periods.end(), [&](const Period& period) {
        return period.start <= *moment && *moment < period.end;
    });
    return answer(m_op, equal, m_periods.empty() || *moment < m_periods.front().start ? -1 : 1);
}

} // namespace crosscase::query
