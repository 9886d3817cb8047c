// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/xml_cut.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <string>
#include <vector>

using namespace crosscase;
using namespace crosscase::importing;
using List = std::vector<std::string>;

namespace {

List cut(std::string_view xml, std::string_view name)
{
    ElementCutter cutter(xml, name);
    List found;
    for (;;) {
        const auto element = cutter.next();
        REQUIRE(element.has_value());
        if (element->empty())
            return found;
        found.emplace_back(*element);
    }
}

} // namespace

TEST_CASE("elements of one name are cut out, whatever their prefix, and no others")
{
    CHECK(cut("<?xml version='1.0'?><sheet><row r='1'><c/></row><x:row/><rows><row >a</row "
              "></rows></sheet>",
              "row")
          == List{"<row r='1'><c/></row>", "<x:row/>", "<row >a</row >"});
    CHECK(cut("", "row").empty());
    CHECK(cut("no markup > at all", "row").empty());
}

TEST_CASE("comments, CDATA and quoted values are no tags")
{
    const std::string row =
        "<row a='>' b=\"</row>\"><!-- </row> --><![CDATA[</row>]]><?x </row>?></row>";
    CHECK(cut("<!-- <row/> --><![CDATA[<row/>]]>" + row + "</row>", "row") == List{row});
}

TEST_CASE("an element that is not closed is an error, with its place")
{
    for (const std::string xml : {"<a/><row>", "<a/><row><c/>", "<a/><row></row"}) {
        ElementCutter cutter(xml, "row");
        const auto element = cutter.next();
        REQUIRE(!element.has_value());
        CHECK(element.error().code == ErrorCode::Malformed);
        CHECK(element.error().detail.find("byte 4") != std::string::npos);
        CHECK(cutter.next()->empty());
    }
}

TEST_CASE("any bytes are cut in the end")
{
    REQUIRE(rc::check("the cutter stops", [] {
        const auto pieces = *rc::gen::container<List>(rc::gen::element<std::string>("<row>",
                                                                                    "</row>",
                                                                                    "<row/>",
                                                                                    "<",
                                                                                    ">",
                                                                                    "'",
                                                                                    "\"",
                                                                                    "<!--",
                                                                                    "-->",
                                                                                    "<![CDATA[",
                                                                                    "]]>",
                                                                                    "<?",
                                                                                    "a",
                                                                                    "</"));
        std::string xml;
        for (const std::string& piece : pieces)
            xml += piece;
        ElementCutter cutter(xml, "row");
        std::size_t total = 0;
        for (;;) {
            const auto element = cutter.next();
            if (!element || element->empty())
                break;
            total += element->size();
        }
        RC_ASSERT(total <= xml.size());
    }));
}
