// SPDX-License-Identifier: GPL-3.0-or-later
// Codebooks to test with.
#pragma once

#include "core/codebook/codebook.h"

#include <rapidcheck.h>
#include <string>
#include <vector>

namespace crosscase::codebook::samples {

// Three levels, every field, a repeated name, a name with an arrow, and words that are markup.
inline Codebook small()
{
    Codebook codebook;
    codebook.entries = {
        {.path = {"Trust"},
         .definition = "Belief that the partner <can> & will.\n\n- no list\n1. nor this",
         .include = "*Any* kind, or `none`",
         .exclude = "=Control, [see](there)",
         .examples = {"We never look\nover our shoulder.", "# We rely on them."},
         .counterexamples = {"The contract covers it."},
         .memo = "Ask \"why\" | twice",
         .colour = "#952323",
         .codable = false,
         .id = Uuid::fromCanonical("0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b")},
        {.path = {"Trust", "Skill > will"}, .definition = "It can.", .codable = true},
        {.path = {"Trust", "Skill > will", "@home"}, .colour = "#0a0B0c"},
        {.path = {"Trust", "Skill > will"}, .memo = "repeated"},
        {.path = {"\u05D0\u05DE\u05D5\u05DF"}, .definition = "\U0001F642 \u05E9\u05DC\u05D5\u05DD"},
    };
    return codebook;
}

// Words made of pieces that are likely to hurt.
inline std::string nastyWords()
{
    const auto pieces =
        *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>("=",
                                                                                    "+",
                                                                                    "-",
                                                                                    "@",
                                                                                    "'",
                                                                                    "\"",
                                                                                    "\\",
                                                                                    ">",
                                                                                    " > ",
                                                                                    " \\> ",
                                                                                    ",",
                                                                                    ";",
                                                                                    "|",
                                                                                    "\t",
                                                                                    "\n",
                                                                                    "\n ",
                                                                                    "\r\n",
                                                                                    "\r",
                                                                                    " ",
                                                                                    "x",
                                                                                    "Y",
                                                                                    "7",
                                                                                    "#",
                                                                                    "\u00E9",
                                                                                    "e\u0301",
                                                                                    "\U0001F600",
                                                                                    "\u05E9\u05DC",
                                                                                    "\u202E",
                                                                                    "\uFEFF",
                                                                                    "\u00A0",
                                                                                    "\u2028",
                                                                                    "sep=",
                                                                                    "null"));
    std::string words;
    for (const std::string& piece : pieces)
        words += piece;
    return words;
}

inline std::vector<std::string> nastyList()
{
    std::vector<std::string> list;
    for (int n = *rc::gen::inRange(0, 4); n > 0; --n)
        list.push_back(nastyWords());
    return list;
}

// A tree of any shape; names come from few, so that siblings share them.
inline Codebook anyCodebook()
{
    Codebook codebook;
    std::vector<std::string> path;
    const std::vector<std::string> names{
        nastyWords() + "n", "n", " n > n ", ">" + nastyWords() + "n>"};
    for (int n = *rc::gen::inRange(0, 12); n > 0; --n) {
        path.resize(*rc::gen::inRange<std::size_t>(0, path.size() + 1));
        path.push_back(*rc::gen::elementOf(names));
        codebook.entries.push_back({.path = path,
                                    .definition = nastyWords(),
                                    .include = nastyWords(),
                                    .exclude = nastyWords(),
                                    .examples = nastyList(),
                                    .counterexamples = nastyList(),
                                    .memo = nastyWords(),
                                    .colour = *rc::gen::element<std::string>("", "#aBc", "#012def"),
                                    .codable = *rc::gen::arbitrary<bool>()});
        if (*rc::gen::arbitrary<bool>())
            codebook.entries.back().id = Uuid::make();
    }
    return codebook;
}

inline Codebook normalised(Codebook codebook)
{
    for (Entry& entry : codebook.entries)
        entry = crosscase::codebook::normalised(std::move(entry));
    return codebook;
}

} // namespace crosscase::codebook::samples
