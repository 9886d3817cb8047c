// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/import/sheet_cells.h"
#include "core/import/workbook.h"
#include "core/text/utf8.h"
#include "tests/core/import/sheet_maker.h"

#include <catch2/catch.hpp>
#include <random>

using namespace crosscase;
using namespace crosscase::importing;
using namespace crosscase::testing;
using Catch::Matchers::Contains;
using List = std::vector<std::string>;

namespace {

SheetTable read(const BookParts& book, std::string_view sheet = {})
{
    auto table = readWorkbook(bookOf(book), sheet);
    INFO((table ? "" : table.error().detail));
    REQUIRE(table.has_value());
    return std::move(*table);
}

Error errorOf(const std::string& bytes, std::string_view sheet = {})
{
    const auto table = readWorkbook(bytes, sheet);
    REQUIRE(!table.has_value());
    return table.error();
}

// The cells of a single row below a row of heads a..h.
List cellsOf(const std::string& cells, BookParts book = {})
{
    book.sheets.push_back(
        {"S", rowOf({"a", "b", "c", "d", "e", "f", "g", "h"}) + "<row>" + cells + "</row>"});
    const SheetTable table = read(book);
    REQUIRE(table.table.rows.size() == 1);
    return table.table.rows[0].cells;
}

const std::string kStyles = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"
                            "<xf numFmtId=\"165\"/><xf numFmtId=\"46\"/><xf numFmtId=\"166\"/>";
const std::string kFormats = "<numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm\"/>"
                             "<numFmt numFmtId=\"165\" formatCode=\"0.0&quot; d&quot;\"/>"
                             "<numFmt numFmtId=\"166\" formatCode=\"h:mm\"/>";

// A workbook that has something of everything.
BookParts rich()
{
    BookParts book;
    book.styles = kStyles;
    book.formats = kFormats;
    book.strings = "<si><t>id</t></si><si><r><t>Wh</t></r><r><rPr><b/></rPr><t>y?</t></r></si>"
                   "<si><t xml:space=\"preserve\"> a_x000D_\nb </t><rPh><t>no</t></rPh></si>";
    book.sheets.push_back({"Hidden", rowOf({"x"}) + rowOf({"y"}), "hidden"});
    book.sheets.push_back({"Empty", "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"});
    book.sheets.push_back(
        {"Data &amp; more",
         "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"
         "<row r=\"4\"><c r=\"A4\"><v>7</v></c><c r=\"B4\" s=\"1\"><v>38412</v></c>"
         "<c r=\"C4\" t=\"s\"><v>2</v></c><c r=\"E4\" t=\"b\"><v>1</v></c></row>"
         "<row><c t=\"e\"><v>#N/A</v></c><c><f>A1</f></c><c "
         "t=\"str\"><f>B1</f><v>said</v></c></row>"
         "<row r=\"9\"><c r=\"A9\"/></row>",
         "",
         "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>"});
    return book;
}

} // namespace

TEST_CASE(
    "the first sheet with content that is not hidden is read, its first row names the columns")
{
    const SheetTable sheet = read(rich());
    CHECK(sheet.sheet == "Data & more");
    CHECK(sheet.others == List{"Hidden", "Empty"});
    CHECK(sheet.table.headers == List{"id", "", "Why?", "", ""});
    REQUIRE(sheet.table.rows.size() == 2);
    CHECK(sheet.table.rows[0].line == 4);
    CHECK(sheet.table.rows[0].cells == List{"7", "2005-03-01", " a\nb ", "", "true"});
    CHECK(sheet.table.rows[1].line == 5);
    CHECK(sheet.table.rows[1].cells == List{"", "", "said", "", ""});
    REQUIRE(sheet.warnings.size() == 3);
    CHECK_THAT(sheet.warnings[0], Contains("1 cells with an error"));
    CHECK_THAT(sheet.warnings[1], Contains("1 formulas without"));
    CHECK_THAT(sheet.warnings[2], Contains("1 merged areas"));
}

TEST_CASE("a sheet is chosen by name or number")
{
    CHECK(read(rich(), "hidden").table.headers == List{"x"});
    CHECK(read(rich(), "1").sheet == "Hidden");
    CHECK(read(rich(), "2").table.headers.empty());
    BookParts numbered = rich();
    numbered.sheets[2].name = "1";
    CHECK(read(numbered, "1").table.headers.size() == 5);
    const Error error = errorOf(bookOf(rich()), "Nowhere");
    CHECK(error.code == ErrorCode::NotFound);
    CHECK_THAT(error.detail, Contains("'Hidden', 'Empty', 'Data & more'"));
    CHECK(errorOf(bookOf(rich()), "4").code == ErrorCode::NotFound);
    CHECK(errorOf(bookOf(rich()), "0").code == ErrorCode::NotFound);
}

TEST_CASE("numbers are written in the fewest digits that read back the same")
{
    CHECK(cellsOf("<c><v>3.0</v></c><c><v>0.1</v></c><c><v>1.1000000000000001</v></c>"
                  "<c><v>-0</v></c><c><v>1.2345678901234568E+16</v></c><c><v>1E-3</v></c>"
                  "<c><v>12abc</v></c><c t=\"n\"><v>100</v></c>")
          == List{"3", "0.1", "1.1", "0", "12345678901234568", "0.001", "12abc", "100"});
}

TEST_CASE("the number format of a cell makes its number a date")
{
    BookParts book;
    book.styles = kStyles;
    book.formats = kFormats;
    const std::string cells =
        "<c s=\"0\"><v>38412</v></c><c s=\"1\"><v>38412</v></c><c "
        "s=\"2\"><v>38412.604166666664</v></c>"
        "<c s=\"3\"><v>38412</v></c><c s=\"4\"><v>1.0625</v></c><c s=\"5\"><v>0.5</v></c>"
        "<c s=\"99\"><v>38412</v></c><c t=\"d\" s=\"1\"><v>2005-03-01T14:30:00</v></c>";
    CHECK(cellsOf(cells, book)
          == List{"38412",
                  "2005-03-01",
                  "2005-03-01 14:30",
                  "38412",
                  "25:30:00",
                  "12:00",
                  "38412",
                  "2005-03-01 14:30"});
    book.workbookPr = "<workbookPr date1904=\"1\"/>";
    CHECK(cellsOf(cells, book)[1] == "2009-03-02");
}

TEST_CASE("escapes of characters are resolved, but for those that are escaped themselves")
{
    CHECK(
        cellsOf(
            "<c t=\"str\"><v>a_x000D__x000a_b_x0041_</v></c><c t=\"str\"><v>_x005F_x0041_</v></c>"
            "<c t=\"str\"><v>x_xy_x12_x0G00_</v></c><c t=\"str\"><v>_xD83D__xDE00__xD83D_</v></c>"
            "<c t=\"str\"><v>&lt;b&gt; &#65;<![CDATA[<i>]]></v></c>")
        == List{"a\nbA", "_x0041_", "x_xy_x12_x0G00_", "\U0001F600\uFFFD", "<b> A<i>", "", "", ""});
}

TEST_CASE("rows and cells may be sparse, without numbers, or prefixed; strict files are read alike")
{
    BookParts book;
    book.schema = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    book.relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    book.sheets.push_back(
        {"S",
         "<x:row><x:c r=\"AB1\" t=\"inlineStr\"><x:is><x:t>far</x:t></x:is></x:c></x:row>"
         "<row r=\"1048576\"><c><v>1</v></c><c r=\"Z2\"><v>2</v></c><c><v>3</v></c></row>"});
    const SheetTable sheet = read(book);
    REQUIRE(sheet.table.headers.size() == 28);
    CHECK(sheet.table.headers[27] == "far");
    REQUIRE(sheet.table.rows.size() == 1);
    CHECK(sheet.table.rows[0].line == 1'048'576);
    CHECK(sheet.table.rows[0].cells[0] == "1");
    CHECK(sheet.table.rows[0].cells[25] == "2");
    CHECK(sheet.table.rows[0].cells[26] == "3");
}

TEST_CASE("what is damaged or too large is refused, with the sheet and the row")
{
    const auto detail = [](const std::string& rows) {
        BookParts book;
        book.sheets.push_back({"S", rows});
        return errorOf(bookOf(book)).detail;
    };
    CHECK_THAT(detail("<row r=\"3\"><c t=\"s\"><v>5</v></c></row>"),
               Contains("sheet 'S': row 3") && Contains("'5'"));
    CHECK_THAT(detail("<row r=\"3\"><c t=\"s\"><v>-1</v></c></row>"), Contains("'-1'"));
    CHECK_THAT(detail("<row r=\"0\"/>"), Contains("'0'"));
    CHECK_THAT(detail("<row r=\"1048577\"/>"), Contains("too large"));
    CHECK_THAT(detail("<row><c r=\"XFE1\"><v>1</v></c></row>"), Contains("too large"));
    CHECK_THAT(detail("<row><c r=\"1A\"><v>1</v></c></row>"), Contains("'1A' is no place"));
    CHECK_THAT(detail("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>"),
               Contains("stands there twice"));
    CHECK_THAT(detail("<row><c></row>"), Contains("damaged"));
    CHECK_THAT(detail(""), Contains("no sheet has content"));
}

TEST_CASE("an archive that is no workbook, or lacks a part, is refused by name")
{
    CHECK_THAT(errorOf(zipOf({{"a.txt", "x"}})).detail, Contains("no workbook (xlsx)"));
    CHECK_THAT(errorOf("PK\x03\x04 rubbish").detail, Contains("damaged"));
    CHECK_THAT(errorOf(zipOf({{"xl/workbook.xml", "<document/>"}})).detail,
               Contains("no workbook (xlsx)"));
    CHECK_THAT(errorOf(zipOf({{"xl/workbook.xml", "<workbook/>"}})).detail,
               Contains("no sheet of cells"));
    CHECK_THAT(errorOf(zipOf({{"_rels/.rels",
                               "<Relationships><Relationship Id='a' Type='x/officeDocument' "
                               "Target='xl/workbook.bin'/></Relationships>"},
                              {"xl/workbook.bin", "x"}}))
                   .detail,
               Contains("xlsb"));
    auto entries = entriesOf(rich());
    std::erase_if(entries, [](const auto& entry) { return entry.first == "xl/sharedStrings.xml"; });
    CHECK_THAT(errorOf(zipOf(entries)).detail, Contains("'xl/sharedStrings.xml' is missing"));
}

TEST_CASE("parts in UTF-16 are read, ill-formed UTF-8 is mended")
{
    auto entries = entriesOf(rich());
    for (auto& [name, bytes] : entries)
        if (name == "xl/sharedStrings.xml") {
            std::string wide = "\xFF\xFE";
            for (const char c : bytes)
                wide.append(1, c).append(1, '\0');
            bytes = wide;
        }
    CHECK(readWorkbook(zipOf(entries))->table.headers[2] == "Why?");
    CHECK(cellsOf("<c t=\"str\"><v>a\xFFz</v></c>")[0] == "a\uFFFDz");
}

TEST_CASE("a workbook that would fill the memory is refused")
{
    // A string that a million cells refer to.
    BookParts book;
    book.strings = "<si><t>" + std::string(1'000'000, 'x') + "</t></si>";
    std::string rows;
    for (int i = 0; i < 1000; ++i)
        rows += "<row><c t=\"s\"><v>0</v></c></row>";
    book.sheets.push_back({"S", rows});
    CHECK(errorOf(bookOf(book)).code == ErrorCode::Unsupported);
    // Rows of one far cell.
    std::string far;
    for (int i = 0; i < 2000; ++i)
        far += "<row><c r=\"XFD1\"><v>1</v></c></row>";
    CHECK(errorOf(bookOf({.sheets = {{"S", far}}})).code == ErrorCode::Unsupported);
    // Short rows that one long one would stretch.
    std::string stretched = "<row><c r=\"XFD1\"><v>1</v></c></row>";
    for (int i = 0; i < 2000; ++i)
        stretched += "<row><c><v>1</v></c></row>";
    CHECK(errorOf(bookOf({.sheets = {{"S", stretched}}})).code == ErrorCode::Unsupported);
    // A row of nothing but cells.
    std::string cells = "<row>";
    for (int i = 0; i < 5'000'000; ++i)
        cells += "<c/>";
    CHECK(errorOf(bookOf({.sheets = {{"S", cells + "</row>"}}})).code == ErrorCode::Unsupported);
}

TEST_CASE("damaged workbooks end in a table or an error")
{
    std::mt19937 random(20051); // NOLINT(cert-msc32-c,cert-msc51-cpp): the same variants every time
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(random()) % limit;
    };
    const auto entries = entriesOf(rich());
    const auto look = [](const std::string& bytes) {
        for (const char* sheet : {"", "1", "3"}) {
            const auto table = readWorkbook(bytes, sheet);
            if (!table) {
                CHECK(!table.error().detail.empty());
                continue;
            }
            for (const table::CsvRow& row : table->table.rows)
                for (const std::string& cell : row.cells)
                    CHECK(text::isValidUtf8(cell));
        }
    };
    const auto damage = [&](std::string bytes) {
        for (std::size_t n = below(6) + 1; n > 0; --n) {
            const std::size_t at = below(bytes.size());
            switch (below(4)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes.insert(at, 1, "<>&\"'/0A"[below(8)]);
                break;
            case 2:
                bytes.erase(at, below(9));
                break;
            default:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(40)));
            }
        }
        return bytes;
    };
    const std::string whole = zipOf(entries);
    for (std::size_t length = 0; length < whole.size(); length += 7)
        look(whole.substr(0, length));
    for (int n = 0; n < 200; ++n)
        look(damage(whole));
    for (int n = 0; n < 600; ++n) {
        auto damaged = entries;
        auto& bytes = damaged[below(damaged.size())].second;
        bytes = damage(bytes);
        look(zipOf(damaged));
    }
}
