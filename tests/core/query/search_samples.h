// SPDX-License-Identifier: GPL-3.0-or-later
// Shorthand for queries in tests, and queries by chance.
#pragma once

#include "core/query/search_query.h"

#include <rapidcheck.h>
#include <string>
#include <utility>
#include <vector>

namespace crosscase::query::sample {

using Strings = std::vector<std::string>;

inline std::string anyOf(const Strings& strings)
{
    return *rc::gen::elementOf(strings);
}
inline bool chance(int oneIn)
{
    return *rc::gen::inRange(0, oneIn) == 0;
}

inline SearchNode node(SearchOp op, std::vector<SearchNode> operands)
{
    SearchNode made;
    made.op = op;
    made.operands = std::move(operands);
    return made;
}
inline SearchNode word(std::string written, bool exact = false)
{
    SearchNode made;
    made.op = written.find_first_of("*?") == std::string::npos ? SearchOp::Word : SearchOp::Pattern;
    made.word = std::move(written);
    made.exact = exact && made.op == SearchOp::Word;
    return made;
}
inline SearchNode synonyms(std::string written)
{
    SearchNode made;
    made.op = SearchOp::Synonyms;
    made.word = std::move(written);
    return made;
}
inline SearchNode field(Subject subject, Op op, std::vector<std::string> values)
{
    SearchNode made;
    made.op = SearchOp::Field;
    made.field.op = op;
    made.field.subject = std::move(subject);
    made.field.values = std::move(values);
    return made;
}
inline SearchNode range(const Subject& subject, std::string from, std::string to)
{
    SearchNode made;
    made.op = SearchOp::Field;
    made.field.operands = {field(subject, Op::GreaterEqual, {std::move(from)}).field,
                           field(subject, Op::LessEqual, {std::move(to)}).field};
    return made;
}
inline SearchNode near(SearchOp op, int distance, SearchNode left, SearchNode right)
{
    SearchNode made = node(op, {std::move(left), std::move(right)});
    made.distance = distance;
    return made;
}

// What random queries are made of.
struct Vocabulary {
    Strings words;
    Strings patterns;
    Strings synonyms;
    std::vector<SearchNode> fields;
};

inline SearchNode anyPhrase(const Vocabulary& vocabulary)
{
    const bool exact = chance(2);
    SearchNode phrase = node(SearchOp::Phrase, {word(anyOf(vocabulary.words), exact)});
    for (int more = *rc::gen::inRange(1, 3); more > 0; --more)
        phrase.operands.push_back(chance(4) ? word(anyOf(vocabulary.patterns))
                                            : word(anyOf(vocabulary.words), exact));
    return phrase;
}

inline SearchNode anyNearOperand(const Vocabulary& vocabulary, int depth);

inline SearchNode anyNear(const Vocabulary& vocabulary, int depth)
{
    return near(chance(2) ? SearchOp::Near : SearchOp::Adjacent,
                *rc::gen::inRange(1, 6),
                anyNearOperand(vocabulary, depth - 1),
                anyNearOperand(vocabulary, depth - 1));
}

inline SearchNode anyNearOperand(const Vocabulary& vocabulary, int depth)
{
    const int kind = *rc::gen::inRange(0, depth > 0 ? 9 : 6);
    if (kind < 3)
        return word(anyOf(vocabulary.words), chance(3));
    if (kind == 3)
        return word(anyOf(vocabulary.patterns));
    if (kind == 4)
        return anyPhrase(vocabulary);
    if (kind == 5)
        return synonyms(anyOf(vocabulary.synonyms));
    if (kind < 8)
        return anyNear(vocabulary, depth);
    SearchNode either = node(SearchOp::Or, {});
    for (int more = *rc::gen::inRange(2, 4); more > 0; --more) {
        SearchNode part = anyNearOperand(vocabulary, depth - 1);
        if (part.op == SearchOp::Or)
            part = std::move(part.operands.front());
        either.operands.push_back(std::move(part));
    }
    return either;
}

// As parseSearch makes them: no And within And, no Or within Or.
inline void join(SearchNode& joined, SearchNode part)
{
    if (part.op == joined.op)
        for (SearchNode& inner : part.operands)
            joined.operands.push_back(std::move(inner));
    else
        joined.operands.push_back(std::move(part));
}

// Of fields only.
inline SearchNode anyFields(const Vocabulary& vocabulary, int depth)
{
    const int kind = *rc::gen::inRange(0, depth > 0 ? 8 : 3);
    if (kind < 3)
        return *rc::gen::elementOf(vocabulary.fields);
    if (kind == 3)
        return node(SearchOp::Not, {anyFields(vocabulary, depth - 1)});
    SearchNode joined = node(kind < 7 ? SearchOp::Or : SearchOp::And, {});
    for (int more = *rc::gen::inRange(2, 4); more > 0; --more)
        join(joined, anyFields(vocabulary, depth - 1));
    return joined;
}

inline SearchNode anyQuery(const Vocabulary& vocabulary, int depth)
{
    const int kind = *rc::gen::inRange(0, depth > 0 ? 13 : 4);
    if (kind == 0)
        return anyFields(vocabulary, depth);
    if (kind >= 10) {
        SearchNode filtered = node(SearchOp::And, {});
        join(filtered, anyQuery(vocabulary, depth - 1));
        SearchNode fields = anyFields(vocabulary, 2);
        join(filtered, chance(2) ? node(SearchOp::Not, {std::move(fields)}) : std::move(fields));
        return filtered;
    }
    if (kind < 4)
        return anyNearOperand(vocabulary, depth);
    if (kind == 4)
        return node(SearchOp::Not, {anyQuery(vocabulary, depth - 1)});
    SearchNode joined = node(kind < 8 ? SearchOp::And : SearchOp::Or, {});
    for (int more = *rc::gen::inRange(2, 4); more > 0; --more)
        join(joined, anyQuery(vocabulary, depth - 1));
    return joined;
}

} // namespace crosscase::query::sample
