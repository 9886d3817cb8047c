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

} // namespace

std::string fieldText(const Expression& comparison)
{
    const std::string subject = fieldNameText(comparison.subject) + ":";
    switch (comparison.op) {
    case Op::IsEmpty:
        return subject + "\"\"";
    case Op::IsNotEmpty:
        return subject + "!=\"\"";
    case Op::In:
    case Op::NotIn: {
        std::string list;
        for (const std::string& value : comparison.values)
            list += (list.empty() ? "" : ", ") + fieldValueText(value);
        return subject + (comparison.op == Op::In ? "(" : "!=(") + list + ")";
    }
    default:
        return subject + std::string(signOf(comparison.op))
               + fieldValueText(comparison.values.empty() ? "" : comparison.values.front());
    }
}

std::optional<std::string> rangeText(const SearchNode& from, const SearchNode& to)
{
    const auto isEnd = [](const SearchNode& node, Op op) {
        return node.op == SearchOp::Field && node.field.op == op && node.field.values.size() == 1;
    };
    if (!isEnd(from, Op::GreaterEqual) || !isEnd(to, Op::LessEqual)
        || from.field.subject != to.field.subject)
        return std::nullopt;
    return fieldNameText(from.field.subject) + ":" + fieldValueText(from.field.values.front())
           + ".." + fieldValueText(to.field.values.front());
}

} // namespace crosscase::query
