// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number.h"
#include "core/matrix/axes.h"
#include "core/text/fold.h"

namespace crosscase::matrix {

using model::AttributeType;

AttributeColumn::AttributeColumn(const Scope& scope, const model::Attribute& attribute)
    : m_scope(&scope)
    , m_attribute(&attribute)
{
    for (const model::AttributeValue& value : scope.corpus().rows<model::AttributeValue>())
        if (value.attribute == attribute.id)
            m_values.emplace(value.owner, value.value);
    for (const model::AttributeChoice& choice : scope.corpus().rows<model::AttributeChoice>())
        if (choice.attribute == attribute.id)
            m_choices.emplace(choice.value, choice.position);
}

std::string AttributeColumn::of(model::AnyId owner) const
{
    while (owner) {
        if (const auto found = m_values.find(owner); found != m_values.end())
            return found->second;
        if (m_attribute->target == model::AttributeTarget::Document)
            break;
        owner = m_scope->cases().parentOf(model::Id<model::Case>{owner.value});
    }
    return {};
}

std::int32_t AttributeColumn::placeOf(const std::string& choice) const
{
    const auto found = m_choices.find(choice);
    return found == m_choices.end() ? INT32_MAX : found->second;
}

int AttributeColumn::compare(const std::string& a, const std::string& b) const
{
    if (a.empty() || b.empty())
        return static_cast<int>(a.empty()) - static_cast<int>(b.empty());
    const auto sign = [](auto x, auto y) {
        return static_cast<int>(x > y) - static_cast<int>(x < y);
    };
    if (m_attribute->type == AttributeType::Integer || m_attribute->type == AttributeType::Number) {
        const auto x = parseNumber(a);
        const auto y = parseNumber(b);
        if (x && y && *x != *y)
            return sign(*x, *y);
    }
    if (m_attribute->type == AttributeType::Choice && placeOf(a) != placeOf(b))
        return sign(placeOf(a), placeOf(b));
    if (m_attribute->type == AttributeType::Date)
        return sign(a.compare(b), 0);
    return text::compareNames(a, b);
}

} // namespace crosscase::matrix
