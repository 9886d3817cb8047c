// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader keeps to whatever the bytes are, and damaged variants of good files.
#pragma once

#include "core/import/reader.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace crosscase::testing {

inline void requireSoundLayout(const text::Layout& layout, text::CodePoint length)
{
    text::CodePoint end = 0;
    for (const text::LayoutBlock& block : layout.blocks) {
        REQUIRE(block.span.start >= end);
        REQUIRE(!block.span.empty());
        REQUIRE((block.speaker.empty() || block.span.contains(block.speaker)));
        REQUIRE((block.contentStart < 0 || block.contentStart >= block.span.start));
        REQUIRE(block.contentStart <= block.span.end);
        end = block.span.end;
    }
    REQUIRE(end <= length);
    text::CodePoint last = 0;
    for (const text::PageStart& page : layout.pages) {
        REQUIRE(page.at >= last);
        REQUIRE(page.at < length);
        last = page.at;
    }
}

// Valid UTF-8; blocks, pages and comments inside the text and in its order.
inline void requireSound(const importing::Imported& document)
{
    REQUIRE(text::isValidUtf8(document.utf8));
    const auto length = static_cast<text::CodePoint>(text::countCodePoints(document.utf8));
    requireSoundLayout(document.layout, length);
    for (const importing::Comment& comment : document.comments) {
        REQUIRE((comment.span.start >= 0 && comment.span.start <= comment.span.end));
        REQUIRE(comment.span.end <= length);
        REQUIRE(text::isValidUtf8(comment.text + comment.author + comment.date));
    }
}

// A sound document, or an error with a sentence beside the file's name.
inline void requireSoundOrError(std::string_view fileName,
                                const Result<importing::Imported>& imported)
{
    if (imported)
        requireSound(*imported);
    else
        REQUIRE(imported.error().detail.size() > fileName.size() + 2);
}

// `good`, cut off, or with bytes changed, doubled, put in and taken out.
inline std::string damaged(const std::string& good, std::mt19937& random)
{
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    std::string bytes = good;
    if (bytes.empty())
        return bytes;
    if (below(4) == 0)
        bytes.resize(below(bytes.size()));
    for (std::size_t hits = below(10); hits > 0 && !bytes.empty(); --hits) {
        const std::size_t at = below(bytes.size());
        switch (below(5)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.insert(at, 1, "{}\\<>&'*-/0"[below(11)]);
            break;
        case 2:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(40)));
            break;
        case 3:
            bytes.insert(at, 1 + below(5), static_cast<char>(below(256)));
            break;
        default:
            bytes.erase(at, 1 + below(20));
        }
    }
    return bytes;
}

// Reads `count` damaged variants of `good`.
inline void requireStandsDamage(std::string_view fileName,
                                const std::string& good,
                                int count,
                                unsigned seed = 1)
{
    std::mt19937 random(seed);
    for (int n = 0; n < count; ++n) {
        const std::string bytes = damaged(good, random);
        INFO("variant " << n << " of seed " << seed);
        requireSoundOrError(fileName, importing::readDocument(fileName, bytes));
    }
}

} // namespace crosscase::testing
