// SPDX-License-Identifier: GPL-3.0-or-later
// A query as an index can answer it: about blocks of whole passages, never finding too little.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace crosscase::query {

struct Superset {
    enum class Op : std::uint8_t {
        All,  // every block
        None, // no block
        And,  // in one block (when units are documents: in one document)
        Or,
        Phrase, // the operands (Word, Stem, Pattern, Or of these) one after the other
        Near,   // the operands (the same) within `window` tokens in any order
        Word,   // a token whose text::searchKey is `key`
        Stem,   // a token whose text::Stemmer::stem is `key`, in any language
        Pattern // a token whose search key fits: `*` and `?` in `key`
    };
    Op op = Op::All;
    std::string key;
    int window = 0;
    std::vector<Superset> operands;
    bool operator==(const Superset&) const = default;
};

} // namespace crosscase::query
