// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/table_file.h"
#include "tests/core/import/sheet_maker.h"

#include <catch2/catch.hpp>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;
using Catch::Matchers::Contains;
using List = std::vector<std::string>;

namespace {

TableFile read(const std::string& bytes, const TableOptions& options = {})
{
    auto file = readTableFile(bytes, options);
    INFO((file ? "" : file.error().detail));
    REQUIRE(file.has_value());
    return std::move(*file);
}

} // namespace

TEST_CASE("dialect and encoding of separated values are found out and told")
{
    const TableFile german = read("id;Gr\xFC\xDF"
                                  "e;warum\nP1;sch\xF6n;weil es gef\xE4llt\nP2;;\n");
    CHECK(german.table.headers == List{"id", "Gr\u00FC\u00DFe", "warum"});
    CHECK(german.description == german.table.encoding + ", separator ';', 2 rows, 3 columns");
    CHECK_THAT(german.description, Contains("1252") || Contains("8859-1"));
    CHECK(read("\xEF\xBB\xBFid\twhy\nP1\tx\n").description
          == "UTF-8, separator tab, 1 row, 2 columns");
    CHECK(read("\xEF\xBB\xBFid\twhy\nP1\tx\n").table.headers[0] == "id");
    CHECK(read("id,why\nP1,'=sum\n").table.rows[0].cells[1] == "=sum");
}

TEST_CASE("what the person says of the file holds")
{
    CHECK(read("a;b,c\n1;2,3\n", {.separator = ','}).table.headers == List{"a;b", "c"});
    CHECK(read("a,\xE9\n1,2\n", {.encoding = "windows-1251"}).table.headers[1] == "\u0439");
    const auto refused = readTableFile("a,b\n1,2\n", {.sheet = "1"});
    CHECK(refused.error().code == ErrorCode::Refused);
    const std::string book = bookOf({.sheets = {{"S", rowOf({"a"}) + rowOf({"1"})}}});
    CHECK(readTableFile(book, {.encoding = "UTF-8"}).error().code == ErrorCode::Refused);
    CHECK(readTableFile(book, {.separator = ';'}).error().code == ErrorCode::Refused);
}

TEST_CASE("a workbook comes in the same shape as separated values")
{
    const TableFile book =
        read(bookOf({.sheets = {{"Wave 1", rowOf({"id", "why"}) + rowOf({"P1", "so"})},
                                {"Notes", rowOf({"x"})}}}));
    const TableFile text = read("id,why\nP1,so\n");
    CHECK(book.description == "sheet 'Wave 1', 1 row, 2 columns (other sheets: 'Notes')");
    CHECK(book.table.headers == text.table.headers);
    REQUIRE(book.table.rows.size() == 1);
    CHECK(book.table.rows[0].cells == text.table.rows[0].cells);
    CHECK(book.table.rows[0].line == text.table.rows[0].line);
}

TEST_CASE("short rows are told by their lines; those of a workbook are none")
{
    const TableFile file = read("a,b,c\n1,2,3\n1\n\n1,2\n");
    REQUIRE(file.warnings.size() == 1);
    CHECK_THAT(file.warnings[0], Contains("2 rows have fewer cells") && Contains("3 (1), 5 (2)"));
    CHECK(read(bookOf({.sheets = {{"S", rowOf({"a", "b"}) + rowOf({"1"})}}})).warnings.empty());
    std::string many = "a,b\n";
    for (int i = 0; i < 30; ++i)
        many += "1\n";
    CHECK_THAT(read(many).warnings[0],
               Contains("30 rows") && Contains("21 (1), ...") && !Contains("22 (1)"));
}

TEST_CASE("other formats and empty tables are refused")
{
    const auto refusal = [](const std::string& bytes) {
        return readTableFile(bytes).error().detail;
    };
    CHECK_THAT(refusal("a,b\n"), Contains("no rows"));
    CHECK_THAT(refusal(""), Contains("empty"));
    CHECK_THAT(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
               Contains("old or encrypted") && Contains("xlsx or CSV"));
    CHECK_THAT(refusal("<html><table></table></html>"),
               Contains("a text document") && Contains("xlsx or CSV"));
    CHECK_THAT(refusal(zipOf({{"word/document.xml", "<w:document/>"}})),
               Contains("no workbook (xlsx)"));
    CHECK_THAT(refusal(zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}})),
               Contains("damaged"));
}
