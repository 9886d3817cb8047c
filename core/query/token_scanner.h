// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the tokens of a text that are among the atoms of a query, fast.
//
// A passage is cut at its blanks into runs, and what is in a run is remembered: which of its tokens
// are atoms, and how many tokens it has. A text says the same runs again and again, so most of them
// cost one look into a table, whatever their script and however many atoms there are. Where only
// tokens with few first letters can be atoms, runs without such a letter are not looked at.
#pragma once

#include "core/query/search_atoms.h"
#include "core/query/token_table.h"
#include "core/text/words.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace crosscase::query {

struct Occurrence {
    std::uint32_t position = 0; // which token it is
    std::uint32_t start = 0;    // bytes, half-open
    std::uint32_t end = 0;
    std::uint32_t set = 0; // of atoms: AtomMatcher
};

// Not for two threads at once. `atoms` must outlive it.
class TokenScanner {
public:
    TokenScanner(const Atoms& atoms, std::string_view language)
        : m_matcher(atoms, language)
    {}
    [[nodiscard]] AtomMatcher& matcher() { return m_matcher; }

    // Appends the atoms of the content `within` of a passage of `utf8`, its tokens numbered from
    // `position`; -> the number behind the last one.
    std::uint32_t scan(std::string_view utf8,
                       text::ByteSpan within,
                       std::uint32_t position,
                       std::vector<Occurrence>& found);
    // The same without numbers, where every atom begins with one of `letters` (ASCII, small, at
    // most kMaxLetters) or not with ASCII.
    void scanFor(std::string_view letters,
                 std::string_view utf8,
                 text::ByteSpan within,
                 std::vector<Occurrence>& found);
    static constexpr std::size_t kMaxLetters = 4;

private:
    struct Run {
        std::uint32_t tokens = 0;
        std::uint32_t first = 0; // of m_atomsOfRuns
        std::uint32_t count = 0;
    };

    // What is in the run `bytes`; appends its atoms.
    std::uint32_t take(std::string_view utf8,
                       text::ByteSpan run,
                       std::uint32_t position,
                       std::vector<Occurrence>& found);
    [[nodiscard]] std::uint32_t learn(std::string_view run);
    std::uint32_t cut(std::string_view utf8,
                      text::ByteSpan stretch,
                      std::uint32_t position,
                      std::vector<Occurrence>& found);

    AtomMatcher m_matcher;
    TokenTable m_tokens;                   // -> set
    TokenTable m_runs;                     // -> twice the tokens, or twice the Run and one
    std::vector<Run> m_known;              // runs with atoms
    std::vector<Occurrence> m_atomsOfRuns; // counted from the beginning of the run
    std::vector<text::ByteSpan> m_cut;
};

} // namespace crosscase::query
