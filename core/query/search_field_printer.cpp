// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_field.h"
#include "core/query/search_field_syntax.h"

#include <algorithm>

namespace crosscase::query {

namespace {

std::string_view signOf(Op op)
{
    const auto found = std::find_if(
        kSigns.begin(), kSigns.end(), [op](const Sign& sign) { return sign.op == op; });
    return found == kSigns.end() || op == Op::Equal ? std::string_view() : found->written;
}

std::string firstValueText(const Expression& comparison)
{
    return fieldValueText(comparison.values.empty() ? std::string_view()
                                                    : comparison.values.front());
}

bool isRange(const Expression& field)
{
    const auto isEnd = [](const Expression& end, Op op) {
        return end.op == op && end.values.size() == 1;
    };
    return field.op == Op::And && field.operands.size() == 2
           && isEnd(field.operands[0], Op::GreaterEqual) && isEnd(field.operands[1], Op::LessEqual)
           && field.operands[0].subject == field.operands[1].subject;
}

std::string comparisonText(const Expression& comparison)
{
    const std::string subject = fieldNameText(comparison.subject) + ":";
    switch (comparison.op) {
    case Op::IsEmpty:
        return subject + "\"\"";
    case Op::IsNotEmpty:
        return subject + std::string(kAnyValue);
    case Op::In:
    case Op::NotIn: {
        std::string list;
        for (const std::string& value : comparison.values)
            list += (list.empty() ? "" : ", ") + fieldValueText(value);
        return subject + (comparison.op == Op::In ? "(" : "!=(") + list + ")";
    }
    default:
        return subject + std::string(signOf(comparison.op)) + firstValueText(comparison);
    }
}

} // namespace

bool isFieldExpression(const Expression& field)
{
    return isComparison(field.op) || isRange(field);
}

std::string fieldText(const Expression& field)
{
    if (!isRange(field))
        return comparisonText(field);
    const Expression& from = field.operands.front();
    return fieldNameText(from.subject) + ":" + firstValueText(from) + ".."
           + firstValueText(field.operands.back());
}

} // namespace crosscase::query
