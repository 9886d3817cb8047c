// SPDX-License-Identifier: GPL-3.0-or-later
// Hits of a search as tables: each as a key word in its context (KWIC), or counted.
#pragma once

#include "core/base/error.h"
#include "core/matrix/scope.h"
#include "core/query/search.h"
#include "core/table/table.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace crosscase::matrix {

struct DocumentHits {
    const model::Document& document;
    const model::LoadedText& text;
    const std::vector<query::SearchHit>& hits;
};

// document, paragraph, speaker, case, start, end, left, hit, right. The case is the innermost one
// (several joined by '; '); left and right are at most `context` code points of the paragraph,
// everything on one line.
class KwicTable {
public:
    // The scope must outlive it.
    KwicTable(const Scope& scope, int context);
    void add(const DocumentHits& found);
    [[nodiscard]] table::Table done();

private:
    const Scope* m_scope;
    text::CodePoint m_context;
    table::Table m_table;
};

enum class CountBy : std::uint8_t { Document, Case, Speaker };

// How many hits, in how many paragraphs and documents; most hits first. A hit in text of several
// cases counts in each of them, at their own level and above.
class HitCounts {
public:
    // The scope must outlive it.
    HitCounts(const Scope& scope, CountBy by)
        : m_scope(&scope)
        , m_by(by)
    {}
    void add(const DocumentHits& found);
    [[nodiscard]] table::Table done() const;

private:
    struct Count {
        std::int64_t hits = 0;
        std::int64_t paragraphs = 0;
        std::int64_t documents = 0;
    };
    // What is counted in one document.
    using Seen = std::map<std::string, std::vector<query::SearchHit>>;
    [[nodiscard]] Seen seenIn(const DocumentHits& found) const;

    const Scope* m_scope;
    CountBy m_by;
    std::map<std::string, Count> m_counts;
};

} // namespace crosscase::matrix
