// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/matrix/axes.h"

#include "core/query/expand.h"
#include "core/query/near.h"
#include "core/query/resolve.h"
#include "core/text/fold.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::matrix {

using model::Code;
using model::Id;

Role roleOf(AxisKind kind)
{
    switch (kind) {
    case AxisKind::Themes:
    case AxisKind::Codes:
    case AxisKind::CodeSet:
        return Role::Code;
    case AxisKind::Coders:
        return Role::Coder;
    case AxisKind::Query:
        return Role::Query;
    case AxisKind::Attributes:
        return Role::Attribute;
    case AxisKind::Propositions:
        return Role::Proposition;
    default:
        return Role::Text;
    }
}

namespace {

// The object of that name, case-folded; NotFound with near names.
template <typename Row>
Result<const Row*>
findNamed(const model::Corpus& corpus, std::string_view what, std::string_view name)
{
    const std::string key = text::foldKey(name);
    std::vector<std::string> names;
    for (const Row& row : corpus.rows<Row>()) {
        if (text::foldKey(row.name) == key)
            return &row;
        names.push_back(row.name);
    }
    return fail(ErrorCode::NotFound,
                fmt::format("there is no {} '{}'{}", what, name, query::didYouMean(name, names)));
}

// Their rows by position, then name.
template <typename Row>
std::vector<const Row*> byPosition(const model::Corpus& corpus)
{
    std::vector<const Row*> rows;
    for (const Row& row : corpus.rows<Row>())
        rows.push_back(&row);
    std::stable_sort(rows.begin(), rows.end(), [](const Row* a, const Row* b) {
        if (a->position != b->position)
            return a->position < b->position;
        return text::compareNames(a->name, b->name) < 0;
    });
    return rows;
}

void addCode(const Scope& scope, ResolvedAxis& axis, Id<Code> code, bool withSubcodes)
{
    std::vector<std::string> names;
    for (Id<Code> at = code; at; at = scope.codes().parentOf(at))
        names.insert(names.begin(), scope.corpus().get(at).name);
    axis.entries.push_back({std::move(names), code, 0, 0});
    axis.codes.push_back(withSubcodes ? scope.codes().subtree(code) : std::vector<Id<Code>>{code});
}

Result<void> resolveCodes(const Scope& scope, ResolvedAxis& axis, bool withSubcodes)
{
    if (axis.axis.names.empty())
        for (const Id<Code> code : scope.codes().inOrder())
            addCode(scope, axis, code, withSubcodes);
    query::Resolver resolver(scope.corpus());
    for (const std::string& name : axis.axis.names) {
        auto code = resolver.code(name);
        if (!code)
            return passOn(code);
        addCode(scope, axis, *code, withSubcodes);
    }
    return {};
}

Result<void> resolveSet(const Scope& scope, ResolvedAxis& axis, bool withSubcodes)
{
    auto set = findNamed<model::CodeSet>(scope.corpus(), "code set", axis.axis.names.front());
    if (!set)
        return passOn(set);
    std::vector<Id<Code>> members;
    for (const model::CodeSetMember& member : scope.corpus().rows<model::CodeSetMember>())
        if (member.set == (*set)->id)
            members.push_back(member.code);
    for (const Id<Code> code : scope.codes().inOrder())
        if (std::find(members.begin(), members.end(), code) != members.end())
            addCode(scope, axis, code, withSubcodes);
    return {};
}

Result<void> resolveQuery(const Scope& scope, ResolvedAxis& axis)
{
    auto saved = query::savedQuery(scope.corpus(), axis.axis.names.front());
    if (!saved)
        return passOn(saved);
    axis.query.op = query::Op::Query;
    axis.query.values = {(*saved)->name};
    axis.entries.push_back({{(*saved)->name}, (*saved)->id, 0, 0});
    return {};
}

void resolveCoders(const Scope& scope, ResolvedAxis& axis)
{
    std::vector<const model::Coder*> coders;
    for (const model::Coder& coder : scope.corpus().rows<model::Coder>())
        coders.push_back(&coder);
    std::stable_sort(coders.begin(), coders.end(), [](const auto* a, const auto* b) {
        return text::compareNames(a->name, b->name) < 0;
    });
    for (const model::Coder* coder : coders)
        axis.entries.push_back({{coder->name}, coder->id, 0, 0});
}

Result<void> resolveCoding(const Scope& scope, ResolvedAxis& axis, const TableSpec& spec)
{
    switch (axis.axis.kind) {
    case AxisKind::Themes:
        for (const Id<Code> theme : scope.codes().roots())
            addCode(scope, axis, theme, true);
        return {};
    case AxisKind::Codes:
        return resolveCodes(scope, axis, spec.withSubcodes);
    case AxisKind::CodeSet:
        return resolveSet(scope, axis, spec.withSubcodes);
    case AxisKind::Query:
        return resolveQuery(scope, axis);
    case AxisKind::Coders:
        resolveCoders(scope, axis);
        return {};
    case AxisKind::Attributes: {
        const bool documents =
            spec.rows.kind == AxisKind::Documents || spec.columns.kind == AxisKind::Documents;
        for (const model::Attribute* attribute : attributesOf(
                 scope.corpus(),
                 documents ? model::AttributeTarget::Document : model::AttributeTarget::Case))
            axis.entries.push_back({{attribute->name}, attribute->id, 0, 0});
        return {};
    }
    default:
        for (const model::Proposition* claim : byPosition<model::Proposition>(scope.corpus()))
            axis.entries.push_back({{claim->name}, claim->id, 0, 0});
        return {};
    }
}

Result<void> resolveText(const Scope& scope, ResolvedAxis& axis)
{
    switch (axis.axis.kind) {
    case AxisKind::Cases:
        return resolveCases(scope, axis);
    case AxisKind::AttributeValues:
        return resolveAttributeValues(scope, axis);
    case AxisKind::Speakers:
        return resolveSpeakers(scope, axis);
    case AxisKind::Documents:
        resolveDocuments(scope, axis);
        return {};
    default:
        resolveGroups(scope, axis);
        return {};
    }
}

} // namespace

Result<ResolvedAxis> resolve(const Scope& scope, const Axis& axis, const TableSpec& spec)
{
    ResolvedAxis resolved;
    resolved.axis = axis;
    resolved.role = roleOf(axis.kind);
    auto done = resolved.role == Role::Text ? resolveText(scope, resolved)
                                            : resolveCoding(scope, resolved, spec);
    if (!done)
        return passOn(done);
    return resolved;
}

std::vector<const model::Attribute*> attributesOf(const model::Corpus& corpus,
                                                  model::AttributeTarget target)
{
    auto attributes = byPosition<model::Attribute>(corpus);
    std::erase_if(attributes,
                  [target](const auto* attribute) { return attribute->target != target; });
    return attributes;
}

Result<const model::Attribute*>
findAttribute(const model::Corpus& corpus, std::string_view name, model::AttributeTarget target)
{
    const std::string key = text::foldKey(name);
    std::vector<std::string> names;
    for (const model::Attribute* attribute : attributesOf(corpus, target)) {
        if (text::foldKey(attribute->name) == key)
            return attribute;
        names.push_back(attribute->name);
    }
    const std::string_view whose = target == model::AttributeTarget::Case ? "cases" : "documents";
    return fail(
        ErrorCode::NotFound,
        fmt::format("{} have no attribute '{}'{}", whose, name, query::didYouMean(name, names)));
}

} // namespace crosscase::matrix
