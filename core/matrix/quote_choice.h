// SPDX-License-Identifier: GPL-3.0-or-later
// Which quotes stand for a cell, and how a quote is written with its place and informant.
#pragma once

#include "core/matrix/display_options.h"
#include "core/matrix/scope.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace crosscase::matrix {

// How many quotes a case or a concept has: as the options say, else two.
[[nodiscard]] int usualQuotes(const DisplayOptions& options);

// A coding, seen in a case (none: it is in no case).
struct Quotable {
    model::Coding coding;
    model::Id<model::Case> unit;
};

class QuoteChoice {
public:
    // Of the options: limit, unpublishable, memos. Both must outlive it.
    QuoteChoice(const Scope& scope, const DisplayOptions& options);

    // At most `most` (0: all): from cases, then documents, that have given fewest so far; then
    // those marked power, then proof; then in order. A passage coded several times is one quote;
    // those not for publication are left out. They come back in their order.
    [[nodiscard]] std::vector<Quotable> choose(std::vector<Quotable> all, int most);
    // The best one: marked power, else proof, else, unless `onlyMarked`, the first.
    [[nodiscard]] std::vector<Quotable> best(std::vector<Quotable> all, bool onlyMarked);

    // “words” (P01 ¶4, CEO), and the memo of the coding in square brackets if asked for. Errors of
    // reading a text.
    [[nodiscard]] Result<std::string> write(const model::Coding& coding);
    // Several, a blank line between them.
    [[nodiscard]] Result<std::string> write(const std::vector<Quotable>& quotes);

    // What became of the quotes written so far.
    [[nodiscard]] std::vector<std::string> notes() const;

private:
    [[nodiscard]] std::vector<Quotable> withoutRepeats(std::vector<Quotable> all);

    const Scope* m_scope;
    const DisplayOptions* m_options;
    std::unordered_map<model::AnyId, std::string> m_memos;
    std::unordered_set<model::Id<model::Coding>> m_withheld;
    std::unordered_set<model::Id<model::Coding>> m_withMemo;
};

} // namespace crosscase::matrix
