// SPDX-License-Identifier: GPL-3.0-or-later
// A query whose words are atoms, whose fields (and what is made of them only) are regions, and
// whose ANDs know their parts.
#pragma once

#include "core/query/search.h"
#include "core/query/search_atoms.h"
#include "core/query/search_region.h"
#include "core/query/thesaurus.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace crosscase::query {

struct SearchStep {
    enum class Kind : std::uint8_t { And, Or, Not, Near, Adjacent, Phrase, Atom };
    Kind kind = Kind::And;
    std::int32_t term = 0;
    std::size_t atom = 0;
    std::uint32_t distance = 0;
    std::vector<SearchStep> operands; // And: those that are neither fields nor negated
    // And
    std::vector<std::size_t> fields;    // regions in which the hits must be
    std::vector<std::size_t> notFields; // regions in which none may be
    std::vector<SearchStep> negated;    // what must not be true
};

struct SearchProgram {
    SearchStep whole;
    Atoms atoms;
    std::vector<SearchRegion> regions;
    std::vector<std::string> terms;
    SearchScope scope = SearchScope::Passage;

    // Of which a unit must have at least one to be true; nothing: it may be true without any.
    std::optional<std::vector<std::size_t>> required;
    bool needsPositions = false; // Phrase, Near, Adjacent
};

// Malformed: made by hand, and wrong. NotFound, Ambiguous: a field.
[[nodiscard]] Result<SearchProgram>
compileQuery(const SearchNode& query, const model::Corpus& corpus, const SearchOptions& options);

// Of a query that compiles.
[[nodiscard]] Superset
supersetOf(const SearchNode& query, const model::Corpus& corpus, const SearchOptions& options);

// What a text is asked for a Word or a Pattern.
[[nodiscard]] Atom atomOf(const SearchNode& leaf, const SearchOptions& options);

// The Or of what the thesaurus gives for the word of a Synonyms.
[[nodiscard]] SearchNode alternativesOf(const SearchNode& synonyms, const Thesaurus& thesaurus);

} // namespace crosscase::query
