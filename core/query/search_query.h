// SPDX-License-Identifier: GPL-3.0-or-later
// What is looked for in the texts: `trust* NEAR/5 partner AND NOT speaker:Interviewer`.
//
// A query is a value: parsed from its written form, printed back, kept under a name.
#pragma once

#include "core/base/error.h"
#include "core/query/expression.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

enum class SearchOp : std::uint8_t {
    And,
    Or,
    Not,
    Near,     // the operands, in any order, at most `distance` tokens apart
    Adjacent, // the same, in this order
    Phrase,   // the operands one after the other
    Word,
    Pattern,  // `*` any letters, also none; `?` one
    Synonyms, // the word, or what the project's thesaurus gives for it
    Field     // text of which a comparison holds: case:Alpha, age:30..40; a range is one field
};

// What is made of nothing but fields is a field, too: the text of an AND is what its operands
// share, of an OR what any of them holds, of a NOT the rest. Beside words a field keeps the hits
// that touch its text, a negated one those that do not; fields alone find their text.
struct SearchNode {
    SearchOp op = SearchOp::And;
    std::string word;   // Word, Pattern: one token as written; Synonyms: as written
    bool exact = false; // Word: as it is, not by its stem
    int distance = 0;   // Near, Adjacent
    // Field: one comparison; for a range with both ends an And of two with the same Subject, which
    // must hold of the same case, document or coding. Subject::object is empty for an attribute by
    // its name alone: Search::prepare finds out whether cases or documents have it.
    Expression field;
    std::vector<SearchNode> operands; // And, Or, Phrase: two or more; Not: one; Near, Adjacent: two
    bool operator==(const SearchNode&) const = default;
};

// Malformed: what, at which character, with the place shown. Nesting is limited, never a crash.
[[nodiscard]] Result<SearchNode> parseSearch(std::string_view text);

// parseSearch(toText(q)) == q.
[[nodiscard]] std::string toText(const SearchNode& query);

// The language with examples, for `crosscase help searching`.
[[nodiscard]] std::string_view searchHelp();

} // namespace crosscase::query
