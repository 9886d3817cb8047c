// SPDX-License-Identifier: GPL-3.0-or-later
// One comparison, made ready to be asked about codings of one snapshot.
#pragma once

#include "core/base/error.h"
#include "core/query/expression.h"
#include "core/query/resolve.h"
#include "core/query/value_test.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace crosscase::query {

// What an expression is asked about. Without a coding (block == nullptr) only tests that choose
// text may be asked.
struct Seen {
    model::Id<model::Case> unit; // none: text of no case
    model::Id<model::Document> document;
    std::string_view speaker; // empty: none
    const model::Codings::Block* block = nullptr;
    std::size_t row = 0;
};

// Small numbers (ids, weights, marks) that pass. One beyond its end is asked as 0, 'none'.
class Numbers {
public:
    explicit Numbers(std::size_t end = 1)
        : m_bits((end + 63) / 64)
        , m_end(end)
    {}
    [[nodiscard]] std::size_t end() const { return m_end; }
    void set(std::size_t number, bool passes)
    {
        const std::uint64_t bit = std::uint64_t{1} << (number % 64);
        m_bits[number / 64] = passes ? m_bits[number / 64] | bit : m_bits[number / 64] & ~bit;
    }
    [[nodiscard]] bool contains(std::size_t number) const
    {
        if (number >= m_end)
            number = 0;
        return ((m_bits[number / 64] >> (number % 64)) & 1U) != 0;
    }

private:
    std::vector<std::uint64_t> m_bits;
    std::size_t m_end;
};

struct Test {
    enum class Of : std::uint8_t {
        Case,
        Document,
        Speaker,
        Coder,
        Code,
        Coding,
        Mark,
        Weight,
        Created,
        Day
    };
    Of of = Of::Case;
    Numbers numbers;   // Case, Document, Coder, Code, Coding (ids), Mark (bits), Weight (plus one)
    ValueTest speaker; // Speaker
    PeriodTest period; // Created, Day

    [[nodiscard]] bool passes(const Seen& seen) const;
};

// NotFound, Ambiguous or Malformed as Filter::compile says.
[[nodiscard]] Result<Test>
makeTest(const Expression& comparison, const model::Corpus& corpus, Resolver& resolver);

} // namespace crosscase::query
