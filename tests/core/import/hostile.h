// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader has to stand: damaged variants of good files.
#pragma once

#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace crosscase::testing {

// Valid UTF-8, and blocks and pages inside the text and in its order.
inline void checkSound(const importing::Imported& imported)
{
    REQUIRE(text::isValidUtf8(imported.utf8));
    const auto length = static_cast<text::CodePoint>(text::countCodePoints(imported.utf8));
    text::CodePoint end = 0;
    for (const text::LayoutBlock& block : imported.layout.blocks) {
        REQUIRE(block.span.start >= end);
        REQUIRE(!block.span.empty());
        REQUIRE((block.speaker.empty() || block.span.contains(block.speaker)));
        REQUIRE(
            (block.contentStart < 0
             || (block.contentStart >= block.span.start && block.contentStart <= block.span.end)));
        end = block.span.end;
    }
    REQUIRE(end <= length);
    text::CodePoint last = 0;
    for (const text::PageStart& page : imported.layout.pages) {
        REQUIRE(page.at >= last);
        REQUIRE(page.at < length);
        last = page.at;
    }
}

// Reads `count` damaged variants of `good`: cut off, with bytes changed, put in, taken out. Each
// has to give a sound result or an error with a sentence.
inline void
readDamaged(std::string_view fileName, const std::string& good, unsigned seed, int count = 200)
{
    std::mt19937 random(seed);
    const auto below = [&](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    for (int n = 0; n < count; ++n) {
        std::string bytes = good;
        if (n % 4 == 0)
            bytes.resize(below(bytes.size()));
        for (std::size_t hits = below(8); hits > 0 && !bytes.empty() && n % 4 != 0; --hits) {
            const std::size_t at = below(bytes.size());
            if (n % 4 == 1)
                bytes[at] = static_cast<char>(below(256));
            else if (n % 4 == 2)
                bytes.insert(at, 1 + below(5), static_cast<char>(below(256)));
            else
                bytes.erase(at, 1 + below(20));
        }
        INFO("variant " << n << " of seed " << seed);
        const auto imported = importing::readDocument(fileName, bytes);
        if (imported)
            checkSound(*imported);
        else
            REQUIRE(imported.error().detail.size() > fileName.size() + 2);
    }
}

} // namespace crosscase::testing
