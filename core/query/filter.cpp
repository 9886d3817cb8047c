// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"

#include "core/query/subjects.h"
#include "core/query/test.h"

#include <algorithm>
#include <array>

namespace crosscase::query {

namespace {

// Of expressions made by hand; parse() allows less.
constexpr int kMaxDepth = 1000;

// An expression whose comparisons are made ready.
struct Node {
    Op op = Op::And; // And, Or, Not; all comparisons: Equal
    std::vector<Node> operands;
    Test test;

    [[nodiscard]] bool passes(const Seen& seen) const
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
};

// Which kinds of subjects stand in a part.
struct Uses {
    std::array<bool, 4> looks{};
    bool onlyCoders = true;
    [[nodiscard]] bool at(Looks what) const { return looks[static_cast<std::size_t>(what)]; }
};

struct Part {
    Node node;
    Uses uses;
};

bool isDeeperThan(const Expression& expression, int limit)
{
    return limit < 0
           || std::any_of(
               expression.operands.begin(),
               expression.operands.end(),
               [&](const Expression& operand) { return isDeeperThan(operand, limit - 1); });
}

Result<Node> ready(const Expression& expression, const model::Corpus& corpus, Resolver& resolver)
{
    Node node;
    const Op op = expression.op;
    if (op != Op::And && op != Op::Or && op != Op::Not) {
        auto test = makeTest(expression, corpus, resolver);
        if (!test)
            return passOn(test);
        node.op = Op::Equal;
        node.test = std::move(*test);
        return node;
    }
    if (op == Op::Not && expression.operands.size() != 1)
        return fail(ErrorCode::Malformed, "a 'not' needs one operand");
    node.op = op;
    for (const Expression& operand : expression.operands) {
        auto inner = ready(operand, corpus, resolver);
        if (!inner)
            return inner;
        node.operands.push_back(std::move(*inner));
    }
    return node;
}

// `expression` was made ready: its subjects are known.
void noteUses(const Expression& expression, Uses& uses)
{
    for (const Expression& operand : expression.operands)
        noteUses(operand, uses);
    if (const SubjectEntry* entry = subjectEntry(expression.subject.object)) {
        uses.looks[static_cast<std::size_t>(entry->at)] = true;
        uses.onlyCoders = uses.onlyCoders && entry->object == "coder";
    }
}

// Ands within ands fall apart too.
void partsOf(const Expression& expression, std::vector<const Expression*>& parts)
{
    if (expression.op != Op::And) {
        parts.push_back(&expression);
        return;
    }
    for (const Expression& operand : expression.operands)
        partsOf(operand, parts);
}

bool allPass(const std::vector<Node>& nodes, const Seen& seen)
{
    return std::all_of(
        nodes.begin(), nodes.end(), [&](const Node& node) { return node.passes(seen); });
}

// The coders that pass all parts which speak of nothing else; empty: there is no such part.
std::vector<model::Id<model::Coder>> codersOf(const std::vector<Part>& parts,
                                              const model::Corpus& corpus)
{
    std::vector<Node> nodes;
    for (const Part& part : parts)
        if (part.uses.onlyCoders && part.uses.at(Looks::Coding))
            nodes.push_back(part.node);
    std::vector<model::Id<model::Coder>> coders;
    if (nodes.empty())
        return coders;
    model::Codings::Block block;
    block.push({});
    for (const model::Coder& coder : corpus.rows<model::Coder>()) {
        block.coder[0] = coder.id;
        if (allPass(nodes, {{}, {}, {}, &block, 0}))
            coders.push_back(coder.id);
    }
    return coders;
}

} // namespace

struct Filter::Program {
    std::vector<Node> text;
    std::vector<Node> codings;
    bool textNeedsCase = false;
    bool needsSpeaker = false;
    std::vector<model::Id<model::Coder>> coders;

    void add(Part part)
    {
        const bool ofCodings = part.uses.at(Looks::Coding);
        textNeedsCase = textNeedsCase || (!ofCodings && part.uses.at(Looks::Case));
        needsSpeaker = needsSpeaker || part.uses.at(Looks::Speaker);
        (ofCodings ? codings : text).push_back(std::move(part.node));
    }
};

Filter::Filter()
    : m_program(std::make_shared<const Program>())
{}

Result<Filter> Filter::compile(const Expression& expression, const model::Corpus& corpus)
{
    if (isDeeperThan(expression, kMaxDepth))
        return fail(ErrorCode::Malformed, "the expression is nested too deeply");
    Resolver resolver(corpus);
    std::vector<const Expression*> written;
    partsOf(expression, written);
    std::vector<Part> parts;
    for (const Expression* one : written) {
        auto node = ready(*one, corpus, resolver);
        if (!node)
            return passOn(node);
        Part part{std::move(*node), {}};
        noteUses(*one, part.uses);
        parts.push_back(std::move(part));
    }
    auto program = std::make_shared<Program>();
    program->coders = codersOf(parts, corpus);
    for (Part& part : parts)
        program->add(std::move(part));
    Filter filter;
    filter.m_program = std::move(program);
    return filter;
}

bool Filter::choosesText() const
{
    return !m_program->text.empty();
}

bool Filter::choosesCodings() const
{
    return !m_program->codings.empty();
}

bool Filter::textNeedsCase() const
{
    return m_program->textNeedsCase;
}

bool Filter::needsSpeaker() const
{
    return m_program->needsSpeaker;
}

bool Filter::acceptsText(model::Id<model::Case> unit,
                         model::Id<model::Document> document,
                         std::string_view speaker) const
{
    return allPass(m_program->text, {unit, document, speaker, nullptr, 0});
}

bool Filter::acceptsCoding(const model::Codings::Block& block,
                           std::size_t row,
                           model::Id<model::Case> unit,
                           std::string_view speaker) const
{
    return allPass(m_program->codings, {unit, block.document[row], speaker, &block, row});
}

const std::vector<model::Id<model::Coder>>& Filter::coders() const
{
    return m_program->coders;
}

} // namespace crosscase::query
