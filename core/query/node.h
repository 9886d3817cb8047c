// SPDX-License-Identifier: GPL-3.0-or-later
// An expression made ready: its comparisons are tests, its relations sets of codings.
#pragma once

#include "core/base/error.h"
#include "core/model/corpus.h"
#include "core/model/text_source.h"
#include "core/query/expression.h"
#include "core/query/resolve.h"
#include "core/query/subjects.h"
#include "core/query/test.h"

#include <array>
#include <memory>
#include <vector>

namespace crosscase::query {

struct Node {
    Op op = Op::And; // And, Or, Not; all tests: Equal
    std::vector<Node> operands;
    Test test;
    [[nodiscard]] bool passes(const Seen& seen) const;
};

// What an expression looks at. The other coding of a relation is seen for itself, and does not
// count.
struct Uses {
    std::array<bool, 4> looks{};
    bool onlyCoders = true;
    bool sets = false; // relations and searches
    [[nodiscard]] bool at(Looks what) const { return looks[static_cast<std::size_t>(what)]; }
    // Is a coding seen alike whatever its cases and speakers?
    [[nodiscard]] bool isPlain() const { return !at(Looks::Case) && !at(Looks::Speaker); }
};
// Of an expression without saved queries whose subjects are known.
[[nodiscard]] Uses usesOf(const Expression& expression);

// What expressions are made ready with.
struct Sources {
    const model::Corpus& corpus;
    Resolver& resolver;
    const model::TextSource* texts = nullptr; // nullptr: there are none
    bool onlyCheck = false;                   // errors only: no set is filled
    const Numbers* documents = nullptr;       // the only ones that matter; nullptr: all

    [[nodiscard]] bool matters(model::Id<model::Document> document) const
    {
        return documents == nullptr
               || documents->contains(static_cast<std::size_t>(std::max(document.value, 0)));
    }
    // Unsupported without texts: `what` needs them.
    [[nodiscard]] Result<void> needTexts(std::string_view what) const;
    [[nodiscard]] Result<std::shared_ptr<const model::LoadedText>>
    load(const model::Document& document, std::string_view what) const;
};

// Errors of Filter::compile.
[[nodiscard]] Result<Node> makeNode(const Expression& expression, const Sources& sources);

} // namespace crosscase::query
