// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/search_words.h"

#include "core/text/tokens.h"

#include <algorithm>

namespace crosscase::query {

namespace {

bool isWildcard(char c)
{
    return c == '*' || c == '?';
}

SearchNode leafOf(std::string_view word, bool exact)
{
    SearchNode leaf;
    leaf.op = hasWildcard(word) ? SearchOp::Pattern : SearchOp::Word;
    leaf.word = std::string(word);
    leaf.exact = exact && leaf.op == SearchOp::Word;
    return leaf;
}

} // namespace

bool hasWildcard(std::string_view word)
{
    return std::any_of(word.begin(), word.end(), isWildcard);
}

bool isOnlyWildcards(std::string_view word)
{
    return std::all_of(word.begin(), word.end(), isWildcard);
}

std::vector<text::ByteSpan> cutWords(std::string_view written, Wildcards wildcards)
{
    if (wildcards == Wildcards::None || !hasWildcard(written))
        return text::tokens(written);
    std::string asLetters(written); // a wildcard stands for letters, so it holds a word together
    std::replace_if(asLetters.begin(), asLetters.end(), isWildcard, 'x');
    return text::tokens(asLetters);
}

SearchNode
nodeOfWords(std::string_view written, const std::vector<text::ByteSpan>& words, bool exact)
{
    SearchNode phrase;
    phrase.op = SearchOp::Phrase;
    for (const text::ByteSpan& word : words)
        phrase.operands.push_back(leafOf(written.substr(word.start, word.end - word.start), exact));
    return words.size() == 1 ? SearchNode(phrase.operands.front()) : phrase;
}

} // namespace crosscase::query
