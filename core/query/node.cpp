// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/node.h"

#include "core/query/coding_sets.h"

#include <algorithm>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

void note(const Expression& expression, Uses& uses)
{
    if (expression.op == Op::Relation || expression.op == Op::Text) {
        uses.looks[static_cast<std::size_t>(Looks::Coding)] = true;
        uses.onlyCoders = false;
        uses.sets = true;
        if (expression.operands.size() == 2)
            note(expression.operands.front(), uses);
        return;
    }
    for (const Expression& operand : expression.operands)
        note(operand, uses);
    if (const SubjectEntry* entry = subjectEntry(expression.subject.object)) {
        uses.looks[static_cast<std::size_t>(entry->at)] = true;
        uses.onlyCoders = uses.onlyCoders && entry->object == "coder";
    }
}

Node nodeOf(Test test)
{
    Node node;
    node.op = Op::Equal;
    node.test = std::move(test);
    return node;
}

// "this coding is an A and stands so to a B": an `and` of A and the set of those that do.
Result<Node> relationNode(const Expression& expression, const Sources& sources)
{
    if (expression.operands.empty() || expression.operands.size() > 2)
        return fail(ErrorCode::Malformed, "a relation needs one or two codings");
    Node both;
    for (const Expression& operand : expression.operands) {
        auto node = makeNode(operand, sources);
        if (!node)
            return node;
        both.operands.push_back(std::move(*node));
    }
    const Node other = std::move(both.operands.back());
    both.operands.pop_back();
    auto set = relatedCodings(
        expression, both.operands.empty() ? nullptr : &both.operands.front(), other, sources);
    if (!set)
        return passOn(set);
    both.operands.push_back(nodeOf({Test::Of::Coding, std::move(*set), {}, {}}));
    return both;
}

} // namespace

bool Node::passes(const Seen& seen) const
{
    const auto passesToo = [&seen](const Node& node) { return node.passes(seen); };
    switch (op) {
    case Op::And:
        return std::all_of(operands.begin(), operands.end(), passesToo);
    case Op::Or:
        return std::any_of(operands.begin(), operands.end(), passesToo);
    case Op::Not:
        return !operands.front().passes(seen);
    default:
        return test.passes(seen);
    }
}

Uses usesOf(const Expression& expression)
{
    Uses uses;
    note(expression, uses);
    return uses;
}

Result<void> Sources::needTexts(std::string_view what) const
{
    if (texts == nullptr && !onlyCheck)
        return fail(
            ErrorCode::Unsupported,
            fmt::format("{} needs the texts of the documents, which are not at hand here", what));
    return {};
}

Result<std::shared_ptr<const model::LoadedText>> Sources::load(const model::Document& document,
                                                               std::string_view what) const
{
    if (auto needed = needTexts(what); !needed)
        return passOn(needed);
    return texts->load(document);
}

Result<Node> makeNode(const Expression& expression, const Sources& sources)
{
    switch (expression.op) {
    case Op::And:
    case Op::Or:
    case Op::Not:
        break;
    case Op::Relation:
        return relationNode(expression, sources);
    case Op::Text: {
        auto set = codingsWithHits(expression, sources);
        if (!set)
            return passOn(set);
        return nodeOf({Test::Of::Coding, std::move(*set), {}, {}});
    }
    default: {
        auto test = makeTest(expression, sources.corpus, sources.resolver);
        if (!test)
            return passOn(test);
        return nodeOf(std::move(*test));
    }
    }
    if (expression.op == Op::Not && expression.operands.size() != 1)
        return fail(ErrorCode::Malformed, "a 'not' needs one operand");
    Node node;
    node.op = expression.op;
    for (const Expression& operand : expression.operands) {
        auto inner = makeNode(operand, sources);
        if (!inner)
            return inner;
        node.operands.push_back(std::move(*inner));
    }
    return node;
}

} // namespace crosscase::query
