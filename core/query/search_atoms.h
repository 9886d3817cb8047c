// SPDX-License-Identifier: GPL-3.0-or-later
// The single words and patterns of a query, and which of them a token of a text is.
#pragma once

#include "core/text/stem.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace crosscase::query {

struct Atom {
    enum class Kind : std::uint8_t {
        Key,           // the token's search key is `text`
        Forms,         // the same, or its stem is that of `written`
        Pattern,       // its search key fits `text`
        Written,       // its letters are `text`
        WrittenPattern // its letters fit `text`
    };
    Kind kind = Kind::Key;
    std::string text;
    std::string written; // the word as it stands in the query
    bool operator==(const Atom&) const = default;
};

// Each once, numbered from 0.
class Atoms {
public:
    std::size_t add(Atom atom);
    [[nodiscard]] const std::vector<Atom>& all() const { return m_all; }
    [[nodiscard]] bool anyForms() const;

private:
    std::vector<Atom> m_all;
};

// Which atoms a token of a text in one language is, as the number of a set of atoms; 0: none.
// Not for two threads at once. `atoms` must outlive it.
class AtomMatcher {
public:
    AtomMatcher(const Atoms& atoms, std::string_view language);

    [[nodiscard]] std::uint32_t setOf(std::string_view token);
    [[nodiscard]] bool contains(std::uint32_t set, std::size_t atom) const
    {
        return ((m_bits[set * m_stride + atom / 64] >> (atom % 64)) & 1U) != 0;
    }
    // The ASCII letters, small, with which tokens of these atoms begin if they begin with ASCII;
    // nothing: it may be any.
    [[nodiscard]] std::optional<std::string> firstLetters(const std::vector<std::size_t>& atoms);

private:
    using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

    [[nodiscard]] bool mayHaveForms(std::string_view token) const;
    [[nodiscard]] std::uint32_t numberOf(const std::vector<std::uint64_t>& bits);

    const Atoms* m_atoms;
    text::Stemmer m_stemmer;
    bool m_keepsFirstLetter;
    std::size_t m_stride; // words of 64 bits in a set
    Index m_byKey;
    Index m_byStem;
    Index m_byLetters;
    std::vector<std::size_t> m_patterns;
    std::string m_stemLetters;         // first letters of the stems
    std::vector<std::uint64_t> m_bits; // set after set; the first is empty
};

} // namespace crosscase::query
