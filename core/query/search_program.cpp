// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_program.h"

#include "core/query/glob.h"
#include "core/query/search_field.h"
#include "core/query/search_lexer.h"
#include "core/query/search_words.h"
#include "core/text/tokens.h"

#include <algorithm>

namespace crosscase::query {

namespace {

using Kind = SearchStep::Kind;

// Of queries made by hand; parseSearch allows less.
constexpr int kMaxDepth = 1000;

bool isLeafOfPhrase(const SearchNode& node)
{
    return (node.op == SearchOp::Word || node.op == SearchOp::Pattern) && !node.word.empty();
}

bool isNearOperand(const SearchNode& node)
{
    if (node.op == SearchOp::Or)
        return std::all_of(node.operands.begin(), node.operands.end(), isNearOperand);
    return node.op != SearchOp::And && node.op != SearchOp::Not && node.op != SearchOp::Field;
}

// Has it the operands that it needs?
bool isWellFormed(const SearchNode& node)
{
    switch (node.op) {
    case SearchOp::And:
    case SearchOp::Or:
        return !node.operands.empty();
    case SearchOp::Not:
        return node.operands.size() == 1;
    case SearchOp::Near:
    case SearchOp::Adjacent:
        return node.operands.size() == 2 && node.distance >= 1 && node.distance <= kMaxDistance
               && std::all_of(node.operands.begin(), node.operands.end(), isNearOperand);
    case SearchOp::Phrase:
        return !node.operands.empty()
               && std::all_of(node.operands.begin(), node.operands.end(), isLeafOfPhrase);
    case SearchOp::Field:
        return node.operands.empty() && isFieldExpression(node.field);
    default:
        return node.operands.empty() && !node.word.empty();
    }
}

bool isWellFormed(const SearchNode& node, int depth)
{
    return depth < kMaxDepth && isWellFormed(node)
           && std::all_of(
               node.operands.begin(), node.operands.end(), [depth](const SearchNode& operand) {
                   return isWellFormed(operand, depth + 1);
               });
}

class Compiler {
public:
    Compiler(const model::Corpus& corpus, const SearchOptions& options)
        : m_corpus(corpus)
        , m_options(options)
        , m_thesaurus(Thesaurus::of(corpus))
    {}

    Result<SearchProgram> run(const SearchNode& query)
    {
        auto whole = step(query);
        if (!whole)
            return passOn(whole);
        m_program.whole = std::move(*whole);
        m_program.scope = m_options.scope;
        return std::move(m_program);
    }

private:
    [[nodiscard]] std::int32_t nextTerm() const
    {
        return static_cast<std::int32_t>(m_program.terms.size());
    }

    Result<SearchStep> step(const SearchNode& node)
    {
        SearchStep made;
        made.term = nextTerm();
        switch (node.op) {
        case SearchOp::And:
        case SearchOp::Field:
            return withParts(node);
        case SearchOp::Not:
        case SearchOp::Or:
            if (isOfFieldsOnly(node))
                return withParts(node);
            made.kind = node.op == SearchOp::Not ? Kind::Not : Kind::Or;
            break;
        default:
            m_program.terms.push_back(toText(node));
            return ofTokens(node, made.term);
        }
        for (const SearchNode& operand : node.operands) {
            auto inner = step(operand);
            if (!inner)
                return inner;
            made.operands.push_back(std::move(*inner));
        }
        return made;
    }

    Result<SearchStep> withParts(const SearchNode& node)
    {
        SearchStep made;
        made.term = nextTerm();
        if (auto done = addPart(node, made); !done)
            return passOn(done);
        return made;
    }

    // `all` is an And; those within fall apart.
    Result<void> addPart(const SearchNode& part, SearchStep& all)
    {
        if (part.op == SearchOp::And) {
            for (const SearchNode& operand : part.operands)
                if (auto done = addPart(operand, all); !done)
                    return done;
            return {};
        }
        const bool negated = part.op == SearchOp::Not;
        const SearchNode& inner = negated ? part.operands.front() : part;
        if (isOfFieldsOnly(inner))
            return addRegion(inner, negated ? all.notFields : all.fields);
        auto made = step(inner);
        if (!made)
            return passOn(made);
        (negated ? all.negated : all.operands).push_back(std::move(*made));
        return {};
    }

    Result<void> addRegion(const SearchNode& node, std::vector<std::size_t>& regions)
    {
        m_program.terms.push_back(toText(node));
        auto region = SearchRegion::make(node, m_corpus);
        if (!region)
            return passOn(region);
        regions.push_back(m_program.regions.size());
        m_program.regions.push_back(std::move(*region));
        return {};
    }

    // Of what is made of tokens only: no fields, no negations, and one term.
    SearchStep ofTokens(const SearchNode& node, std::int32_t term)
    {
        SearchStep made;
        made.term = term;
        if (node.op == SearchOp::Synonyms)
            return ofTokens(alternativesOf(node, m_thesaurus), term);
        if (node.op == SearchOp::Word || node.op == SearchOp::Pattern) {
            made.kind = Kind::Atom;
            made.atom = m_program.atoms.add(atomOf(node, m_options));
            return made;
        }
        made.kind = node.op == SearchOp::Or         ? Kind::Or
                    : node.op == SearchOp::Phrase   ? Kind::Phrase
                    : node.op == SearchOp::Adjacent ? Kind::Adjacent
                                                    : Kind::Near;
        made.distance = static_cast<std::uint32_t>(node.distance);
        m_program.needsPositions = m_program.needsPositions || made.kind != Kind::Or;
        for (const SearchNode& operand : node.operands)
            made.operands.push_back(ofTokens(operand, term));
        return made;
    }

    const model::Corpus& m_corpus;
    SearchOptions m_options;
    Thesaurus m_thesaurus;
    SearchProgram m_program;
};

using AtomList = std::vector<std::size_t>;

// Long words are rare: of several that are required the one with the longest words is asked for.
std::size_t rarity(const AtomList& list, const Atoms& atoms)
{
    std::size_t shortest = SIZE_MAX;
    for (const std::size_t atom : list) {
        const std::string& text = atoms.all()[atom].text;
        const auto wildcards =
            std::count_if(text.begin(), text.end(), [](char c) { return c == '*' || c == '?'; });
        shortest = std::min(shortest, text.size() - static_cast<std::size_t>(wildcards));
    }
    return shortest;
}

std::optional<AtomList> requiredOf(const SearchStep& step, const Atoms& atoms)
{
    if (step.kind == Kind::Atom)
        return AtomList{step.atom};
    if (step.kind == Kind::Not)
        return std::nullopt;
    std::optional<AtomList> best;
    for (const SearchStep& operand : step.operands) {
        auto required = requiredOf(operand, atoms);
        if (step.kind == Kind::Or) {
            if (!required)
                return std::nullopt;
            if (!best)
                best.emplace();
            best->insert(best->end(), required->begin(), required->end());
        } else if (required && (!best || rarity(*required, atoms) > rarity(*best, atoms))) {
            best = std::move(required);
        }
    }
    return best;
}

} // namespace

Atom atomOf(const SearchNode& leaf, const SearchOptions& options)
{
    const auto change = options.matchCase ? text::composed : text::searchKey;
    if (leaf.op == SearchOp::Pattern)
        return {options.matchCase ? Atom::Kind::WrittenPattern : Atom::Kind::Pattern,
                withLiterals(leaf.word, change),
                {}};
    if (options.matchCase)
        return {Atom::Kind::Written, change(leaf.word), {}};
    const bool forms = options.stemming && !leaf.exact;
    return {forms ? Atom::Kind::Forms : Atom::Kind::Key,
            change(leaf.word),
            forms ? leaf.word : std::string()};
}

SearchNode alternativesOf(const SearchNode& synonyms, const Thesaurus& thesaurus)
{
    SearchNode either;
    either.op = SearchOp::Or;
    for (const std::string& entry : thesaurus.synonymsOf(synonyms.word)) {
        const auto words = cutWords(entry, Wildcards::None);
        SearchNode one = nodeOfWords(entry, words, false);
        either.operands.push_back(std::move(one));
    }
    return either;
}

Result<SearchProgram>
compileQuery(const SearchNode& query, const model::Corpus& corpus, const SearchOptions& options)
{
    if (!isWellFormed(query, 0))
        return fail(ErrorCode::Malformed,
                    "the query is nested too deeply, or one of its parts lacks what it is made of");
    auto program = Compiler(corpus, options).run(query);
    if (program)
        program->required = requiredOf(program->whole, program->atoms);
    return program;
}

} // namespace crosscase::query
