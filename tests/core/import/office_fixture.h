// SPDX-License-Identifier: GPL-3.0-or-later
// Word and OpenDocument files for tests, and what is read from them in a form to compare.
#pragma once

#include "core/import/reader.h"
#include "core/text/offset_map.h"
#include "tests/core/import/zip_maker.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

namespace crosscase::testing {

// Parts beside the text: kind ("styles", "footnotes") and what stands in its root element.
using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr std::string_view kWordSpaces =
    "xmlns:w='w' xmlns:m='m' xmlns:mc='mc' xmlns:v='v' xmlns:wps='wps' xmlns:a='a' xmlns:pic='pic'";

// A Word document of that body.
inline std::string docxOf(std::string_view body, const Parts& parts = {})
{
    std::string relations;
    std::vector<std::pair<std::string, std::string>> entries{
        {"[Content_Types].xml",
         "<Types><Override PartName='/word/document.xml' ContentType='application/"
         "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"},
        {"_rels/.rels",
         "<Relationships><Relationship Id='r1' Type='http://x/officeDocument' "
         "Target='word/document.xml'/></Relationships>"},
        {"word/document.xml",
         fmt::format("<?xml version='1.0'?><w:document {}><w:body>{}</w:body></w:document>",
                     kWordSpaces,
                     body)}};
    for (const auto& [kind, content] : parts) {
        relations += fmt::format("<Relationship Type='http://x/{0}' Target='{0}1.xml'/>", kind);
        entries.emplace_back(fmt::format("word/{}1.xml", kind),
                             fmt::format("<w:{0} {1}>{2}</w:{0}>", kind, kWordSpaces, content));
    }
    entries.emplace_back("word/_rels/document.xml.rels",
                         fmt::format("<Relationships>{}</Relationships>", relations));
    return zipOf(entries);
}

constexpr std::string_view kOdtSpaces =
    "xmlns:office='o' xmlns:text='t' xmlns:table='tb' xmlns:draw='d' xmlns:style='s' "
    "xmlns:dc='dc' xmlns:svg='svg' xmlns:xlink='x'";

// An OpenDocument text of that body; `automatic` are its automatic, `named` its named styles.
inline std::string
odtOf(std::string_view body, std::string_view automatic = {}, std::string_view named = {})
{
    return zipOf(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          fmt::format("<office:document-content {}><office:automatic-styles>{}"
                      "</office:automatic-styles><office:body><office:text>{}</office:text>"
                      "</office:body></office:document-content>",
                      kOdtSpaces,
                      automatic,
                      body)},
         {"styles.xml",
          fmt::format("<office:document-styles {}><office:styles>{}</office:styles>"
                      "</office:document-styles>",
                      kOdtSpaces,
                      named)}});
}

inline importing::Imported readOffice(std::string_view bytes)
{
    auto imported = importing::readDocument("file", bytes);
    INFO((imported ? "" : imported.error().detail));
    REQUIRE(imported.has_value());
    return *imported;
}

// A passage as "h2 words", "li1 words", "1.2.3 words" (a cell), "footnote words", "words".
inline std::string described(const text::Passage& passage, std::string_view words)
{
    switch (passage.kind) {
    case text::BlockKind::Paragraph:
        return std::string(words);
    case text::BlockKind::Heading:
        return fmt::format("h{} {}", passage.heading, words);
    case text::BlockKind::ListItem:
        return fmt::format("li{} {}", passage.depth, words);
    case text::BlockKind::TableCell:
        return fmt::format(
            "{}.{}.{} {}", passage.cell.table, passage.cell.row, passage.cell.column, words);
    default:
        return fmt::format("{} {}", text::nameOf(passage.kind), words);
    }
}

// The passages, by their contents.
inline std::vector<std::string> passagesOf(const importing::Imported& imported)
{
    const text::OffsetMap map(imported.utf8);
    const auto structure = text::segment(imported.utf8, map, imported.rules, imported.layout);
    REQUIRE(structure.has_value());
    std::vector<std::string> passages;
    for (const text::Passage& passage : structure->passages)
        passages.push_back(described(passage, text::slice(imported.utf8, map, passage.content)));
    return passages;
}

// "words|author|date|comment" of each comment.
inline std::vector<std::string> commentsOf(const importing::Imported& imported)
{
    const text::OffsetMap map(imported.utf8);
    std::vector<std::string> comments;
    for (const importing::Comment& comment : imported.comments)
        comments.push_back(fmt::format("{}|{}|{}|{}",
                                       text::slice(imported.utf8, map, comment.span),
                                       comment.author,
                                       comment.date,
                                       comment.text));
    return comments;
}

// Well-formed markup of `size` elements in any nesting. A tag is a name with attributes: "w:x
// a='1'".
inline std::string
wildMarkup(const std::vector<std::string>& tags, std::size_t size, std::mt19937& random)
{
    std::string markup;
    std::vector<std::string> open;
    const auto close = [&] {
        markup += fmt::format("</{}>", open.back());
        open.pop_back();
    };
    for (std::size_t n = 0; n < size; ++n) {
        while (!open.empty() && random() % 3 == 0)
            close();
        const std::string& tag = tags[random() % tags.size()];
        markup += fmt::format("<{}>", tag);
        open.push_back(tag.substr(0, tag.find(' ')));
        if (random() % 3 == 0)
            markup += " w\u00F6rds ";
    }
    while (!open.empty())
        close();
    return markup;
}

} // namespace crosscase::testing
