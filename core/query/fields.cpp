// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/fields.h"

#include "core/query/near.h"
#include "core/query/subjects.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

using model::AttributeType;
using model::Case;
using model::Document;
using model::Id;

struct DocumentEntry {
    std::string_view name;
    AttributeType type;
    std::string Document::*member; // nullptr: group
};
constexpr std::array<DocumentEntry, 7> kDocumentFields = {{
    {"group", AttributeType::Text, nullptr},
    {"language", AttributeType::Text, &Document::language},
    {"collected", AttributeType::Date, &Document::collected},
    {"source_type", AttributeType::Text, &Document::sourceType},
    {"informant", AttributeType::Text, &Document::informant},
    {"label", AttributeType::Text, &Document::label},
    {"name", AttributeType::Text, &Document::name},
}};

struct CaseEntry {
    std::string_view name;
    AttributeType type;
};
constexpr std::array<CaseEntry, 2> kCaseFields = {
    {{"level", AttributeType::Integer}, {"name", AttributeType::Text}}};

// "Source Type" and "source_type" are the same field.
template <typename Entries>
auto entryOf(const Entries& entries, std::string_view written)
{
    std::string key = text::foldKey(written);
    std::replace(key.begin(), key.end(), ' ', '_');
    return std::find_if(
        entries.begin(), entries.end(), [&](const auto& entry) { return entry.name == key; });
}

// The error of an unknown field, with the near names of attributes and built-in fields.
template <typename Entries>
tl::unexpected<Error> unknownField(const Entries& entries,
                                   std::string_view written,
                                   model::AttributeTarget target,
                                   const model::Corpus& corpus)
{
    const bool ofCase = target == model::AttributeTarget::Case;
    std::vector<std::string> names;
    bool ofOther = false;
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>()) {
        if (attribute.target == target)
            names.push_back(attribute.name);
        else
            ofOther = ofOther || text::foldKey(attribute.name) == text::foldKey(written);
    }
    for (const auto& entry : entries)
        names.emplace_back(entry.name);
    return fail(ErrorCode::NotFound,
                fmt::format("{}s have no attribute '{}'{}",
                            ofCase ? "case" : "document",
                            written,
                            ofOther ? fmt::format("; but {}s have", ofCase ? "document" : "case")
                                    : didYouMean(written, names)));
}

std::optional<model::Attribute>
findAttribute(model::AttributeTarget target, std::string_view written, const model::Corpus& corpus)
{
    const std::string key = text::foldKey(written);
    for (const model::Attribute& attribute : corpus.rows<model::Attribute>())
        if (attribute.target == target && text::foldKey(attribute.name) == key)
            return attribute;
    return std::nullopt;
}

bool comparesNames(Op op)
{
    return op == Op::Equal || op == Op::NotEqual || op == Op::In || op == Op::NotIn;
}

// A choice that nobody can have made is a slip of the pen.
Result<void> checkChoices(const Expression& comparison,
                          const model::Attribute& attribute,
                          const model::Corpus& corpus)
{
    if (attribute.type != AttributeType::Choice || !comparesNames(comparison.op))
        return {};
    std::vector<std::string> choices;
    for (const model::AttributeChoice& choice : corpus.rows<model::AttributeChoice>())
        if (choice.attribute == attribute.id)
            choices.push_back(choice.value);
    for (const std::string& value : comparison.values) {
        const std::string key = text::foldKey(value);
        const bool known =
            choices.empty()
            || std::any_of(choices.begin(), choices.end(), [&](const std::string& choice) {
                   return text::foldKey(choice) == key;
               });
        if (!known)
            return fail(ErrorCode::NotFound,
                        fmt::format("'{}' is no choice of {}{}",
                                    value,
                                    toText(comparison.subject),
                                    didYouMean(value, choices)));
    }
    return {};
}

// The field of an attribute, without inheritance.
template <typename Row>
Result<Field<Row>> attributeField(const Expression& comparison,
                                  const model::Attribute& attribute,
                                  const model::Corpus& corpus)
{
    if (auto choices = checkChoices(comparison, attribute, corpus); !choices)
        return passOn(choices);
    auto test = makeValueTest(attribute.type, comparison);
    if (!test)
        return passOn(test);
    Field<Row> field{std::move(*test), {}};
    for (const model::AttributeValue& value : corpus.rows<model::AttributeValue>())
        if (value.attribute == attribute.id)
            field.values.emplace(Id<Row>{value.owner.value}, value.value);
    return field;
}

Field<Case> builtInCaseField(const CaseEntry& entry,
                             ValueTest test,
                             const model::Corpus& corpus,
                             const model::CaseTree& tree)
{
    Field<Case> field{std::move(test), {}};
    for (const Id<Case> id : tree.inOrder())
        field.values.emplace(
            id, entry.name == "level" ? std::to_string(tree.depthOf(id) + 1) : corpus.get(id).name);
    return field;
}

Result<Field<Document>> builtInDocumentField(const DocumentEntry& entry,
                                             const Expression& comparison,
                                             const model::Corpus& corpus)
{
    auto test = makeValueTest(entry.type, comparison);
    if (!test)
        return passOn(test);
    Field<Document> field{std::move(*test), {}};
    for (const Document& document : corpus.documents()) {
        const model::Group* group = corpus.rows<model::Group>().find(document.group);
        std::string value = entry.member != nullptr ? document.*entry.member
                            : group != nullptr      ? group->name
                                                    : "";
        if (entry.name == "label" && value.empty())
            value = document.name;
        field.values.emplace(document.id, std::move(value));
    }
    return field;
}

} // namespace

Result<Field<Case>>
caseField(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver)
{
    const std::string& name = comparison.subject.field;
    const model::CaseTree& tree = resolver.cases();
    if (const auto attribute = findAttribute(model::AttributeTarget::Case, name, corpus)) {
        auto field = attributeField<Case>(comparison, *attribute, corpus);
        if (field)
            for (const Id<Case> id : tree.inOrder()) // parents come first
                if (const auto above = field->values.find(tree.parentOf(id));
                    above != field->values.end())
                    field->values.emplace(id, std::string(above->second));
        return field;
    }
    const auto entry = entryOf(kCaseFields, name);
    if (entry == kCaseFields.end())
        return unknownField(kCaseFields, name, model::AttributeTarget::Case, corpus);
    auto test = makeValueTest(entry->type, comparison);
    if (!test)
        return passOn(test);
    return builtInCaseField(*entry, std::move(*test), corpus, tree);
}

Result<Field<Document>>
documentField(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver)
{
    const Subject& subject = comparison.subject;
    const bool shortForm = subject.field.empty(); // group, language
    const std::string& name = shortForm ? subject.object : subject.field;
    if (!shortForm)
        if (const auto attribute = findAttribute(model::AttributeTarget::Document, name, corpus))
            return attributeField<Document>(comparison, *attribute, corpus);
    const auto entry = entryOf(kDocumentFields, name);
    if (entry == kDocumentFields.end())
        return unknownField(kDocumentFields, name, model::AttributeTarget::Document, corpus);
    if (entry->member == nullptr && comparesNames(comparison.op))
        for (const std::string& value : comparison.values)
            if (auto group = resolver.group(value); !group)
                return passOn(group);
    return builtInDocumentField(*entry, comparison, corpus);
}

} // namespace crosscase::query
