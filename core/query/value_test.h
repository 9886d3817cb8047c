// SPDX-License-Identifier: GPL-3.0-or-later
// One comparison, made ready to be asked about values of a type.
//
// A missing value passes `is empty` and no other test. Text is equal by text::foldKey and ordered
// by text::compareNames. Dates and times are compared as far as the written value goes: 2005-03-01
// and 2005-11 are both `= 2005`, and neither `< 2005` nor `> 2005`.
#pragma once

#include "core/base/error.h"
#include "core/model/objects.h"
#include "core/query/expression.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace crosscase::query {

// Asked with a value in the canonical form of its type; empty: missing. Thread-safe.
using ValueTest = std::function<bool(std::string_view)>;

// Malformed: a written value that is not of the type, or an operator that does not go with it.
[[nodiscard]] Result<ValueTest> makeValueTest(model::AttributeType type,
                                              const Expression& comparison);

// Malformed when the operator has not the number of values it needs (an expression made by hand).
[[nodiscard]] Result<void> checkValues(const Expression& comparison);
// Malformed unless the operator is one of = != in, not in, is empty, is not empty.
[[nodiscard]] Result<void> checkUnordered(const Expression& comparison);

// Is `value` (no blanks at its ends, no runs of them, as names usually are) equal to what has this
// key?
[[nodiscard]] bool hasKey(std::string_view value, std::string_view key);

enum class Clock : std::uint8_t { Days, Milliseconds }; // since 1970-01-01, UTC

// A comparison with dates and times, over plain numbers.
class PeriodTest {
public:
    [[nodiscard]] static Result<PeriodTest> make(Clock clock, const Expression& comparison);
    [[nodiscard]] bool operator()(std::optional<std::int64_t> moment) const;

private:
    struct Period {
        std::int64_t start;
        std::int64_t end; // not within
    };
    [[nodiscard]] static std::optional<Period> periodOf(Clock clock, std::string_view written);

    Op m_op = Op::IsEmpty;
    std::vector<Period> m_periods;
};

} // namespace crosscase::query
