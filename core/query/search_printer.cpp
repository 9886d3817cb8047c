// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_field.h"
#include "core/query/search_query.h"
#include "core/query/search_words.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace crosscase::query {

namespace {

// How strongly it binds; what binds no stronger than its surroundings goes in parentheses.
enum Strength : int { kNone, kOr, kAnd, kNot, kNear, kLeaf };

Strength strength(const SearchNode& node)
{
    switch (node.op) {
    case SearchOp::Or:
        return kOr;
    case SearchOp::And:
        return kAnd;
    case SearchOp::Not:
        return kNot;
    case SearchOp::Near:
    case SearchOp::Adjacent:
        return kNear;
    default:
        return kLeaf;
    }
}

std::string within(const SearchNode& node, Strength surroundings)
{
    const std::string text = toText(node);
    return strength(node) > surroundings ? text : "(" + text + ")";
}

std::string joinedWords(const SearchNode& phrase, std::string_view joiner)
{
    std::string text;
    for (const SearchNode& word : phrase.operands) {
        text += text.empty() ? std::string_view() : joiner;
        text += word.word;
    }
    return text;
}

// Words that are not exact stand without quotes: they are one run that falls apart into them.
std::string phraseText(const SearchNode& phrase)
{
    const bool loose =
        std::any_of(phrase.operands.begin(), phrase.operands.end(), [](const SearchNode& word) {
            return word.op == SearchOp::Word && !word.exact;
        });
    if (!loose)
        return "\"" + joinedWords(phrase, " ") + "\"";
    std::string together = joinedWords(phrase, "");
    const auto words = cutWords(together, Wildcards::Some);
    const bool fallsApart = !words.empty() && nodeOfWords(together, words, false) == phrase;
    return fallsApart ? together : joinedWords(phrase, "-");
}

std::string synonymsText(const std::string& word)
{
    const bool bare = std::none_of(word.begin(), word.end(), [](char c) {
        return static_cast<signed char>(c) <= ' ' || c == '(' || c == ')' || c == '"';
    });
    // Beyond ASCII there may be other blanks and quotation marks: quotes are always right.
    const auto letters = cutWords(word, Wildcards::None);
    const bool one = letters.size() == 1 && word.find('"') == std::string::npos;
    return "~" + (bare || one ? word : "\"" + word + "\"");
}

// A word that looks like an operator is told apart by a full stop, which is not looked for.
std::string wordText(const SearchNode& leaf)
{
    constexpr std::array<std::string_view, 5> kOperators = {"AND", "OR", "NOT", "NEAR", "ADJ"};
    if (leaf.exact)
        return "=" + leaf.word;
    const bool isOperator =
        std::find(kOperators.begin(), kOperators.end(), leaf.word) != kOperators.end();
    return leaf.word + (isOperator ? "." : "");
}

std::string joinedText(const SearchNode& node, std::string_view joiner)
{
    std::string text;
    for (const SearchNode& operand : node.operands) {
        text += text.empty() ? std::string_view() : joiner;
        text += within(operand, strength(node));
    }
    return text;
}

} // namespace

std::string toText(const SearchNode& query)
{
    switch (query.op) {
    case SearchOp::And:
        return joinedText(query, " ");
    case SearchOp::Or:
        return joinedText(query, " OR ");
    case SearchOp::Not:
        return "NOT " + within(query.operands.front(), kAnd);
    case SearchOp::Near:
    case SearchOp::Adjacent:
        return fmt::format("{} {}/{} {}",
                           within(query.operands.front(), kNot),
                           query.op == SearchOp::Near ? "NEAR" : "ADJ",
                           query.distance,
                           within(query.operands.back(), kNear));
    case SearchOp::Phrase:
        return phraseText(query);
    case SearchOp::Synonyms:
        return synonymsText(query.word);
    case SearchOp::Field:
        return fieldText(query.field);
    default:
        return wordText(query);
    }
}

} // namespace crosscase::query
