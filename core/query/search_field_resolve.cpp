// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/near.h"
#include "core/query/search_field.h"
#include "core/query/search_field_syntax.h"
#include "core/query/test.h"
#include "core/text/fold.h"

#include <array>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

std::vector<std::string> attributesOf(const model::Corpus& corpus)
{
    std::vector<std::string> names;
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>())
        names.push_back(attribute.name);
    return names;
}

// Is there such a built-in field?
bool isBuiltIn(std::string_view object, const std::string& name, const model::Corpus& corpus)
{
    Expression asked;
    asked.op = Op::IsNotEmpty;
    asked.subject = {std::string(object), name};
    Resolver resolver(corpus);
    return makeTest(asked, corpus, resolver).has_value();
}

Result<std::string> objectWith(const std::string& name, const model::Corpus& corpus)
{
    std::array<bool, 2> has{}; // cases, documents
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>())
        if (text::foldKey(attribute.name) == text::foldKey(name))
            has[attribute.target == model::AttributeTarget::Case ? 0 : 1] = true;
    if (!has[0] && !has[1])
        has = {isBuiltIn("case", name, corpus), isBuiltIn("document", name, corpus)};
    if (has[0] && has[1]) {
        const std::string field = fieldNameText({"case", name}).substr(5);
        return fail(ErrorCode::Ambiguous,
                    fmt::format("cases and documents have '{}': write case.{}: or document.{}:",
                                name,
                                field,
                                field));
    }
    if (!has[0] && !has[1]) {
        std::vector<std::string> names = attributesOf(corpus);
        for (const FieldName& builtIn : kFieldNames)
            names.emplace_back(builtIn.written);
        return fail(ErrorCode::NotFound,
                    fmt::format("there is no field or attribute '{}'{} (if '{}:' stands so in the "
                                "text, put it in quotes)",
                                name,
                                didYouMean(name, names),
                                name));
    }
    return has[0] ? "case" : "document";
}

} // namespace

Result<Expression> resolveField(const Expression& field, const model::Corpus& corpus)
{
    const bool range = field.op == Op::And && !field.operands.empty();
    const Subject& subject = range ? field.operands.front().subject : field.subject;
    if (!subject.object.empty())
        return field;
    auto object = objectWith(subject.field, corpus);
    if (!object)
        return passOn(object);
    Expression resolved = field;
    if (!range)
        resolved.subject.object = *object;
    for (Expression& end : resolved.operands)
        end.subject.object = *object;
    return resolved;
}

} // namespace crosscase::query
