// SPDX-License-Identifier: GPL-3.0-or-later
// What was read from a document in a form to compare.
#pragma once

#include "core/import/reader.h"
#include "core/text/offset_map.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
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

} // namespace crosscase::testing
