// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/ods.h"
#include "core/import/sniff.h"
#include "core/import/table_file.h"
#include "tests/core/import/zip_maker.h"

#include <catch2/catch.hpp>

namespace crosscase::importing {

namespace {

using testing::zipOf;
using List = std::vector<std::string>;

std::string odsOf(const std::string& tables)
{
    return zipOf(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles><style:style "
          "style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style>"
          "</office:automatic-styles><office:body><office:spreadsheet>"
              + tables + "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string words(const std::string& text)
{
    return "<table:table-cell office:value-type=\"string\"><text:p>" + text
           + "</text:p></table:table-cell>";
}

std::string table(const std::string& name, const std::string& rows)
{
    return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}

std::string row(const std::string& cells)
{
    return "<table:table-row>" + cells + "</table:table-row>";
}

const std::string kEmptyRows =
    "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
    "table:number-columns-repeated=\"16384\"/></table:table-row>";

} // namespace

TEST_CASE("ods: numbers, dates, truth and words come as in the other kind of workbook")
{
    const std::string bytes = odsOf(table(
        "Answers",
        row(words("id") + words("n") + words("since") + words("yes") + words("why"))
            + row(words("P1")
                  + "<table:table-cell office:value-type=\"float\" office:value=\"2.5\"><text:p>2,5"
                    "</text:p></table:table-cell>"
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"2005-03-01\">"
                    "<text:p>1.3.05</text:p></table:table-cell>"
                    "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\">"
                    "<text:p>WAHR</text:p></table:table-cell>"
                    "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>no"
                    "</text:p></office:annotation><text:p>one<text:s text:c=\"2\"/>two</text:p>"
                    "<text:p>three</text:p></table:table-cell>")
            + kEmptyRows));
    CHECK(contentOf(bytes) == Content::Spreadsheet);
    const auto read = readTableFile(bytes);
    REQUIRE(read);
    CHECK(read->table.headers == List{"id", "n", "since", "yes", "why"});
    REQUIRE(read->table.rows.size() == 1);
    CHECK(read->table.rows[0].line == 2);
    CHECK(read->table.rows[0].cells == List{"P1", "2.5", "2005-03-01", "true", "one  two\nthree"});
}

TEST_CASE("ods: repeated cells and rows are there as often as they say, empty ones are none")
{
    const auto read = readOds(odsOf(table(
        "S",
        row(words("a") + words("b") + words("c"))
            + "<table:table-row table:number-rows-repeated=\"2\"/>"
            + "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
              "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"7\"/>"
              "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>")));
    REQUIRE(read);
    REQUIRE(read->table.rows.size() == 2);
    CHECK(read->table.rows[0].line == 4);
    CHECK(read->table.rows[1].line == 5);
    CHECK(read->table.rows[1].cells == List{"7", "7", ""});
}

TEST_CASE("ods: the sheet is the first that is shown and has content, or the one that is named")
{
    const std::string bytes =
        odsOf("<table:table table:name=\"Notes\" table:style-name=\"ta2\">" + row(words("x"))
              + row(words("1")) + "</table:table>" + table("Empty", kEmptyRows)
              + table("One", row(words("a")) + row(words("1")))
              + table("Two", row(words("b")) + row(words("#N/A")) + row(words("2"))));
    CHECK(readOds(bytes)->sheet == "One");
    CHECK(readOds(bytes)->sheets == List{"Notes", "Empty", "One", "Two"});
    CHECK(readOds(bytes)->others == List{"Notes", "Empty", "Two"});
    CHECK(readOds(bytes, "two")->table.headers == List{"b"});
    CHECK(readOds(bytes, "two")->warnings.size() == 1);
    CHECK(readOds(bytes, "1")->sheet == "Notes");
    CHECK(readOds(bytes, "nine").error().code == ErrorCode::NotFound);
}

TEST_CASE("ods: what is damaged or too large is refused")
{
    CHECK(readOds(zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}))
              .error()
              .code
          == ErrorCode::Malformed);
    CHECK(readOds(odsOf("<table:table><table:table-row>")).error().code == ErrorCode::Malformed);
    CHECK(
        readOds(odsOf(table("S",
                            "<table:table-row table:number-rows-repeated=\"1000000\">"
                            "<table:table-cell table:number-columns-repeated=\"16000\" "
                            "office:value-type=\"float\" office:value=\"7\"/></table:table-row>")))
            .error()
            .code
        == ErrorCode::Unsupported);
}

} // namespace crosscase::importing
