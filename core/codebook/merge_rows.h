// SPDX-License-Identifier: GPL-3.0-or-later
// What a merge has to ask: the codes that come out of it, and a row for all that differs.
#pragma once

#include "core/codebook/merge_match.h"

#include <map>
#include <memory>
#include <string_view>
#include <tuple>
#include <vector>

namespace crosscase::codebook::merging {

enum class Field : std::uint8_t {
    NearDuplicate,
    Renamed,
    Moved,
    Added,
    Removed,
    Definition,
    Include,
    Exclude,
    Examples,
    Counterexamples,
    Memo,
    Colour,
    Codable,
};

[[nodiscard]] std::string_view nameOf(Field field); // as in a decisions file

// The two codebooks, and the one before them, ready to be compared.
struct Sides {
    explicit Sides(const Merging& merging);

    const Merging& given;
    Sheet mine;
    Sheet theirs;
    std::unique_ptr<const Sheet> base; // if there is one
    Matches matches;
};

// A code of the result: of one side or of both.
struct Node {
    std::size_t mine = kGone;
    std::size_t theirs = kGone;
    std::size_t base = kGone;
    std::size_t pair = kGone; // it is part of; two nodes of one pair: a person keeps two codes
    std::size_t into = kGone; // the node that the other side merged it into
    bool isAlone = false;     // it is in no pair, or in one of two codes that never were one
    [[nodiscard]] bool isDeletedElsewhere() const
    {
        return isAlone && (base != kGone || into != kGone);
    }
};

struct Question {
    DecisionRow row;
    Field field = Field::Renamed;
    std::size_t node = kGone; // of two of one pair: mine
    bool isExplicit = false;  // decided by the file, not by us
    bool wasAccepted = false; // decided by taking what was proposed
    std::size_t pair = kGone;
};

// What a decisions file says, to be found by its question.
class Answers {
public:
    explicit Answers(const Decisions& decisions);
    // Choice::None: nothing.
    [[nodiscard]] Choice to(const std::string& id, const std::string& otherId, Field field) const;
    [[nodiscard]] bool has(const DecisionRow& row) const;

private:
    std::map<std::tuple<std::string, std::string, std::string>, Choice> m_choices;
};

struct Plan {
    std::vector<Node> nodes; // mine in their order, then those that only they have in theirs
    std::vector<std::size_t> nodeOfMine;
    std::vector<std::size_t> nodeOfTheirs;
    std::vector<Question> questions; // by node, then field
};

// Two codes are kept of a pair where the answers say so. Rows of such a pair are all there, so that
// an answer to any of them fits.
[[nodiscard]] Plan planOf(const Sides& sides, const Answers& answers);

// For merge_fields.cpp and merge_rows.cpp: a row about a pair or one of its sides.
[[nodiscard]] Question
questionFor(const Sides& sides, Field field, std::size_t mine, std::size_t theirs);

// --- merge_fields.cpp ----------------------------------------------------------------------------
// A row for each field in which the entries of a pair differ, where it is to be seen or decided.
[[nodiscard]] std::vector<Question>
fieldQuestions(const Sides& sides, const Pair& pair, std::size_t base);

// The fields of a pair's code as they are decided; path and id are mine's.
[[nodiscard]] Entry
joinedEntry(const Sides& sides, const Node& node, const std::vector<const Question*>& questions);

} // namespace crosscase::codebook::merging
