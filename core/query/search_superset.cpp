// SPDX-License-Identifier: GPL-3.0-or-later
// What an index is asked for: what is negated and what speaks of fields falls away, forms become
// stems of every language of the project, and what may reach from block to block is relaxed.
#include "core/query/search_program.h"
#include "core/text/stem.h"
#include "core/text/tokens.h"

#include <algorithm>

namespace crosscase::query {

namespace {

using Op = Superset::Op;

Superset leaf(Op op, std::string key)
{
    Superset made;
    made.op = op;
    made.key = std::move(key);
    return made;
}

bool isToken(const Superset& part)
{
    if (part.op == Op::Or)
        return std::all_of(part.operands.begin(), part.operands.end(), isToken);
    return part.op == Op::Word || part.op == Op::Stem || part.op == Op::Pattern;
}

// Of And (what finds everything asks for nothing) or Or (it finds everything).
Superset joined(Op op, std::vector<Superset> parts)
{
    if (op == Op::Or && std::any_of(parts.begin(), parts.end(), [](const Superset& part) {
            return part.op == Op::All;
        }))
        return {};
    Superset made;
    made.op = op;
    for (Superset& part : parts)
        if (part.op != Op::All
            && std::find(made.operands.begin(), made.operands.end(), part) == made.operands.end())
            made.operands.push_back(std::move(part));
    if (made.operands.empty())
        return {};
    return made.operands.size() == 1 ? Superset(made.operands.front()) : made;
}

class Relaxer {
public:
    Relaxer(const model::Corpus& corpus, const SearchOptions& options)
        : m_options(options)
        , m_thesaurus(Thesaurus::of(corpus))
    {
        std::vector<std::string> languages;
        for (const model::Document& document : corpus.documents())
            if (std::find(languages.begin(), languages.end(), document.language) == languages.end())
                languages.push_back(document.language);
        for (const std::string& language : languages)
            if (text::Stemmer stemmer(language); stemmer.exists())
                m_stemmers.push_back(std::move(stemmer));
    }

    Superset of(const SearchNode& node)
    {
        switch (node.op) {
        case SearchOp::Not:
        case SearchOp::Field:
            return {};
        case SearchOp::And:
            return joined(Op::And, operands(node));
        case SearchOp::Or:
            return joined(Op::Or, operands(node));
        case SearchOp::Synonyms:
            return of(alternativesOf(node, m_thesaurus));
        case SearchOp::Phrase:
            return neighbours(Op::Phrase, node);
        case SearchOp::Near:
        case SearchOp::Adjacent:
            return neighbours(Op::Near, node);
        default:
            return word(node);
        }
    }

private:
    std::vector<Superset> operands(const SearchNode& node)
    {
        std::vector<Superset> parts;
        for (const SearchNode& operand : node.operands)
            parts.push_back(of(operand));
        return parts;
    }

    Superset word(const SearchNode& node)
    {
        const Atom atom = atomOf(node, m_options);
        std::string key = text::searchKey(atom.text);
        if (key.empty())
            return {};
        if (atom.kind == Atom::Kind::WrittenPattern)
            std::replace(key.begin(), key.end(), '?', '*'); // a letter may be two in a key: ß
        if (node.op == SearchOp::Pattern)
            return leaf(Op::Pattern, std::move(key));
        std::vector<Superset> forms{leaf(Op::Word, std::move(key))};
        if (atom.kind == Atom::Kind::Forms)
            for (text::Stemmer& stemmer : m_stemmers)
                if (const std::string& stem = stemmer.stem(atom.written); !stem.empty())
                    forms.push_back(leaf(Op::Stem, stem));
        return joined(Op::Or, std::move(forms));
    }

    // Of a document the blocks are asked one by one, and words may stand at both sides of a border.
    Superset neighbours(Op op, const SearchNode& node)
    {
        std::vector<Superset> parts = operands(node);
        const bool one = m_options.scope == SearchScope::Passage
                         && std::all_of(parts.begin(), parts.end(), isToken);
        if (!one)
            return joined(Op::And, std::move(parts));
        Superset made;
        made.op = op;
        made.window = op == Op::Near ? node.distance + 1 : 0;
        made.operands = std::move(parts);
        return made;
    }

    SearchOptions m_options;
    Thesaurus m_thesaurus;
    std::vector<text::Stemmer> m_stemmers;
};

} // namespace

Superset
supersetOf(const SearchNode& query, const model::Corpus& corpus, const SearchOptions& options)
{
    return Relaxer(corpus, options).of(query);
}

} // namespace crosscase::query
