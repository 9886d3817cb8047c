// SPDX-License-Identifier: GPL-3.0-or-later
// What was read from a document in a form to compare, and what every document has to keep to.
#pragma once

#include "core/import/reader.h"
#include "core/text/offset_map.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

namespace crosscase::testing {

using Lines = std::vector<std::string>;

inline importing::Imported
imported(std::string_view fileName, std::string_view bytes, const importing::Options& options = {})
{
    auto result = importing::readDocument(fileName, bytes, options);
    INFO((result ? "" : result.error().detail));
    REQUIRE(result.has_value());
    return *result;
}

inline std::string kindOf(const text::Passage& passage)
{
    switch (passage.kind) {
    case text::BlockKind::Paragraph:
        return "p";
    case text::BlockKind::Heading:
        return fmt::format("h{}", passage.heading);
    case text::BlockKind::ListItem:
        return fmt::format("li{}", passage.depth);
    case text::BlockKind::TableCell:
        return fmt::format("{}.{}.{}", passage.cell.table, passage.cell.row, passage.cell.column);
    default:
        return std::string(text::nameOf(passage.kind));
    }
}

// The passages as "KIND: CONTENT": "h1: Head", "li2: item", "1.2.1: cell", "footnote: text".
inline Lines linesOf(const importing::Imported& document)
{
    const text::OffsetMap map(document.utf8);
    const auto structure = text::segment(document.utf8, map, document.rules, document.layout);
    REQUIRE(structure.has_value());
    Lines lines;
    for (const text::Passage& passage : structure->passages)
        lines.push_back(fmt::format(
            "{}: {}", kindOf(passage), text::slice(document.utf8, map, passage.content)));
    return lines;
}

// Valid UTF-8; blocks and comments inside the text and in its order.
inline void requireSound(const importing::Imported& document)
{
    REQUIRE(text::isValidUtf8(document.utf8));
    const auto length = static_cast<text::CodePoint>(text::countCodePoints(document.utf8));
    text::CodePoint end = 0;
    for (const text::LayoutBlock& block : document.layout.blocks) {
        REQUIRE(block.span.start >= end);
        REQUIRE(!block.span.empty());
        REQUIRE((block.contentStart < 0 || block.contentStart >= block.span.start));
        REQUIRE(block.contentStart <= block.span.end);
        end = block.span.end;
    }
    REQUIRE(end <= length);
    for (const importing::Comment& comment : document.comments) {
        REQUIRE((comment.span.start >= 0 && comment.span.start <= comment.span.end));
        REQUIRE(comment.span.end <= length);
    }
}

// `good`, cut off, or with bytes changed, doubled, put in and taken out.
inline std::string damagedVariant(const std::string& good, std::mt19937& random)
{
    const auto below = [&random](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
    };
    std::string bytes = good;
    if (below(4) == 0)
        bytes.resize(below(bytes.size()));
    for (std::size_t hits = below(10); hits > 0 && !bytes.empty(); --hits) {
        const std::size_t at = below(bytes.size());
        switch (below(4)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.insert(at, 1, "{}\\<>&'*-/0"[below(11)]);
            break;
        case 2:
            bytes.insert(at, bytes.substr(below(bytes.size()), below(40)));
            break;
        default:
            bytes.erase(at, 1 + below(20));
        }
    }
    return bytes;
}

// Reads `count` damaged variants of `good`: each gives a sound document or an error that says
// something.
inline void requireStandsDamage(std::string_view fileName, const std::string& good, int count)
{
    std::mt19937 random(20260101);
    for (int n = 0; n < count; ++n) {
        const std::string bytes = damagedVariant(good, random);
        INFO("variant " << n);
        const auto result = importing::readDocument(fileName, bytes);
        if (result)
            requireSound(*result);
        else
            REQUIRE(result.error().detail.size() > fileName.size() + 2);
    }
}

} // namespace crosscase::testing
