// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/filter.h"

#include "core/query/coding_sets.h"
#include "core/query/expand.h"
#include "core/query/node.h"

#include <algorithm>

namespace crosscase::query {

namespace {

// Of expressions made by hand; parse() allows less.
constexpr int kMaxDepth = 1000;

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

// The documents in which sets are looked for: where the parts without them leave a coding.
Numbers documentsThatMatter(const std::vector<Part>& parts, const model::Corpus& corpus)
{
    std::vector<Node> nodes;
    for (const Part& part : parts)
        if (part.uses.isPlain())
            nodes.push_back(part.node);
    return documentsWith(nodes, corpus);
}

// The parts of an expression; those with sets come last.
Result<std::vector<Part>> partsReady(const Expression& written, Sources sources)
{
    if (isDeeperThan(written, kMaxDepth))
        return fail(ErrorCode::Malformed, "the expression is nested too deeply");
    auto expression = expand(written, sources.corpus);
    if (!expression)
        return passOn(expression);
    std::vector<const Expression*> open;
    partsOf(*expression, open);
    std::stable_partition(
        open.begin(), open.end(), [](const Expression* one) { return !usesOf(*one).sets; });
    std::vector<Part> parts;
    Numbers documents;
    for (const Expression* one : open) {
        const Uses uses = usesOf(*one);
        if (uses.sets && sources.documents == nullptr && !sources.onlyCheck) {
            documents = documentsThatMatter(parts, sources.corpus);
            sources.documents = &documents;
        }
        auto node = makeNode(*one, sources);
        if (!node)
            return passOn(node);
        parts.push_back({std::move(*node), uses});
    }
    return parts;
}

} // namespace

struct Filter::Program {
    std::vector<Part> text;
    std::vector<Node> codings;
    bool codingsNeedCase = false;
    bool codingsNeedSpeaker = false;
    std::vector<model::Id<model::Coder>> coders;

    void add(Part part)
    {
        if (!part.uses.at(Looks::Coding)) {
            text.push_back(std::move(part));
            return;
        }
        codingsNeedCase = codingsNeedCase || part.uses.at(Looks::Case);
        codingsNeedSpeaker = codingsNeedSpeaker || part.uses.at(Looks::Speaker);
        codings.push_back(std::move(part.node));
    }
    [[nodiscard]] bool textLooksAt(Looks what) const
    {
        return std::any_of(
            text.begin(), text.end(), [what](const Part& part) { return part.uses.at(what); });
    }
};

Filter::Filter()
    : m_program(std::make_shared<const Program>())
{}

Result<Filter> Filter::compile(const Expression& expression,
                               const model::Corpus& corpus,
                               const model::TextSource* texts)
{
    Resolver resolver(corpus);
    auto parts = partsReady(expression, {corpus, resolver, texts});
    if (!parts)
        return passOn(parts);
    auto program = std::make_shared<Program>();
    program->coders = codersOf(*parts, corpus);
    for (Part& part : *parts)
        program->add(std::move(part));
    Filter filter;
    filter.m_program = std::move(program);
    return filter;
}

Result<void> Filter::check(const Expression& expression, const model::Corpus& corpus)
{
    Resolver resolver(corpus);
    auto parts =
        partsReady(expression, {.corpus = corpus, .resolver = resolver, .onlyCheck = true});
    return parts ? Result<void>() : passOn(parts);
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
    return m_program->textLooksAt(Looks::Case);
}

bool Filter::textNeedsSpeaker() const
{
    return m_program->textLooksAt(Looks::Speaker);
}

bool Filter::codingsNeedCase() const
{
    return m_program->codingsNeedCase;
}

bool Filter::codingsNeedSpeaker() const
{
    return m_program->codingsNeedSpeaker;
}

Filter Filter::ofCases() const
{
    auto program = std::make_shared<Program>();
    for (const Part& part : m_program->text)
        if (part.uses.at(Looks::Case))
            program->text.push_back(part);
    Filter filter;
    filter.m_program = std::move(program);
    return filter;
}

bool Filter::acceptsText(model::Id<model::Case> unit,
                         model::Id<model::Document> document,
                         std::string_view speaker) const
{
    const Seen seen{unit, document, speaker, nullptr, 0};
    return std::all_of(m_program->text.begin(), m_program->text.end(), [&](const Part& part) {
        return part.node.passes(seen);
    });
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
